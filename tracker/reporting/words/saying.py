"""Sentences of one language, made of runs: each text keeps the language it was written in."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, lru_cache
from operator import attrgetter

from django.utils import translation
from django.utils.formats import number_format
from django.utils.translation import gettext

from ..document import Line, Run

# The languages of the tracker by those of a report.
LOCALES = {"en": "en-gb"}
PLACE = re.compile(r"%\((\w+)\)s")
BLANK_LINES = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
# Before these sounds Spanish writes "e" for "y".
SPANISH_I = re.compile(r"(?:i|hi(?![ae]))", re.IGNORECASE)

# What a sentence has in its places: words of the document, or runs with a language of their own.
Part = str | int | Run | Line
# Asked for each text; the framework answers in twenty times the time.
_tongue: ContextVar[str] = ContextVar("tongue", default="")
# What neighbours have in common that are made one.
kind = attrgetter("language", "href", "strong")
PLAIN = ("", "", False)


@contextmanager
def spoken(language: str) -> Iterator[None]:
    """Say all that is said inside in a language of reports (en, fr or es)."""
    with translation.override(LOCALES.get(language, language)):
        before = _tongue.set(language)
        try:
            yield
        finally:
            _tongue.reset(before)


def tongue() -> str:
    """Return the language of the document that is being written; outside of one, that in use."""
    return _tongue.get() or (translation.get_language() or "en")[:2]


def _(message: str) -> str:
    """Return a message in the language of the document; each is looked up once in a language."""
    return _translated(message, tongue())


@cache
def _translated(message: str, language: str) -> str:
    with translation.override(LOCALES.get(language, language)):
        return gettext(message)


def foreign(language: str) -> str:
    """Return the language with which a text is marked: none, where it is the document's."""
    return "" if language == tongue() else language


def language_name(code: str) -> str:
    """Return the name of a language in the middle of a sentence; its code where it is unknown."""
    try:
        name = str(translation.get_language_info(code)["name_translated"])
    except KeyError:
        return code
    return name if tongue() == "en" else name.lower()


def line(text: str, language: str = "", href: str = "", *, strong: bool = False) -> Line:
    """Return a paragraph that is one run; `language` is that of the text, if not the document's."""
    return (Run(text, foreign(language) if language else "", href, strong),)


def written(text: str, language: str) -> tuple[Line, ...]:
    """Return what somebody wrote: a paragraph for each that blank lines part, nothing changed."""
    if "\n" not in text:
        return (line(text, language),) if text.strip() else ()
    parts = BLANK_LINES.split(text.replace("\r\n", "\n"))
    return tuple(line(part.strip("\n"), language) for part in parts if part.strip())


def filled(sentence: str, **parts: Part) -> Line:
    """Return a translated sentence with runs in the places of its placeholders."""
    found: list[Run | str] = []
    for words, name in pieces_of(sentence):
        if words:
            found.append(words)
        if name:
            found += runs_of(parts[name])
    return merged(found)


@lru_cache(1_000)
def pieces_of(sentence: str) -> tuple[tuple[str, str], ...]:
    """Return the words of a sentence, each with the name of the place that comes after them."""
    words = [each.replace("%%", "%") for each in PLACE.split(sentence)[::2]]
    return tuple(zip(words, [*PLACE.findall(sentence), ""], strict=True))


def runs_of(part: Part) -> Sequence[Run | str]:
    if isinstance(part, tuple) and not isinstance(part, Run):
        return part
    return (part if isinstance(part, Run) else str(part),)


def merged(runs: Iterable[Run | str]) -> Line:
    """Return the runs with neighbours of the same kind made one; words alone are a plain run."""
    found: list[Run] = []
    texts: list[str] = []
    last = PLAIN
    for run in runs:
        text, same = (run, PLAIN) if isinstance(run, str) else (run.text, kind(run))
        if not text:
            continue
        if texts and same != last:
            found.append(Run("".join(texts), *last))
            texts.clear()
        last = same
        texts.append(text)
    return (*found, Run("".join(texts), *last)) if texts else ()


def sentences(*lines: Line) -> Line:
    """Return several sentences as one paragraph."""
    runs: list[Run] = []
    for each in lines:
        runs += [Run(" "), *each] if runs and each else each
    return merged(runs)


def joined(lines: Sequence[Line], between: str = ", ") -> Line:
    runs: list[Run] = []
    for at, each in enumerate(lines):
        runs += [Run(between), *each] if at else each
    return merged(runs)


def listed(names: Sequence[str]) -> str:
    """Return "a", "a and b" or "a, b and c"."""
    if len(names) < 2:
        return "".join(names)
    parts = {"first": ", ".join(names[:-1]), "last": names[-1]}
    if tongue() == "es" and SPANISH_I.match(names[-1]):
        return "{first} e {last}".format(**parts)
    return _("%(first)s and %(last)s") % parts


def number(value: int) -> str:
    """Return a number with its thousands grouped as the language does."""
    return _number(value, tongue())


@lru_cache(4_000)
def _number(value: int, language: str) -> str:
    # Spanish groups from five digits on.
    grouped = language != "es" or abs(value) > 9_999
    return str(number_format(value, use_l10n=True, force_grouping=grouped))


def said(words: Mapping[str, str]) -> str:
    """Return what the tracker says in the language of the document; in English, else."""
    return words.get(tongue()) or words.get("en", "")


def shortened(text: str, most: int = 220) -> str:
    """Return the beginning of a text, cut between words; all of it stands in the first annex."""
    if len(text) <= most and "\n" not in text:
        return text.strip().rstrip(".;,")
    words = " ".join(text.split()).rstrip(".;,")
    if len(words) <= most:
        return words
    return words[:most].rsplit(" ", 1)[0].rstrip(".,;:") + " …"
