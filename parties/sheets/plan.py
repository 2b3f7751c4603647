"""What an uploaded sheet would change, row by row and cell by cell. Nothing is written here."""

import hashlib
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from ..entries import ActionEntry
from ..models import PartyAction
from .columns import SAID
from .rows import Row, Settled


class Kind(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    WRONG = "wrong"


@dataclass(frozen=True)
class CellChange:
    """One cell: what the site says, what the file says, and why it cannot be taken, if so.

    Attributes:
        name: a key of `columns.SAID`.
    """

    name: str
    before: str = ""
    after: str = ""
    problem: str = ""


@dataclass
class RowPlan:
    """What becomes of one row.

    Attributes:
        problem: why the row cannot be taken at all, and what to do.
        note: what else there is to know of it.
        keep: keys of the evidence that stays, where links were taken out; all, where none.
    """

    row: Row
    kind: Kind
    action: PartyAction | None = None
    cells: list[CellChange] = field(default_factory=list)
    problem: str = ""
    note: str = ""
    entry: ActionEntry | None = None
    keep: list[int] | None = None
    form_key: uuid.UUID | None = None

    @property
    def number(self) -> int:
        return self.row.number

    @property
    def heading(self) -> str:
        """By what the row is known to who wrote it."""
        said: Any = self.row.said.get("title")
        return said or (self.action.heading if self.action else "")

    @property
    def writes(self) -> bool:
        return self.kind in (Kind.NEW, Kind.CHANGED)


@dataclass(frozen=True)
class Plan:
    """What becomes of all rows.

    Attributes:
        settled: the rows that change nothing.
        missing: how many of the person's actions the file leaves out.
    """

    rows: list[RowPlan]
    settled: list[Settled]
    missing: int = 0

    def of(self, kind: Kind) -> list[RowPlan]:
        return [row for row in self.rows if row.kind == kind]

    @property
    def new(self) -> list[RowPlan]:
        return self.of(Kind.NEW)

    @property
    def changed(self) -> list[RowPlan]:
        return self.of(Kind.CHANGED)

    @property
    def wrong(self) -> list[RowPlan]:
        return self.of(Kind.WRONG)

    @property
    def writes(self) -> bool:
        return bool(self.new or self.changed)

    @property
    def may_apply(self) -> bool:
        """All or nothing: one wrong row keeps all others out."""
        return self.writes and not self.wrong

    @property
    def fingerprint(self) -> str:
        """Changes with anything that would be written, and with what it would be written over."""
        text = "".join(
            f"{row.number}{row.kind}{row.action and (row.action.pk, row.action.version)}{row.cells}"
            for row in self.rows
        )
        return hashlib.sha256(text.encode()).hexdigest()


def changes(before: Mapping[str, str], after: Mapping[str, str]) -> list[CellChange]:
    """Return the cells in which the two differ, in the order of the columns."""
    return [
        CellChange(name, before.get(name, ""), after[name])
        for name in SAID
        if name in after and after[name] != before.get(name, "")
    ]
