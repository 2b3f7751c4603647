"""Days in any form in which spreadsheets and people write them."""

from datetime import date, datetime, time, timedelta

import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900

from parties.sheets.days import day_in
from parties.sheets.refusals import CellRefused

FIFTH_OF_JUNE = date(2026, 6, 5)


@pytest.mark.parametrize(
    "value",
    [
        date(2026, 6, 5),
        datetime(2026, 6, 5, 23, 59),  # noqa: DTZ001
        46178,
        46178.75,
        20260605,
        "2026-06-05",
        "2026-6-5",
        "2026/06/05",
        "2026.06.05",
        "2026-06-05T00:00:00",
        "2026-06-05 00:00:00",
        "20260605",
        "5.6.2026",
        "05.06.2026",
        "5. 6. 2026",
        " 5.6.2026\xa0",
        "5 June 2026",
        "5th June 2026",
        "5 jun 2026",
        "June 5, 2026",
        "Jun 5 2026",
        "5 juin 2026",
        "5 de junio de 2026",
        "5 de junio del 2026",
    ],
)
def test_a_day_is_read_in_every_clear_form(value: object) -> None:
    assert day_in(value, CALENDAR_WINDOWS_1900) == FIFTH_OF_JUNE


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("25/6/2026", date(2026, 6, 25)),
        ("6/25/2026", date(2026, 6, 25)),
        ("6-25-2026", date(2026, 6, 25)),
        ("6/6/2026", date(2026, 6, 6)),
        ("1er août 2026", date(2026, 8, 1)),
        ("15 févr. 2026", date(2026, 2, 15)),
        ("3 de septiembre de 2026", date(2026, 9, 3)),
        ("31 déc. 2026", date(2026, 12, 31)),
    ],
)
def test_the_order_may_be_any_if_the_parts_tell_it(text: str, day: date) -> None:
    assert day_in(text, CALENDAR_WINDOWS_1900) == day


@pytest.mark.parametrize("value", ["5/6/2026", "05-06-2026", "6/5/2026"])
def test_a_day_that_may_be_two_is_refused_with_both(value: str) -> None:
    with pytest.raises(CellRefused, match=r"2026-0[56]-0[56] or 2026-0[56]-0[56]"):
        day_in(value, CALENDAR_WINDOWS_1900)


@pytest.mark.parametrize(
    "value",
    ["2026", 2026, "June 2026", "5/6/26", "2026-13-01", "2026-02-30", "31.2.2026", "5 foo 2026",
     "soon", "3 jui 2026", "3 m 2026",
     True, 0.5, -1, 99999999, time(5), timedelta(3), "46178", "٣١/١٢", "1/13/2026/1"],
)  # fmt: skip
def test_what_is_no_day_is_refused(value: object) -> None:
    with pytest.raises(CellRefused, match="is not a day: write year-month-day"):
        day_in(value, CALENDAR_WINDOWS_1900)


@pytest.mark.parametrize("value", [None, "", "  ", "\xa0"])
def test_an_empty_cell_has_no_day(value: object) -> None:
    assert day_in(value, CALENDAR_WINDOWS_1900) is None


def test_a_count_of_days_begins_where_the_workbook_says() -> None:
    assert day_in(46178 - 1462, CALENDAR_MAC_1904) == FIFTH_OF_JUNE
