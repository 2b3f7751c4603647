"""The report as a PDF: tagged (PDF/UA-1) and made to last (PDF/A-2a), by typst.

What people wrote reaches typst as data, never as markup, so nothing in it is carried out.
"""

import json
import re
import unicodedata
from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path

import typst
from django.utils.translation import gettext as _

from .document import Document
from .pdf_data import values_of
from .pdf_length import length
from .pdf_text import UNKNOWN

HERE = Path(__file__).parent

# In the order in which a sign is looked for; the last two have all that is assigned, as bitmaps.
FAMILIES = (
    "Noto Sans",
    *(
        f"Noto Sans {script}"
        for script in (
            *("Arabic", "Hebrew", "Devanagari", "Bengali", "Gurmukhi", "Gujarati", "Oriya"),
            *("Tamil", "Telugu", "Kannada", "Malayalam", "Sinhala", "Thaana"),
            *("Thai", "Lao", "Khmer", "Myanmar", "Mongolian"),
            *("Ethiopic", "Tifinagh", "Georgian", "Armenian"),
            *("Symbols2", "Symbols", "Math"),
        )
    ),
    "Noto Emoji",
    "Noto Sans SC",
    "Noto Sans KR",
    "Unifont",
    "Unifont Upper",
)

# So much takes typst up to a gigabyte, and is some 480 pages: 400 action items of ten updates each.
LONGEST = 3_000_000

# After how many compilations typst lets go of one: it would hold some 50 megabytes for each.
KEPT = 11

# How typst names the signs that no font has: with their numbers where they cannot be seen.
REFUSED = re.compile(r'(?:the text|codepoint) `"(.*?)"`')
ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")


@cache
def fonts() -> typst.Fonts:
    """Return the fonts that the product ships, and no others, whatever the machine has."""
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[HERE / "fonts"],
    )


class TooLong(Exception):
    """The document is longer than a server can lay out as a PDF."""


def fits(document: Document) -> bool:
    """Whether the document is short enough for a PDF; the other formats take any length."""
    return length(document) <= LONGEST


def render(document: Document) -> bytes:
    """Return the document as a PDF; the same bytes for the same document.

    Raises:
        TooLong: it does not fit.
    """
    if not fits(document):
        raise TooLong(_("The report is too long for a PDF: take the DOCX, the XLSX or the page."))
    values = json.dumps(
        {"fonts": FAMILIES, **values_of(document)}, ensure_ascii=False, separators=(",", ":")
    )
    try:
        return compiled(values, datetime.combine(document.dated, time(), UTC))
    finally:
        forget()


def compiled(values: str, moment: datetime) -> bytes:
    """Return the PDF; signs that no font has are shown as unknown."""
    try:
        return laid_out(values, moment)
    except typst.TypstError as error:
        refused = undisplayable(error.diagnostic)
        if not refused:
            raise
    return compiled(values.translate(dict.fromkeys(map(ord, refused), UNKNOWN)), moment)


def laid_out(values: str, moment: datetime) -> bytes:
    compiler = typst.Compiler(
        HERE / "report.typ",
        root=HERE,
        font_paths=fonts(),
        ignore_system_fonts=True,
        sys_inputs={"document": values},
    )
    made = compiler.compile(format="pdf", pdf_standards=["ua-1", "a-2a"], timestamp=moment)
    assert isinstance(made, bytes)
    return made


def forget() -> None:
    """Free the memory of a compilation, which typst keeps until a number of others have passed."""
    for _turn in range(KEPT):
        typst.compile(b" ", format="svg", font_paths=fonts(), ignore_system_fonts=True)


def undisplayable(diagnostic: str) -> set[str]:
    """Return the signs that no font has, of those that typst says it cannot show.

    A mark that does not go with its letter takes the letter with it; then only the mark is one.
    """
    texts = REFUSED.findall(diagnostic)
    signs = {
        sign for text in texts for sign in ESCAPED.sub(decoded, text) if "\x7f" < sign != UNKNOWN
    }
    return {sign for sign in signs if unicodedata.combining(sign)} or signs


def decoded(escape: re.Match[str]) -> str:
    return chr(int(escape[1], 16))
