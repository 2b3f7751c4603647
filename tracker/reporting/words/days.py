"""Days and spans of days, as each language writes them."""

from datetime import date
from functools import lru_cache

from django.utils.formats import date_format

from .saying import _, tongue

# CMS parts the days of a meeting so: 23 - 24 October 2018.
TO = " - "


def day(on: date) -> str:
    """Return a day: 1 March 2025, 1er mars 2025, 1 de marzo de 2025."""
    return _day(on, tongue())


@lru_cache(4_000)
def _day(on: date, _language: str) -> str:
    return first_of_month(on, date_format(on, "DATE_FORMAT"))


def first_of_month(on: date, words: str) -> str:
    """French counts the first day of a month, and no other, as an ordinal."""
    return f"1er{words[1:]}" if tongue() == "fr" and on.day == 1 else words


def day_of_month(on: date) -> str:
    return first_of_month(on, str(on.day))


def days(first: date | None, last: date | None) -> str:
    """Return the days of a meeting, with what they share said once; "" where none is known."""
    if first is None or last is None or first == last:
        known = first or last
        return day(known) if known else ""
    if (first.year, first.month) == (last.year, last.month):
        return f"{day_of_month(first)}{TO}{day(last)}"
    if first.year == last.year:
        return f"{first_of_month(first, date_format(first, 'MONTH_DAY_FORMAT'))}{TO}{day(last)}"
    return f"{day(first)}{TO}{day(last)}"


def span(first: date | None, last: date | None) -> str:
    """Return when something went on; it may not have an end yet."""
    if first and last:
        return days(first, last)
    if first:
        return _("from %(first)s") % {"first": day(first)}
    return _("until %(last)s") % {"last": day(last)} if last else ""
