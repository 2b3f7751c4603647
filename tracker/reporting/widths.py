"""How the columns of a table share its width."""

from collections.abc import Sequence
from math import fsum


def shares(parts: Sequence[int], least: Sequence[float], whole: float) -> list[float]:
    """Share out the whole by parts, and give each at least what it needs."""
    fixed: dict[int, float] = {}
    while True:
        rest = whole - fsum(fixed.values())
        of = sum(part for at, part in enumerate(parts) if at not in fixed) or 1
        found = [fixed.get(at, rest * part / of) for at, part in enumerate(parts)]
        short = {at: least[at] for at, width in enumerate(found) if width < least[at]}
        if not short:
            return found
        fixed |= short
