"""How Word names languages, and which of a text's letters run from right to left."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from .markup import el

# Word checks spelling by country: those that the Convention's documents are edited in.
WORD_TAGS = {
    "ar": "ar-SA",
    "de": "de-DE",
    "en": "en-GB",
    "es": "es-ES",
    "fa": "fa-IR",
    "fr": "fr-FR",
    "he": "he-IL",
    "it": "it-IT",
    "ja": "ja-JP",
    "ko": "ko-KR",
    "pt": "pt-PT",
    "ru": "ru-RU",
    "ur": "ur-PK",
    "zh": "zh-CN",
}
RIGHT_TO_LEFT = {"ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"}
EAST_ASIAN = {"ja", "ko", "zh"}

# Hebrew, Arabic and their neighbours, with their presentation forms.
LEFTWARD = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
RIGHTWARD = rf"[^\W\d_{LEFTWARD}]"
# From the first letter of a direction to its last, with the spaces, signs and digits between them.
LEFTWARD_STRETCH = re.compile(rf"[{LEFTWARD}]+(?:[\W\d_]*[{LEFTWARD}]+)*")
RIGHTWARD_STRETCH = re.compile(rf"{RIGHTWARD}+(?:[\W\d_]*{RIGHTWARD}+)*")
ANY_LEFTWARD = re.compile(f"[{LEFTWARD}]")


def tag(language: str) -> str:
    return WORD_TAGS.get(language, language)


def base(language: str) -> str:
    return language.split("-")[0].lower()


def is_leftward(language: str) -> bool:
    return base(language) in RIGHT_TO_LEFT


@cache
def mark(language: str) -> str:
    """Return the mark of a run in that language: Word keeps one for each kind of script."""
    if is_leftward(language):
        return el("lang", bidi=tag(language))
    if base(language) in EAST_ASIAN:
        return el("lang", val=tag(language), eastAsia=tag(language))
    return el("lang", val=tag(language))


def default_mark(language: str) -> str:
    """Return the mark of the whole document."""
    return el("lang", val=tag(language), eastAsia=tag(language), bidi="ar-SA")


def stretches(text: str, language: str = "") -> Iterator[tuple[str, bool]]:
    """Yield the pieces of a text, and whether each runs from right to left.

    Spaces, signs and digits at the ends of a piece go the way of the language.
    """
    usual, end = is_leftward(language), 0
    for found in (RIGHTWARD_STRETCH if usual else LEFTWARD_STRETCH).finditer(text):
        if found.start() > end:
            yield text[end : found.start()], usual
        yield found.group(), not usual
        end = found.end()
    if end < len(text) or not text:
        yield text[end:], usual


def runs_leftward(text: str) -> bool:
    """Whether a paragraph runs from right to left: its first letter says so."""
    if not ANY_LEFTWARD.search(text):
        return False
    for letter in text:
        kind = unicodedata.bidirectional(letter)
        if kind in ("L", "R", "AL"):
            return kind != "L"
    return False
