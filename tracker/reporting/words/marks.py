"""How a text in another language than the document's says so to those who see it.

Its runs carry the language for those who hear it.
"""

from collections.abc import Iterable

from ..document import Line, Run
from .saying import _, foreign, language_name, merged


def mark(language: str) -> str:
    """Return what stands after a text: "(English)"; nothing, in the document's language."""
    if not foreign(language):
        return ""
    return _("(%(language)s)") % {"language": language_name(language)}


def marked(lines: tuple[Line, ...], language: str) -> tuple[Line, ...]:
    """Return the paragraphs of a text, its language named at the end of the last."""
    words = mark(language)
    if not (lines and words):
        return lines
    return (*lines[:-1], merged([*lines[-1], Run(f" {words}")]))


def lead(words: str, language: str) -> str:
    """Return the words before a text, with the language of the text where it is another."""
    if foreign(language):
        parts = {"words": words, "language": language_name(language)}
        words = _("%(words)s (%(language)s)") % parts
    return _("%(words)s:") % {"words": words}


def noted(languages: Iterable[str]) -> str:
    """Return that texts stand in other languages than the document's; "" where none does."""
    names = sorted({language_name(each) for each in languages if foreign(each)})
    if not names:
        return ""
    return _("Texts in another language (%(languages)s) stand as they were written.") % {
        "languages": ", ".join(names)
    }
