"""Days, spans and ordinals, as each language writes them."""

from datetime import date

import pytest

from tracker.reporting.words.days import day, days, span
from tracker.reporting.words.ordinals import ordinal
from tracker.reporting.words.saying import spoken


@pytest.mark.parametrize(
    ("number", "english", "french", "spanish"),
    [
        (1, "1st", "1re", "1.ª"),
        (2, "2nd", "2e", "2.ª"),
        (3, "3rd", "3e", "3.ª"),
        (4, "4th", "4e", "4.ª"),
        (11, "11th", "11e", "11.ª"),
        (12, "12th", "12e", "12.ª"),
        (13, "13th", "13e", "13.ª"),
        (21, "21st", "21e", "21.ª"),
        (56, "56th", "56e", "56.ª"),
        (101, "101st", "101e", "101.ª"),
        (111, "111th", "111e", "111.ª"),
    ],
)
def test_a_meeting_has_its_ordinal(number: int, english: str, french: str, spanish: str) -> None:
    found = []
    for language in ("en", "fr", "es"):
        with spoken(language):
            found.append(ordinal(number))

    assert found == [english, french, spanish]


@pytest.mark.parametrize(
    ("language", "expected"),
    [("en", "1 March 2025"), ("fr", "1er mars 2025"), ("es", "1 de marzo de 2025")],
)
def test_a_day_is_written_out(language: str, expected: str) -> None:
    with spoken(language):
        assert day(date(2025, 3, 1)) == expected


TWENTY_THIRD, TWENTY_FOURTH = date(2018, 10, 23), date(2018, 10, 24)


@pytest.mark.parametrize(
    ("first", "last", "english", "french", "spanish"),
    [
        (
            TWENTY_THIRD,
            TWENTY_FOURTH,
            "23 - 24 October 2018",
            "23 - 24 octobre 2018",
            "23 - 24 de octubre de 2018",
        ),
        (
            date(2025, 3, 30),
            date(2025, 4, 1),
            "30 March - 1 April 2025",
            "30 mars - 1er avril 2025",
            "30 de marzo - 1 de abril de 2025",
        ),
        (
            date(2025, 12, 30),
            date(2026, 1, 2),
            "30 December 2025 - 2 January 2026",
            "30 décembre 2025 - 2 janvier 2026",
            "30 de diciembre de 2025 - 2 de enero de 2026",
        ),
        (
            date(2025, 3, 1),
            date(2025, 3, 4),
            "1 - 4 March 2025",
            "1er - 4 mars 2025",
            "1 - 4 de marzo de 2025",
        ),
        (
            TWENTY_THIRD,
            None,
            "23 October 2018",
            "23 octobre 2018",
            "23 de octubre de 2018",
        ),
        (
            TWENTY_THIRD,
            TWENTY_THIRD,
            "23 October 2018",
            "23 octobre 2018",
            "23 de octubre de 2018",
        ),
        (None, None, "", "", ""),
    ],
)
def test_the_days_of_a_meeting_say_once_what_they_share(
    first: date | None, last: date | None, english: str, french: str, spanish: str
) -> None:
    found = []
    for language in ("en", "fr", "es"):
        with spoken(language):
            found.append(days(first, last))

    assert found == [english, french, spanish]


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (TWENTY_THIRD, TWENTY_FOURTH, "23 - 24 October 2018"),
        (TWENTY_THIRD, None, "from 23 October 2018"),
        (None, TWENTY_THIRD, "until 23 October 2018"),
        (None, None, ""),
    ],
)
def test_a_span_may_lack_an_end(first: date | None, last: date | None, expected: str) -> None:
    with spoken("en"):
        assert span(first, last) == expected
