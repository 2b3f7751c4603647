"""Text on its way into a PDF: without what no page can show, and with how it runs and breaks."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from .document import Line, Run

# What stands for a sign that cannot be shown.
UNKNOWN = "\ufffd"

# Controls, halves of signs, private signs and signs that are none: no font says what they are.
NOTHING = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\uf8ff\ufdd0-\ufdef\ufffe\uffff\U000f0000-\U0010ffff]"
)
BREAKS = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")

# Languages that run from right to left, and the letters of their scripts.
LEFTWARDS = frozenset({"ar", "arc", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"})
LEFTWARD_LETTER = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe]")
LETTER = re.compile(r"[^\W\d_]")

LANGUAGE = re.compile("[a-z]{2,3}")
REACHABLE = re.compile(r"(?:https?://|mailto:)\S{1,4000}")

# Scripts without spaces: their lines break between signs or words without help.
UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef"
)
# Spaces at which no line breaks.
KEEPING = "\u00a0\u2007\u202f"
# Where an address breaks best, and how much of a word stays together where there is no such place.
SEAM = re.compile(r"(?<=[/?&=_.,;:@#%+~|-])(?=[^\W_])")
TOGETHER = 6
JOINER = "\u200d"

Value = str | dict[str, object]
# A run alone where a line has no more; else its runs.
LineValue = Value | list[Value]


def clean(text: str) -> str:
    """Return the text with its line breaks alike and without signs that nobody can show.

    A space before each break parts the words for those who copy the text, or hear it.
    """
    return NOTHING.sub(UNKNOWN, BREAKS.sub(" \n", text).replace("\t", " "))


def line_value(line: Line, longest: int) -> LineValue:
    """Return a line as typst takes it; a word longer than `longest` signs may break."""
    values = [run_value(run, longest) for run in line if run.text]
    if line and all(runs_leftward(run) for run in line):
        return {"line": values, "leftward": True}
    return values[0] if len(values) == 1 else values


def run_value(run: Run, longest: int) -> Value:
    text = pieces(clean(run.text), longest)
    marks: dict[str, object] = {}
    if LANGUAGE.fullmatch(run.language):
        marks["language"] = run.language
    if runs_leftward(run):
        marks["leftward"] = True
    if REACHABLE.fullmatch(run.href):
        marks["href"] = run.href
    if run.strong:
        marks["strong"] = True
    if len(text) == 1 and not marks:
        return text[0]
    return {"text": text, **marks}


def runs_leftward(run: Run) -> bool:
    """Whether a run has letters that run from right to left, and is in a language that does so or
    begins with one of them.
    """
    if not LEFTWARD_LETTER.search(run.text):
        return False
    first = LETTER.search(run.text)
    return run.language in LEFTWARDS or bool(first and LEFTWARD_LETTER.match(first[0]))


def pieces(text: str, longest: int) -> list[str]:
    """Return the text in the pieces between which a line may break besides at its spaces."""
    if len(text) <= longest:
        return [text]
    whole, *rest = long_word(longest).split(text)
    made = [whole]
    for word, after in zip(rest[::2], rest[1::2], strict=True):
        first, *others = parts(word, longest)
        made[-1] += first
        made += others
        made[-1] += after
    return made


@cache
def long_word(longest: int) -> re.Pattern[str]:
    return re.compile(rf"((?:[^\s{UNSPACED}]|[{KEEPING}]){{{longest + 1},}})")


def parts(word: str, longest: int) -> Iterator[str]:
    """Yield a long word in parts: at its seams, or else anywhere between two signs."""
    for part in SEAM.split(word):
        if len(part) > longest:
            yield from chopped(part)
        else:
            yield part


def chopped(word: str) -> Iterator[str]:
    made = ""
    for sign in word:
        apart = not unicodedata.category(sign).startswith("M") and JOINER not in (sign, made[-1:])
        if apart and len(made) >= TOGETHER:
            yield made
            made = ""
        made += sign
    yield made
