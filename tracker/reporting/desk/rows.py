"""The recommended actions as they are typed: rows with a position, moved, added and emptied."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from resolutions.paging import number_in

from ..content import LANGUAGES, Words
from .carried import plain

# Empty rows at the end, to be written in.
SPARE = 2
# More rows than a report has: what a form brings beyond is left out of account.
MOST = 300
FIELD = re.compile(r"row-(\d{1,4})-(?:en|fr|es)")

Action = dict[str, str]


@dataclass(frozen=True)
class Row:
    """One recommended action, where it stood and where it is to stand, both counted from 1.

    `is_known`: it was there before the form was opened.
    """

    place: int
    position: str
    texts: Mapping[str, str]
    is_known: bool = False
    error: str = ""

    def is_gone(self, original: str) -> bool:
        """Whether nothing is typed, or the original of an action that was there is emptied."""
        return not any(self.texts.values()) or (self.is_known and not self.texts[original])

    @property
    def key(self) -> tuple[int, int, int]:
        """Sorts as the positions ask: a row that is moved up stands before the one it meets."""
        asked = number_in(self.position.strip())
        wanted = asked or self.place
        return wanted, (wanted > self.place) - (wanted < self.place), self.place


@dataclass(frozen=True)
class ShownRow:
    """A row as the form shows it: a field for each language, the original first."""

    row: Row
    fields: Sequence[tuple[str, str, str]]
    is_last: bool

    @property
    def others(self) -> str:
        """The other languages in which it is written."""
        return ", ".join(name for _code, name, words in self.fields[1:] if words)


def shown(rows: Sequence[Row], languages: Sequence[tuple[str, str]]) -> list[ShownRow]:
    """Return the rows as the form shows them in the languages."""
    last = max((row.place for row in rows if row.is_known), default=0)
    return [
        ShownRow(
            row, [(code, name, row.texts[code]) for code, name in languages], row.place == last
        )
        for row in rows
    ]


def rows_of(actions: Sequence[Mapping[str, str]], spare: int = SPARE) -> list[Row]:
    """Return the rows of a form for the actions, with empty ones at the end."""
    shown = [*actions, *({} for _ in range(spare))]
    return [
        Row(
            place,
            str(place),
            {code: each.get(code, "") for code in LANGUAGES},
            is_known=place <= len(actions),
        )
        for place, each in enumerate(shown, start=1)
    ]


def rows_in(data: Any) -> list[Row]:
    """Return the rows that a form brings, in the order in which it showed them."""
    places = sorted({int(found[1]) for name in data if (found := FIELD.fullmatch(name))})
    return [
        Row(
            place,
            data.get(f"row-{place}-position", ""),
            {code: line(data.get(f"row-{place}-{code}", "")) for code in LANGUAGES},
            is_known=f"row-{place}-known" in data,
        )
        for place in places[:MOST]
    ]


def line(text: str) -> str:
    """Return an action as it is kept: one paragraph."""
    return " ".join(plain(text).split())


def in_order(rows: Sequence[Row], original: str) -> list[Row]:
    """Return the rows as their positions ask, without those that go, numbered through."""
    stay = (each for each in rows if not each.is_gone(original))
    kept = sorted(stay, key=lambda each: each.key)
    return [replace(row, position=str(at)) for at, row in enumerate(kept, start=1)]


def moved(rows: list[Row], place: int | None, by: int) -> list[Row]:
    """Return the rows with the one that stood at `place` one further up (-1) or down (1)."""
    at = next((at for at, row in enumerate(rows) if row.place == place), None)
    if at is None or not 0 <= at + by < len(rows):
        return rows
    rows = list(rows)
    rows[at], rows[at + by] = rows[at + by], rows[at]
    return rows


def actions_in(rows: Sequence[Row]) -> list[Action]:
    """Return what the rows say, for the services."""
    return [{code: text for code, text in row.texts.items() if text} for row in rows]


def without_stale_translations(
    rows: Sequence[Row], data: Sequence[Words], original: str
) -> tuple[list[Row], list[int]]:
    """Drop the data's own translation of an action whose original was rewritten.

    What somebody translated stays. Returns the rows, and the positions of those that lost one.
    """
    found, lost = [], []
    for at, row in enumerate(rows, start=1):
        gone = {
            code
            for each in data
            for code in LANGUAGES
            if code != original
            and row.texts[code]
            and row.texts[code] == line(each.get(code, ""))
            and row.texts[original] != line(each.get(original, ""))
        }
        kept = {code for each in data for code in gone if fits(row, each, code, original)}
        gone -= kept
        found.append(replace(row, texts={**row.texts, **dict.fromkeys(gone, "")}))
        lost += [at] if gone else []
    return found, lost


def fits(row: Row, data: Words, code: str, original: str) -> bool:
    """Whether the row is the data's own in both languages."""
    return all(row.texts[each] == line(data.get(each, "")) for each in (code, original))
