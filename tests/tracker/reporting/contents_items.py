"""Action items for tests of progress reports, and how they came along."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from tracker.reporting.content import (
    Due,
    Figure,
    Item,
    Move,
    Named,
    Point,
    Update,
)

from .contents_given import BBNJ, BLG_MEETING, LETTER, PARAGRAPHS, SITE


def item(reference: str, **changes: Any) -> Item:
    """An action item with the reference `11.10-18.1-SEC`; nothing is known of it unless said."""
    clause, addressee = reference.split("-")[1:]
    number = int(clause.split(".")[0])
    paragraph = next(each for each in PARAGRAPHS if each.number == number)
    plain = Item(
        reference=reference,
        url=f"{SITE}/items/{reference}/",
        paragraph=number,
        theme=paragraph.theme,
        clause=paragraph.text.rstrip(";"),
        verb="requests",
        modality="request",
        timeframe="none",
        timeframe_text="",
        addressee=addressee,
        joint=False,
        asks=f"do what paragraph {number} asks, as far as it is theirs",
        status="no_information",
        status_on=None,
        status_before="no_information",
        needs_funding=False,
    )
    return replace(plain, **changes)


def items() -> tuple[Item, ...]:
    """Thirteen items of two themes: every status but one, every kind of deadline, each text."""
    return (
        item(
            "11.10-2-SEC",
            asks="inform biodiversity-related agreements about the Samarkand Strategic Plan",
            status="implemented",
            status_on=date(2024, 11, 5),
            status_before="in_progress",
            in_period=True,
            updates=(
                Update(
                    date(2024, 11, 5),
                    "implemented",
                    "The Plan was presented to the BLG.\n\nIts members asked for a summary.",
                    evidence=(LETTER, BLG_MEETING),
                ),
                Update(
                    date(2024, 9, 15),
                    "in_progress",
                    "A letter was sent to seven secretariats.",
                    "The summary exists in English only.",
                    "Have the summary translated.",
                ),
            ),
        ),
        item(
            "11.10-14.2-SEC",
            asks="prepare proposals to strengthen cooperation with other conventions",
            timeframe="recurring",
            timeframe_text="at future meetings of the Conference of the Parties",
            status="in_progress",
            status_on=date(2024, 9, 2),
            status_before="not_started",
            in_period=True,
            updates=(
                Update(date(2024, 9, 2), "in_progress", "A first draft is with the BLG.", "", ""),
            ),
            deadlines=(
                Due("every_meeting", "due", date(2026, 3, 23), "COP15", "COP"),
                Due("every_meeting", "due", None, "", "COP"),
            ),
        ),
        item(
            "11.10-15.2-PAR",
            verb="encourages",
            modality="encourage",
            asks="engage in the processes of the BBNJ Agreement",
            status="ongoing",
            status_on=date(2024, 10, 1),
            status_before="no_information",
            in_period=True,
            updates=(replace(BBNJ, evidence=()),),
        ),
        item(
            "11.10-15.2-SEC",
            verb="encourages",
            modality="encourage",
            asks="engage in the processes of the BBNJ Agreement",
            status="ongoing",
            status_on=date(2024, 10, 1),
            status_before="ongoing",
            in_period=True,
            updates=(BBNJ,),
        ),
        item("11.10-15.2-NGO", verb="encourages", modality="encourage"),
        item("11.10-15.2-STK", verb="encourages", modality="encourage"),
        item(
            "11.10-18.1-SEC",
            asks="consider and advise on ways and means of addressing animal species",
            status="in_progress",
            status_on=date(2024, 12, 1),
            status_before="in_progress",
            needs_funding=True,
            in_period=True,
            updates=(
                Update(date(2024, 12, 1), "in_progress", "", "Nobody pays for the study.", ""),
            ),
            deadlines=(Due("date", "missed", date(2024, 12, 31)),),
        ),
        item("11.10-18.1-PAR", joint=True, status_before=""),
        item(
            "11.10-21-SEC",
            asks="be aware of the progress with respect to the entry into force of the Agreement",
            timeframe="event",
            timeframe_text="subsequently",
            status="not_started",
            status_on=date(2024, 3, 1),
            status_before="not_started",
            needs_funding=True,
            updates=(Update(date(2024, 3, 1), "not_started", "", "", "Begin in 2025."),),
            deadlines=(
                Due("event", "due", None, event="entry into force of the BBNJ Agreement"),
                Due("meeting", "missed", date(2024, 10, 21), "CBD COP16", "COP"),
            ),
        ),
        item(
            "11.10-23-BLG",
            verb="Invites",
            modality="invite",
            asks="strengthen cooperation and coordination",
            status="ongoing",
            status_on=date(2024, 8, 8),
            status_before="not_started",
            in_period=True,
            left_out=True,
            updates=(Update(date(2024, 8, 8), "ongoing"),),
        ),
        item(
            "11.10-27-SEC",
            asks="continue to report to the Standing Committee on progress made",
            timeframe="ongoing",
            timeframe_text="continue",
            status="ongoing",
            status_on=date(2024, 6, 30),
            status_before="ongoing",
            updates=(Update(date(2024, 6, 30), "ongoing", "This report was prepared.", "", ""),),
            deadlines=(
                Due("every_meeting", "met", date(2024, 6, 1), "StC55", "StC"),
                Due("every_meeting", "due", date(2025, 3, 25), "StC56", "StC"),
            ),
        ),
        item("11.10-28.2-PAR", asks="ensure that adequate resources are provided"),
        item(
            "11.10-29-PAR",
            verb="Urges",
            modality="urge",
            asks="establish close collaboration at the national level",
            status="elapsed",
            status_on=date(2025, 1, 10),
            status_before="in_progress",
            in_period=True,
            updates=(Update(date(2025, 1, 10), "elapsed", "The time for it has passed.", "", ""),),
        ),
    )


def figures_of(found: Iterable[Item], addressees: Iterable[Named]) -> tuple[Figure, ...]:
    """Count the items of each addressee."""
    every = tuple(found)
    return tuple(
        Figure(
            each.code,
            dict(Counter(one.status for one in every if one.addressee == each.code)),
            dict(
                Counter(
                    one.status_before
                    for one in every
                    if one.addressee == each.code and one.status_before
                )
            ),
        )
        for each in addressees
    )


MOVES = (
    Move(
        "11.10-23-BLG",
        23,
        "BLG",
        "not_started",
        "ongoing",
        date(2024, 8, 8),
        recorded_on=date(2024, 9, 20),
    ),
    Move("11.10-14.2-SEC", 14, "SEC", "not_started", "in_progress", date(2024, 9, 2)),
    Move("11.10-15.2-PAR", 15, "PAR", "no_information", "ongoing", date(2024, 10, 1)),
    Move("11.10-2-SEC", 2, "SEC", "in_progress", "implemented", date(2024, 11, 5)),
    Move("11.10-29-PAR", 29, "PAR", "in_progress", "elapsed", date(2025, 1, 10)),
)
HISTORY = (
    Point(date(2024, 2, 17), {"no_information": 12}),
    Point(date(2024, 6, 30), {"no_information": 5, "not_started": 3, "in_progress": 4}),
    Point(date(2024, 12, 31), {"no_information": 4, "not_started": 1, "in_progress": 8}),
    Point(
        date(2025, 1, 24),
        {
            "no_information": 4,
            "not_started": 1,
            "in_progress": 2,
            "ongoing": 4,
            "implemented": 1,
            "elapsed": 1,
        },
    ),
)
