"""Tables that wait on disk, packed, until it is their turn in the zip.

One table has several files. So that its rows are read but once, they all are written while the
first of them is sent.
"""

import csv
import gzip
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from tempfile import TemporaryFile
from typing import Any

from ..api.renderers import cell
from ..api.rows import Said
from .dictionary import Described
from .tables import Part, Table

# The fastest; the zip packs it anew.
PACKED = 1
PIECE = 1 << 16


class Spool:
    """One table as CSV, just as the API writes it."""

    def __init__(self, table: Described, stack: ExitStack) -> None:
        self.names, self.count = table.names, 0
        # The stack closes both.
        self.file = stack.enter_context(TemporaryFile())  # noqa: SIM115
        packed = gzip.open(self.file, "wt", PACKED, encoding="utf-8", newline="")  # noqa: SIM115
        self.packed = stack.enter_context(packed)
        self.writer = csv.writer(self.packed, lineterminator="\r\n")
        self.writer.writerow(self.names)

    def add(self, row: Mapping[str, Any]) -> None:
        self.writer.writerow([cell(row[name]) for name in self.names])
        self.count += 1

    def text(self) -> Iterator[str]:
        """Yield all that was written, piece by piece; nothing can be added any more."""
        self.packed.close()
        self.file.seek(0)
        with gzip.open(self.file, "rt", encoding="utf-8", newline="") as back:
            while piece := back.read(PIECE):
                yield piece


class Spools:
    """A table and its parts."""

    def __init__(self, table: Table, known: Iterable[Described], stack: ExitStack) -> None:
        self.table = table
        self.by_name = {each.name: Spool(each, stack) for each in known}

    def add(self, row: Said) -> None:
        """Keep a row of the table, with all that is listed in it."""
        self.keep(self.table, row)

    def keep(self, of: Table | Part, row: Said) -> None:
        self.by_name[of.name].add(row)
        for part in of.parts:
            back = {column: row[name] for name, column in part.back}
            for each in row[part.member]:
                self.keep(part, {**back, **each})


@contextmanager
def spools_for(table: Table, known: Iterable[Described]) -> Iterator[Spools]:
    """Keep the files of the table while it is sent.

    Args:
        known: the table and its parts, as the dictionary says them.
    """
    with ExitStack() as stack:
        yield Spools(table, known, stack)
