"""The text that stands in a cell for what an action says: two that look alike are alike.

A row is compared with its action by these texts, so that what a spreadsheet cannot keep (the kind
of a line break, blanks at the end, what is too long for a cell) never counts as a change.
"""

import re
from collections.abc import Iterable
from typing import Any

from ..models import ActionEvidence, PartyAction
from .columns import TEXTS

# The most that a cell holds, in UTF-16 units; a longer text is cut, and marked as cut.
MOST_UNITS = 32_767
KEPT, CUT = 15_000, " […]"
# What XML cannot carry.
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
LINK = re.compile(r"(?P<title>.*?)\s*\|\s*(?P<url>https?://\S+)", re.IGNORECASE)


def tidy(text: str) -> str:
    """Return the text as it comes back from any spreadsheet."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return UNWRITABLE.sub("", text).strip()


def fits(text: str) -> bool:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2 <= MOST_UNITS


def cell_text(text: str) -> str:
    """Return what a cell shows of the text: all of it, unless it is too long for any cell."""
    text = tidy(text)
    return text if fits(text) else text[:KEPT].rstrip() + CUT


def is_cut(text: str) -> bool:
    """Whether a cell cannot hold the whole text of an action."""
    return not fits(tidy(text))


def read_text(value: object) -> str:
    """Return what a cell holds as text; a whole number without the point."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if hasattr(value, "isoformat"):
        return str(value.isoformat()).removesuffix("T00:00:00")
    return tidy(str(value))


def said_by(action: PartyAction) -> dict[str, str]:
    """Return what the cells of the action hold; its items and links must be loaded."""
    return {
        **{name: cell_text(getattr(action, name)) for name in TEXTS},
        "items": " ".join(item.reference for item in action.items.all()),
        "stage": action.stage,
        "starts_on": action.starts_on.isoformat() if action.starts_on else "",
        "ends_on": action.ends_on.isoformat() if action.ends_on else "",
        "language": action.language,
        "links": "\n".join(lines_in(links_text(action))),
    }


def links_text(action: PartyAction) -> str:
    """Return the links of the action as its cell shows them, in their own order."""
    return cell_text("\n".join(map(line_of, links_of(action))))


def links_of(action: PartyAction) -> list[ActionEvidence]:
    """The links of the working copy; its files stay where they are."""
    shown: Iterable[Any] = action.shown_now  # type: ignore[attr-defined]
    return [each for each in shown if each.url]


def line_of(link: ActionEvidence) -> str:
    """Return the line that stands for a link: its title, a bar, its address."""
    title = " ".join(tidy(link.title).split())
    return link.url if title == link.url else f"{title} | {link.url}"


def link_in(line: str) -> tuple[str, str]:
    """Return title and address of a line; an address alone is its own title."""
    if found := LINK.fullmatch(line):
        return found["title"] or found["url"], found["url"]
    return line, line


def lines_in(text: str) -> list[str]:
    """Return the lines of a cell of links, each once, in an order of their own."""
    return sorted({" ".join(line.split()) for line in text.split("\n") if line.strip()})
