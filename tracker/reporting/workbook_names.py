"""What sheets are called: legal in Excel, each once, and as close to the title as there is room."""

import re
from collections.abc import Iterable

# Excel's: so many units of UTF-16, none of these characters, no apostrophe at either end.
MOST = 31
FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]+")
RESERVED = frozenset({"history"})


def units(text: str) -> int:
    """Return how long Excel takes a text to be."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def sheet_names(titles: Iterable[str]) -> list[str]:
    """Return a name for a sheet of each title, in their order."""
    taken: set[str] = set(RESERVED)
    found = []
    for title in titles:
        name = sheet_name(title, taken)
        taken.add(name.casefold())
        found.append(name)
    return found


def sheet_name(title: str, taken: set[str]) -> str:
    """Return the title as a name that is not taken; a number tells equal ones apart."""
    plain = " ".join(FORBIDDEN.sub(" ", title).split()).strip("'") or "–"
    name, number = shortened(plain, ""), 1
    while name.casefold() in taken:
        number += 1
        name = shortened(plain, f" ({number})")
    return name


def shortened(name: str, end: str) -> str:
    """Return the name with its end; an ellipsis stands for what there is no room for."""
    if units(name + end) <= MOST:
        return name + end
    while units(f"{name}…{end}") > MOST:
        name = name[:-1]
    kept = name.rstrip(" '")
    return f"{kept}…{end}"
