"""Reads a day in any form that spreadsheets and people write it in."""

import re
import unicodedata
from datetime import date, datetime
from functools import cache

from django.conf import settings
from django.utils import dates
from django.utils.translation import gettext as _
from django.utils.translation import override
from openpyxl.utils.datetime import from_excel

from .refusals import CellRefused

YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[T ][\d:.]+Z?)?")
RUN_TOGETHER = re.compile(r"(\d{4})(\d{2})(\d{2})")
YEAR_LAST = re.compile(r"(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{4})")
WITH_NAME = re.compile(r"(\d{1,2})(?:er|º|st|nd|rd|th)? (?:de )?([^\d\s]+) (?:de |del )?(\d{4})")
NAME_FIRST = re.compile(r"([^\d\s]+) (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})")
# The shortest that a name of a month is cut to.
SHORTEST = 3
# Days of which a spreadsheet counts 10,000 are in 1927: a smaller number is no count of days.
LEAST_SERIAL, MOST_SERIAL = 10_000, 2_958_465


def day_in(value: object, epoch: datetime) -> date | None:
    """Return the day that a cell holds; none where it is empty.

    Args:
        epoch: from which the workbook counts days: 1900 or 1904.

    Raises:
        CellRefused: it holds no day, or one that may be read in two ways.
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return day_counted(value, epoch)
    text = " ".join(str("" if value is None else value).split())
    return day_written(text) if text else None


def day_counted(value: int | float, epoch: datetime) -> date:
    """Return the day of a bare number: a count of days, or 20260605."""
    if LEAST_SERIAL <= value <= MOST_SERIAL:
        found = from_excel(value, epoch)
        if isinstance(found, datetime):
            return found.date()
    return day_written(f"{value:g}" if value < 10**6 else f"{value:.0f}")


def day_written(text: str) -> date:
    """Return the day that a text names, whatever the order of its parts if that is clear."""
    if found := YEAR_FIRST.fullmatch(text):
        return made(text, found[1], found[3], found[4])
    if found := RUN_TOGETHER.fullmatch(text):
        return made(text, found[1], found[2], found[3])
    if found := YEAR_LAST.fullmatch(text):
        return year_last(text, found[1], found[3], found[4], dotted=found[2] == ".")
    text_folded = folded(text)
    if found := WITH_NAME.fullmatch(text_folded):
        return made(text, found[3], month_named(found[2]), found[1])
    if found := NAME_FIRST.fullmatch(text_folded):
        return made(text, found[3], month_named(found[1]), found[2])
    raise CellRefused(no_day(text))


def year_last(text: str, first: str, second: str, year: str, *, dotted: bool) -> date:
    """Return the day of 25/6/2026 or 6/25/2026; with dots the day always comes first."""
    if dotted or first == second or int(first) > 12:
        return made(text, year, second, first)
    if int(second) > 12:
        return made(text, year, first, second)
    either = (made(text, year, second, first), made(text, year, first, second))
    if either[0] == either[1]:
        return either[0]
    raise CellRefused(
        _("“%(text)s” may be one day or another: write %(one)s or %(other)s.")
        % {"text": text, "one": either[0].isoformat(), "other": either[1].isoformat()}
    )


def made(text: str, year: str, month: str | int, day: str) -> date:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        raise CellRefused(no_day(text)) from None


def no_day(text: str) -> str:
    return _("“%(text)s” is not a day: write year-month-day, like 2026-06-05.") % {
        "text": text if len(text) <= 40 else f"{text[:40]}…"
    }


def month_named(name: str) -> int:
    """Return the number of the month whose name begins so, in any language; 0 if none or two."""
    begun = name.rstrip(".")
    numbers = {number for month, number in month_names() if month.startswith(begun)}
    return numbers.pop() if len(numbers) == 1 and len(begun) >= SHORTEST else 0


@cache
def month_names() -> frozenset[tuple[str, int]]:
    """Return the names of the months in each language, with their numbers."""
    found = set()
    for code, _name in settings.LANGUAGES:
        with override(code):
            found |= {(folded(str(name)), number) for number, name in dates.MONTHS.items()}
    return frozenset(found)


def folded(text: str) -> str:
    """Return the text without accents and capitals."""
    parts = unicodedata.normalize("NFD", text.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))
