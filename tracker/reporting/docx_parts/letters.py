"""How wide words are in the type of the document, so that lines can be foreseen."""

from functools import cache
from unicodedata import normalize

# The widths of Arial's letters in thousandths of its size; all others are as wide as a digit.
DIGIT, SIGN = 556, 1000
REGULAR = {
    191: "'",
    222: "ijl’",
    278: " !,./:;I[\\]ft\u00a0·",
    333: "()-`r“”",
    389: "*",
    500: "Jcksvxyz",
    584: "+<=>~−",
    611: "FTZß",
    667: "&ABEKPSVXY",
    722: "CDHNRUw",
    778: "GOQ",
    833: "Mm",
    944: "Wœ%æ@",
    1000: "—…Œ",
}
BOLD = {
    238: "'",
    278: " ,./I\\ijl\u00a0·’",
    333: "!()-:;[]`ft",
    389: "*r",
    500: "z“”",
    584: "+<=>~−",
    611: "?FLTZbdghnopquß",
    667: "EPSVXY",
    722: "&ABCDHKNRU",
    778: "GOQw",
    833: "M",
    944: "Wœ%mæ@",
    1000: "—…Œ",
}
WIDTHS = tuple(
    {letter: width for width, letters in table.items() for letter in letters}
    for table in (REGULAR, BOLD)
)


@cache
def wide(letter: str, *, bold: bool = False) -> int:
    """Return how wide a letter is; one with an accent is as wide as without."""
    if letter >= "\u2190":
        return SIGN
    return WIDTHS[bold].get(normalize("NFD", letter)[0], DIGIT)


def width_of(words: str, size: float, *, bold: bool = False) -> float:
    """Return how wide words are in twips, in type of a size in points."""
    return sum(wide(letter, bold=bold) for letter in words) * size / 50
