"""Reads a tagged PDF as a screen reader does: its elements, and the words of each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.generic import ContentStream, TextStringObject

from tracker.reporting.document import Table

LEFTWARDS = re.compile("[\u0590-\u08ff]")
HEX = re.compile(rb"<([0-9A-Fa-f]+)>")
# Line breaks, and marks that say which way a text runs: the layout of a text, not its words.
LAYOUT = dict.fromkeys(
    map(ord, "\n\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
)


def words(text: str) -> str:
    """Return a text in a form in which it is the same on the page and in the document.

    What runs from right to left is drawn from left to right: its letters are compared in the order
    of the alphabet.
    """
    bare = text.translate(LAYOUT)
    return "".join(sorted(bare)) if LEFTWARDS.search(bare) else bare


@dataclass
class Element:
    """A part of the document; its kids are further parts and stretches of text, in order."""

    tag: str
    alt: str = ""
    language: str = ""
    kids: list["Element | str"] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(kid if isinstance(kid, str) else kid.text for kid in self.kids)

    def find(self, *tags: str) -> list["Element"]:
        """Return the elements with one of the tags, in the order of the document."""
        return [each for each in self.everything() if each.tag in tags]

    def everything(self) -> Iterator["Element"]:
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.everything()


def tables_of(data: bytes) -> list[list[list[str]]]:
    """Return the words of each cell of each table, the header row first."""
    return [
        [[words(cell.text) for cell in row.find("TH", "TD")] for row in table.find("TR")]
        for table in elements(data).find("Table")
    ]


def given(table: Table) -> list[list[str]]:
    """Return what `tables_of` says of a table that says all that it was given."""
    return [
        [words(column.title) for column in table.columns],
        *([words(cell.text) for cell in row.cells] for row in table.rows),
    ]


def elements(data: bytes) -> Element:
    """Return the whole document as its tree of elements."""
    reader = PdfReader(BytesIO(data))
    texts = {page.indirect_reference.idnum: marked_texts(page, reader) for page in reader.pages}
    root = reader.trailer["/Root"]["/StructTreeRoot"]
    return element({"/S": "/Document", "/K": root["/K"]}, texts, 0)


def element(node: Any, texts: dict[int, dict[int, str]], page: int) -> Element:
    page = node.raw_get("/Pg").idnum if "/Pg" in node else page
    made = Element(node["/S"][1:], str(node.get("/Alt", "")), str(node.get("/Lang", "")))
    kids = node["/K"] if "/K" in node else []
    for kid in kids if isinstance(kids, list) else [kids]:
        kid = kid.get_object() if hasattr(kid, "get_object") else kid
        if isinstance(kid, int):
            made.kids.append(texts[page].get(kid, ""))
        elif "/S" in kid:
            made.kids.append(element(kid, texts, page))
        elif "/MCID" in kid:
            where = kid.raw_get("/Pg").idnum if "/Pg" in kid else page
            made.kids.append(texts[where].get(kid["/MCID"], ""))
    return made


def marked_texts(page: PageObject, reader: PdfReader) -> dict[int, str]:
    """Return the text of each marked stretch of a page, by its number."""
    found: dict[int, str] = {}
    open_marks: list[tuple[int | None, str | None]] = []
    fonts = letters_of_fonts(page)
    letters: dict[int, str] = {}
    for operands, operator in ContentStream(page.get_contents(), reader).operations:
        if operator in (b"BDC", b"BMC"):
            marks = operands[1] if len(operands) > 1 else {}
            open_marks.append((marks.get("/MCID"), marks.get("/ActualText")))
            if "/ActualText" in marks:
                add(found, open_marks, str(marks["/ActualText"]))
        elif operator == b"EMC":
            open_marks.pop()
        elif operator == b"Tf":
            letters = fonts[operands[0]]
        elif operator in (b"Tj", b"TJ") and not any(actual for _, actual in open_marks):
            shown = operands[0] if operator == b"TJ" else operands
            add(found, open_marks, "".join(decoded(each, letters) for each in shown))
    return found


def add(found: dict[int, str], marks: list[tuple[int | None, str | None]], text: str) -> None:
    inside = [number for number, _ in marks if number is not None]
    if inside:
        found[inside[-1]] = found.get(inside[-1], "") + text


def decoded(shown: Any, letters: dict[int, str]) -> str:
    """Return what a string of a page says: two bytes for each sign."""
    if not isinstance(shown, str | bytes):
        return ""
    raw = shown.original_bytes if isinstance(shown, TextStringObject) else bytes(shown)
    codes = (int.from_bytes(raw[at : at + 2]) for at in range(0, len(raw), 2))
    return "".join(letters[code] for code in codes)


def letters_of_fonts(page: PageObject) -> dict[str, dict[int, str]]:
    """Return what each sign of each font of a page stands for."""
    fonts = page["/Resources"].get("/Font", {})
    return {
        name: letters_of(font.get_object()["/ToUnicode"].get_object().get_data())
        for name, font in fonts.items()
    }


def letters_of(cmap: bytes) -> dict[int, str]:
    """Read the table that says which letters the signs of a font stand for."""
    found: dict[int, str] = {}
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", cmap, re.S):
        values = HEX.findall(block)
        for code, letters in zip(values[::2], values[1::2], strict=True):
            found[int(code, 16)] = bytes.fromhex(letters.decode()).decode("utf-16-be")
    return found


def links_of(data: bytes) -> set[str]:
    """Return where the links of all pages lead."""
    reader = PdfReader(BytesIO(data))
    found = (note.get_object() for page in reader.pages for note in page.get("/Annots", []))
    return {str(note["/A"]["/URI"]) for note in found if "/URI" in note.get("/A", {})}
