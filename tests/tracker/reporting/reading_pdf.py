"""Reads a tagged PDF as a screen reader does: its elements, and the words of each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from io import BytesIO
from typing import Any

from pypdf import PageObject, PdfReader

LEFTWARDS = re.compile("[\u0590-\u08ff]")
# A soft hyphen at which a line was broken is drawn as well.
SOFT = re.compile("\xad+")
# Line breaks, and marks that say which way a text runs: the layout of a text, not its words.
LAYOUT = dict.fromkeys(
    map(ord, "\n\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
)

# Strings may hold pairs of brackets; a few levels of them are enough for what is read here.
STRING = rb"\((?:[^()\\]|\\.)*\)"
for _ in range(4):
    STRING = rb"\((?:[^()\\]|\\.|" + STRING + rb")*\)"
TOKEN = re.compile(
    rb"(?P<string>" + STRING + rb"|<[0-9A-Fa-f]+>)|/MCID (?P<number>\d+)|(?P<instead>/ActualText)"
    rb"|/(?P<font>\w+) [\d.]+ Tf|\b(?P<verb>BDC|BMC|EMC|TJ|Tj)\b",
    re.S,
)
ESCAPE = re.compile(rb"\\([0-7]{1,3}|.)", re.S)
ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
HEX = re.compile(rb"<([0-9A-Fa-f]+)>")


@dataclass
class Element:
    """A part of the document; its kids are further parts and stretches of text, in order.

    A cell stands for `rows` rows.
    """

    tag: str
    alt: str = ""
    language: str = ""
    rows: int = 1
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


def words(text: str) -> str:
    """Return a text in a form in which it is the same on the page and in the document.

    What runs from right to left is drawn from left to right: its letters are compared in the order
    of the alphabet.
    """
    bare = SOFT.sub("\xad", text.translate(LAYOUT))
    return "".join(sorted(bare)) if LEFTWARDS.search(bare) else bare


def links_of(data: bytes) -> set[str]:
    """Return where the links of all pages lead."""
    notes = (note.get_object() for page in opened(data).pages for note in page.get("/Annots", []))
    return {str(note["/A"]["/URI"]) for note in notes if "/URI" in note.get("/A", {})}


def opened(data: bytes) -> PdfReader:
    return PdfReader(BytesIO(data))


def elements(data: bytes) -> Element:
    """Return the whole document as its tree of elements."""
    reader = opened(data)
    texts = {number_of(page): marked_texts(page) for page in reader.pages}
    root: Any = reader.trailer["/Root"]
    return element({"/S": "/Document", "/K": root["/StructTreeRoot"]["/K"]}, texts, 0)


def number_of(page: PageObject) -> int:
    assert page.indirect_reference is not None
    return page.indirect_reference.idnum


def element(node: Any, texts: dict[int, dict[int, str]], page: int) -> Element:
    page = node.raw_get("/Pg").idnum if "/Pg" in node else page
    made = Element(
        node["/S"][1:], str(node.get("/Alt", "")), str(node.get("/Lang", "")), rows_of(node)
    )
    kids = node.get("/K", [])
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


def rows_of(node: Any) -> int:
    return max([1, *(int(each.get("/RowSpan", 1)) for each in node.get("/A", []))])


@dataclass
class Marks:
    """What is marked where a page is being read: numbers, and words that are read out instead."""

    numbers: list[int | None] = field(default_factory=list)
    instead: list[str | None] = field(default_factory=list)
    found: dict[int, str] = field(default_factory=dict)

    def begin(self, number: int | None, instead: str | None) -> None:
        self.numbers.append(number)
        self.instead.append(None)
        self.say(instead or "")
        self.instead[-1] = instead

    def end(self) -> None:
        self.numbers.pop()
        self.instead.pop()

    def say(self, text: str) -> None:
        inside = [number for number in self.numbers if number is not None]
        if inside and not any(self.instead):
            self.found[inside[-1]] = self.found.get(inside[-1], "") + text


def marked_texts(page: PageObject) -> dict[int, str]:
    """Return the text of each marked stretch of a page, by its number."""
    fonts, letters, marks = letters_of_fonts(page), dict[int, str](), Marks()
    strings: list[bytes] = []
    number, instead = None, False
    contents = page.get_contents()
    for token in TOKEN.finditer(contents.get_data() if contents is not None else b""):
        if token["string"]:
            strings.append(unescaped(token["string"]))
        elif token["number"]:
            number = int(token["number"])
        elif token["instead"]:
            instead = True
        elif token["font"]:
            letters = fonts["/" + token["font"].decode()]
        elif token["verb"] == b"EMC":
            marks.end()
        elif token["verb"] in (b"BDC", b"BMC"):
            marks.begin(number, decoded(strings[-1]) if instead else None)
            strings, number, instead = [], None, False
        else:
            marks.say(drawn(b"".join(strings), letters))
            strings = []
    return marks.found


def drawn(codes: bytes, letters: dict[int, str]) -> str:
    """Return what a string of a page says: two bytes for each sign."""
    return "".join(letters[int.from_bytes(codes[at : at + 2])] for at in range(0, len(codes), 2))


def unescaped(string: bytes) -> bytes:
    if string.startswith(b"<"):
        return bytes.fromhex(string[1:-1].decode())
    return ESCAPE.sub(lambda found: escaped(found[1]), string[1:-1])


def escaped(sign: bytes) -> bytes:
    return bytes([int(sign, 8)]) if sign.isdigit() else ESCAPES.get(sign, sign)


def decoded(string: bytes) -> str:
    wide = string.startswith(b"\xfe\xff")
    return string[2:].decode("utf-16-be") if wide else string.decode("latin-1")


def letters_of_fonts(page: PageObject) -> dict[str, dict[int, str]]:
    """Return what each sign of each font of a page stands for."""
    resources: Any = page.get("/Resources", {})
    return {
        name: letters_of(font.get_object()["/ToUnicode"].get_object().get_data())
        for name, font in resources.get("/Font", {}).items()
    }


@cache
def letters_of(table: bytes) -> dict[int, str]:
    """Read the table that says which letters the signs of a font stand for."""
    found: dict[int, str] = {}
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", table, re.S):
        values = HEX.findall(block)
        for code, letters in zip(values[::2], values[1::2], strict=True):
            found[int(code, 16)] = bytes.fromhex(letters.decode()).decode("utf-16-be")
    return found
