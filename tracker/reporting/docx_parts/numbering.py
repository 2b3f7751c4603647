"""The numbering of paragraphs: one list through the whole document, so that Word counts anew."""

from .markup import el, part, twips

PARAGRAPHS, BULLETS = 1, 2
INDENT = twips(10)


def numbered(level: int) -> str:
    """Return the properties of a paragraph that the list counts."""
    return el("numPr", el("ilvl", val=level), el("numId", val=PARAGRAPHS))


def level(at: int, form: str, text: str, style: str = "") -> str:
    linked = el("pStyle", val=style) if style else ""
    indent = el("ind", left=INDENT * (at + 1), hanging=INDENT)
    tab = el("tabs", el("tab", val="num", pos=INDENT * (at + 1)))
    return el(
        "lvl",
        el("start", val=1),
        el("numFmt", val=form),
        linked,
        el("lvlText", val=text),
        el("lvlJc", val="left"),
        el("pPr", tab, indent),
        ilvl=at,
    )


def abstract(number: int, name: str, kind: str, *levels: str) -> str:
    return el(
        "abstractNum",
        el("nsid", val=f"1110{number:04d}"),
        el("multiLevelType", val=kind),
        el("tmpl", val=f"2024{number:04d}"),
        el("name", val=name),
        *levels,
        abstractNumId=number,
    )


def numbering_part() -> bytes:
    """Return the definitions: 1. a) i. through the document, and bullets for editors."""
    counted = (
        level(0, "decimal", "%1.", "ListNumber"),
        level(1, "lowerLetter", "%2)", "ListNumber2"),
        level(2, "lowerRoman", "%3.", "ListNumber3"),
    )
    return part(
        "numbering",
        abstract(PARAGRAPHS, "Paragraphs", "multilevel", *counted),
        abstract(BULLETS, "Bullets", "singleLevel", level(0, "bullet", "•", "ListBullet")),
        *(el("num", el("abstractNumId", val=each), numId=each) for each in (PARAGRAPHS, BULLETS)),
    )
