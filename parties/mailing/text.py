"""Plain text for e-mails: one line where one line is meant, and lines short enough to quote."""

import re
import textwrap
import unicodedata

WIDTH = 76
QUOTE = "> "
FIRST_STRONG_ISOLATE, END_OF_ISOLATE = "\u2068", "\u2069"
# Letters written from right to left, and the marks that turn the direction of what follows.
TURNING = {"R", "AL", "RLE", "RLO", "RLI", "LRE", "LRO", "LRI", "FSI", "PDF", "PDI"}


def one_line(text: str) -> str:
    """Return words on one line, so that they begin no header and no paragraph."""
    line = " ".join(text.split())
    return "".join(each for each in line if unicodedata.category(each) != "Cc")


def title(text: str, longest: int = 0) -> str:
    """Return somebody's title on one line, to stand in a sentence of ours.

    Words that run from right to left are set apart, so that they turn nothing but themselves.
    """
    line = one_line(text)
    if longest and len(line) > longest:
        line = f"{line[: longest - 1].rstrip()}…"
    if any(unicodedata.bidirectional(each) in TURNING for each in line):
        line = line.replace(END_OF_ISOLATE, "")
        return f"{FIRST_STRONG_ISOLATE}{line}{END_OF_ISOLATE}"
    return line


def quoted(text: str) -> str:
    """Return somebody's words as a quotation, in their own lines."""
    return "\n".join(f"{QUOTE}{line}".rstrip() for line in text.strip().splitlines())


def tidy(text: str) -> str:
    """Return rendered text with short lines, and no more than one blank line between them."""
    lines = (_wrapped(line.rstrip()) for line in text.strip().splitlines())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)) + "\n"


def _wrapped(line: str) -> str:
    """Return the line in several where it is long; an address is not cut."""
    start = re.match(rf"(?:{QUOTE})?(?:- )?", line)
    hang = (start.group() if start else "").replace("- ", "  ")
    return textwrap.fill(
        line,
        WIDTH,
        subsequent_indent=hang,
        break_long_words=False,
        break_on_hyphens=False,
    )
