"""What a style is, and what styles say of paragraphs and of text."""

from dataclasses import dataclass

from .markup import el, twips

INK = "16232B"
QUIET = "54646D"
RULE = "7D8B92"

# Lines in parts of 240 of their height: those of running text, and single ones.
LINE, SINGLE = 252, 240


@dataclass(frozen=True)
class Style:
    """A style of paragraphs or characters.

    Attributes:
        name: as Word knows it; its own names are in small letters and translated by Word.
        based: the id of the style that it builds on.
        then: the id of the style of the paragraph after it.
        paragraph: its properties of the paragraph, in the order of the schema.
        run: its properties of the text, in the order of the schema.
        order: its place in Word's list of styles; one without is not in the gallery.
        own: whether it is ours and not one of Word's.
    """

    id: str
    name: str
    based: str = "Normal"
    then: str = ""
    paragraph: str = ""
    run: str = ""
    kind: str = "paragraph"
    order: int = 99
    own: bool = False

    @property
    def xml(self) -> str:
        attributes: dict[str, str | int] = {"type": self.kind}
        if self.own:
            attributes["customStyle"] = 1
        if self.id in ("Normal", "DefaultParagraphFont"):
            attributes["default"] = 1
        parts = [el("name", val=self.name)]
        parts += [el("basedOn", val=self.based)] if self.based else []
        parts += [el("next", val=self.then)] if self.then else []
        parts += [el("uiPriority", val=self.order)]
        parts += ["<w:qFormat/>"] if self.order < 99 else []
        parts += [el("pPr", self.paragraph)] if self.paragraph else []
        parts += [el("rPr", self.run)] if self.run else []
        return el("style", *parts, **attributes, styleId=self.id)


def space(before: float, after: float, line: int = LINE) -> str:
    """Return the space around a paragraph in points; lines in parts of 240."""
    return el(
        "spacing", before=round(before * 20), after=round(after * 20), line=line, lineRule="auto"
    )


def size(points: float) -> str:
    return el("sz", val=round(points * 2)) + el("szCs", val=round(points * 2))


def colour(value: str) -> str:
    return el("color", val=value)


def fonts(name: str) -> str:
    return el("rFonts", ascii=name, hAnsi=name, eastAsia=name, cs=name)


def border(side: str, width: int, gap: int, tint: str = RULE) -> str:
    return el(side, val="single", sz=width, space=gap, color=tint)


def box(gap: int) -> str:
    """Return the border of a box; paragraphs that have the same stand in one."""
    return el("pBdr", *(border(side, 8, gap, INK) for side in ("top", "left", "bottom", "right")))


BOLD = "<w:b/><w:bCs/>"
ITALIC = "<w:i/><w:iCs/>"
CAPS = "<w:caps/>"
KEEP = "<w:keepNext/>"
WHOLE = "<w:keepLines/>"
MIDDLE = el("jc", val="center")
JUSTIFIED = el("jc", val="both")


def inside(gap: int) -> str:
    """Return the room that a box takes, so that its border does not stand in the margin."""
    return el("ind", left=gap * 20 + 10, right=gap * 20 + 10)


def indent(left: float, right: float = 0) -> str:
    """Return the room at the sides of a paragraph in millimetres."""
    return el("ind", left=twips(left), right=twips(right))


def frame(width: float, top: float) -> str:
    """Return the place of paragraphs that stand at the right, beside the one before them.

    Args:
        width: in millimetres, as is `top`, which is counted from the edge of the page.
    """
    return el(
        "framePr", w=twips(width), wrap="around", vAnchor="page", hAnchor="margin",
        xAlign="right", y=twips(top),
    )  # fmt: skip


def outline(level: int) -> str:
    return el("outlineLvl", val=level)
