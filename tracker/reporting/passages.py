"""The texts that people write in a report, over what the data says.

A section that nobody touched says what the data says, in every language. One that was written in
the original language stands as it was written, in all languages, until somebody writes it in them.
"""

from collections.abc import Mapping
from typing import Any

from .content import LANGUAGES, Passage, Said, Words

THEME = "theme-"
# What somebody wrote in a section, by language: `{"text": …, "data": …}`.
Written = Mapping[str, Mapping[str, str]]


def passage_of(data: Words, written: Written, original: str) -> Passage:
    """Return what a section says to the reader of each language.

    Args:
        data: what the data says.
        written: what people wrote instead.
        original: the language in which the report is written first.
    """
    return {language: _said(language, data, written, original) for language in LANGUAGES}


def _said(language: str, data: Words, written: Written, original: str) -> Said:
    if language in written:
        return Said(written[language]["text"], language)
    if original in written:
        return Said(written[original]["text"], original)
    return Said(data.get(language, ""), language)


def recommended_of(
    data: tuple[Words, ...], written: list[dict[str, str]] | None, original: str
) -> tuple[Passage, ...]:
    """Return the recommended actions: as people ordered and wrote them, or as the data says."""
    if written is None:
        return tuple(passage_of(each, {}, original) for each in data)
    return tuple(
        passage_of({}, {language: {"text": text} for language, text in each.items()}, original)
        for each in written
    )


def is_touched(texts: Mapping[str, Any], section: str) -> bool:
    return bool(texts.get(section))


def theme_section(code: str) -> str:
    """Return the section that introduces a theme."""
    return f"{THEME}{code}"
