"""Runs of text: their language, their direction, their links."""

import re
from dataclasses import dataclass, field
from urllib.parse import quote, urlsplit
from xml.sax.saxutils import escape

from ..document import Line, Run, plain
from .languages import mark, runs_leftward, stretches
from .markup import el, said

BREAKS = re.compile(r"([\n\t])")
BREAK_ELEMENTS = {"\n": "<w:br/>", "\t": "<w:tab/>"}

SCHEMES = ("http", "https", "mailto")
# Word refuses to follow a longer one.
LONGEST_ADDRESS = 2_000
# What may stand in an address as it is; the rest is written by its bytes.
SAFE_IN_ADDRESS = "%/:?#[]@!$&'()*+,;=~-._"


@dataclass
class Story:
    """What the text of the document refers to, collected while it is written.

    Attributes:
        language: of the document.
        links: the addresses that it leads to, with the id of each.
        pictures: the PNG files that it shows, in their order.
        marks: how many bookmarks there are.
    """

    language: str
    links: dict[str, str] = field(default_factory=dict)
    pictures: list[bytes] = field(default_factory=list)
    marks: int = 0

    def link_to(self, href: str) -> str:
        """Return the id of a link to the address; "" where it leads nowhere."""
        address = address_of(href) if href else ""
        if not address:
            return ""
        return self.links.setdefault(address, f"rIdLink{len(self.links) + 1}")

    def picture_of(self, png: bytes) -> int:
        """Return the number of the picture."""
        self.pictures.append(png)
        return len(self.pictures)

    def bookmark(self, name: str, inside: str) -> str:
        """Return what is inside with a name that a cross-reference can use."""
        self.marks += 1
        known = f"_{re.sub(r'[^0-9A-Za-z]', '_', name)}"[:40]
        start = el("bookmarkStart", id=self.marks, name=known)
        return f"{start}{inside}{el('bookmarkEnd', id=self.marks)}"


def address_of(href: str) -> str:
    """Return the address as a valid URI; "" for one that Word would not follow."""
    written = quote(said(href).strip(), safe=SAFE_IN_ADDRESS)
    try:
        known = urlsplit(written).scheme.lower() in SCHEMES
    except ValueError:
        return ""
    return written if known and len(written) <= LONGEST_ADDRESS else ""


def words(text: str) -> str:
    """Return the content of a run, with its line breaks and tabs; the text is one XML can hold."""
    if "\n" not in text and "\t" not in text:
        return f'<w:t xml:space="preserve">{escape(text)}</w:t>' if text else ""
    return "".join(BREAK_ELEMENTS.get(each) or words(each) for each in BREAKS.split(text))


def run_xml(text: str, *, style: str = "", strong: bool = False, language: str = "") -> str:
    """Return one text as runs: one for each direction of writing."""
    before = el("rStyle", val=style) if style else ""
    before += "<w:b/><w:bCs/>" if strong else ""
    after = mark(language) if language else ""
    made = []
    for piece, leftward in stretches(said(text), language):
        properties = f"{before}{'<w:rtl/>' if leftward else ''}{after}"
        inside = f"<w:rPr>{properties}</w:rPr>" if properties else ""
        made.append(f"<w:r>{inside}{words(piece)}</w:r>")
    return "".join(made)


def linked(run: Run, story: Story) -> str:
    """Return a run of the document, as a link where it leads somewhere."""
    language = run.language if run.language != story.language else ""
    to = story.link_to(run.href)
    style = "Hyperlink" if to else ""
    made = run_xml(run.text, style=style, strong=run.strong, language=language)
    return f'<w:hyperlink r:id="{to}" w:history="1">{made}</w:hyperlink>' if to else made


def line_xml(line: Line, story: Story) -> str:
    return "".join(linked(run, story) for run in line)


def paragraph(
    style: str,
    inside: str,
    *,
    keep_next: bool = False,
    place: str = "",
    leftward: bool = False,
    room: str = "",
    jc: str = "",
) -> str:
    """Return a paragraph.

    Args:
        inside: its runs.
        place: its frame, or its place in a list.
        room: the space above and below it.
    """
    properties = (
        f'<w:pStyle w:val="{style}"/>'
        f"{'<w:keepNext/>' if keep_next else ''}"
        f"{place}"
        f"{'<w:bidi/>' if leftward else ''}"
        f"{room}"
        f"{el('jc', val=jc) if jc else ''}"
    )
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def text_paragraph(
    style: str,
    line: Line,
    story: Story,
    *,
    keep_next: bool = False,
    place: str = "",
    jc: str = "",
) -> str:
    """Return a line of the document as a paragraph, in the direction of its first letter."""
    return paragraph(
        style,
        line_xml(line, story),
        keep_next=keep_next,
        place=place,
        leftward=runs_leftward(plain(line)),
        jc=jc,
    )
