"""Making many small things at once that all stay: the tables of a report, its cells, its files."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def burst() -> Iterator[None]:
    """Let Python's search for cycles rest in the meantime.

    Nothing that a report is made of refers back to itself. The search would go through all of it
    again and again as it grows, for a third of the time, and find nothing to free. What is
    dropped is freed at once nevertheless, by its count of references.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
