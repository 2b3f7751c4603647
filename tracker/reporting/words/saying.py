"""Sentences of one language, made of runs: each text keeps the language it was written in."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar

from django.utils import translation
from django.utils.formats import number_format
from django.utils.translation import gettext as _

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
_tongue: ContextVar[str] = ContextVar("tongue", default="en")


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
    """Return the language of the document that is being written."""
    return _tongue.get()


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
    parts = BLANK_LINES.split(text.replace("\r\n", "\n"))
    return tuple(line(part.strip("\n"), language) for part in parts if part.strip())


def filled(sentence: str, **parts: Part) -> Line:
    """Return a translated sentence with runs in the places of its placeholders."""
    runs: list[Run] = []
    for at, piece in enumerate(PLACE.split(sentence)):
        if at % 2:
            runs += runs_of(parts[piece])
        elif piece:
            runs.append(Run(piece.replace("%%", "%")))
    return merged(runs)


def runs_of(part: Part) -> Line:
    if isinstance(part, tuple):
        return part
    return (part,) if isinstance(part, Run) else (Run(str(part)),)


def merged(runs: Iterable[Run]) -> Line:
    """Return the runs with neighbours of the same kind made one."""
    found: list[Run] = []
    for run in runs:
        if found and kind(found[-1]) == kind(run):
            found[-1] = Run(found[-1].text + run.text, *kind(run))
        elif run.text:
            found.append(run)
    return tuple(found)


def kind(run: Run) -> tuple[str, str, bool]:
    return run.language, run.href, run.strong


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
    # Spanish groups from five digits on.
    grouped = tongue() != "es" or abs(value) > 9_999
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
