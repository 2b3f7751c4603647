from datetime import date
from typing import Any

import pytest
from django.http import QueryDict

from resolutions.choices import DeadlineKind, Status
from resolutions.filters import ActionItemFilter
from resolutions.models import Deadline, Meeting, Resolution
from tests import make
from tracker.progress.build import Question, progress_of
from tracker.progress.content import Cell, ItemRow, Progress
from tracker.progress.period import meetings_for

pytestmark = pytest.mark.django_db


def content(on: date, since: date | None = None, query: str = "") -> Progress:
    resolution = Resolution.objects.select_related("adopted_at__body").get()
    question = Question(resolution, on, since, meetings_for(resolution))
    return progress_of(question, ActionItemFilter(QueryDict(query), question.items, on=on))


def row(progress: Progress, reference: str) -> ItemRow:
    [found] = [each for each in progress.rows if each.reference == reference]
    return found


def cells(progress: Progress) -> dict[tuple[int, str], Cell]:
    found = [c for block in progress.grid for line in block.rows for c in line.cells if c]
    return {(cell.paragraph, cell.column): cell for cell in found}


def test_the_figures_are_those_of_the_four_groups_of_addressees(today: date) -> None:
    progress = content(today)

    assert [(each.label, each.total) for each in progress.figures] == [
        ("Secretariat", 21),
        ("Parties", 10),
        ("Biodiversity Liaison Group", 4),
        ("Others", 16),
    ]
    assert [(each.label, each.total) for each in progress.figures[3].parts] == [
        ("Scientific Council", 2),
        ("CMS Family", 1),
        ("Other MEA secretariats", 2),
        ("NGOs", 2),
        ("Non-Party Range States", 1),
        ("Other governments", 1),
        ("Stakeholders", 6),
        ("Partner organizations", 1),
    ]


def test_figures_grid_and_rows_count_the_same_items(today: date) -> None:
    make.status_update(make.item("11.10-8-NGO"), status=Status.ONGOING)
    make.status_update(make.item("11.10-8-SEC"), status=Status.IN_PROGRESS, needs_funding=True)

    progress = content(today)

    assert progress.whole.total == len(progress.rows) == progress.total == 51
    assert sum(cell.total for cell in cells(progress).values()) == 51
    assert progress.whole.counts == sum(
        (each.counts for each in progress.figures), start=type(progress.whole.counts)()
    )
    assert progress.whole.moving == 2
    assert progress.needs_funding == 1


def test_the_grid_has_a_cell_for_each_pair_of_which_something_is_asked(today: date) -> None:
    progress = content(today)

    assert [block.numbers[0] for block in progress.grid] == [1, 12, 23]
    assert [row.short for row in progress.grid[0].rows] == [
        "Secretariat",
        "Parties",
        "BLG",
        "Others",
    ]
    assert (1, "Secretariat") not in cells(progress)
    assert cells(progress)[18, "Others"].total == 2


def test_a_cell_of_several_items_shows_the_least_advanced_and_says_so(today: date) -> None:
    make.status_update(make.item("11.10-18.1-STK"), status=Status.ONGOING)

    cell = cells(content(today))[18, "Others"]

    assert cell.status == Status.NO_INFORMATION
    assert cell.explanation == "1 no information, 1 ongoing"
    assert cell.anchor == "para-18"


def test_a_row_stands_as_on_the_date(item: Any, today: date) -> None:
    make.status_update(status=Status.IN_PROGRESS, effective_on=date(2025, 6, 1))
    make.status_update(
        status=Status.ONGOING, effective_on=date(2026, 2, 1), achievements="It runs."
    )

    now, then, before = (
        row(content(on), "11.10-20-SEC") for on in (today, date(2025, 9, 1), date(2025, 5, 31))
    )

    assert (now.status, now.since, now.achievement) == ("ongoing", date(2026, 2, 1), "It runs.")
    assert (then.status, then.achievement) == ("in_progress", "A joint workplan was agreed.")
    assert (before.status, before.since, before.achievement) == ("no_information", None, "")


def test_only_public_evidence_is_counted(today: date) -> None:
    make.status_update(evidence=[make.evidence(), make.evidence(is_public=False)])

    assert row(content(today), "11.10-20-SEC").evidence == 1


def test_what_moved_is_what_has_another_status_than_before(today: date) -> None:
    make.status_update(
        make.item("11.10-20-SEC"), status=Status.IN_PROGRESS, effective_on=date(2025, 1, 1)
    )
    make.status_update(
        make.item("11.10-20-SEC"), status=Status.ONGOING, effective_on=date(2026, 5, 1)
    )
    make.status_update(
        make.item("11.10-2-SEC"), status=Status.ONGOING, effective_on=date(2025, 1, 1)
    )
    make.status_update(
        make.item("11.10-2-SEC"), status=Status.ONGOING, effective_on=date(2026, 6, 1)
    )
    make.status_update(
        make.item("11.10-3-SEC"), status=Status.ONGOING, effective_on=date(2026, 7, 1)
    )

    moves = content(today, since=date(2026, 3, 23)).moves

    assert [(m.reference, m.before, m.after, m.on) for m in moves] == [
        ("11.10-3-SEC", "no_information", "ongoing", date(2026, 7, 1)),
        ("11.10-20-SEC", "in_progress", "ongoing", date(2026, 5, 1)),
    ]


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"kind": DeadlineKind.DATE, "date": date(2027, 1, 31)}, "by 31 January 2027"),
        ({"kind": DeadlineKind.EVENT, "event": "the review", "date": None}, "after the review"),
        (
            {"kind": DeadlineKind.EVENT, "event": "the review", "date": date(2026, 1, 17)},
            "after the review (17 January 2026)",
        ),
        (
            {"kind": DeadlineKind.EVENT, "event": "the review", "date": date(2027, 1, 17)},
            "after the review",
        ),
    ],
)
def test_a_deadline_is_told_in_words(values: dict[str, Any], words: str, today: date) -> None:
    Deadline.objects.create(action_item=make.item(), **values)

    assert row(content(today), "11.10-20-SEC").deadlines == (words,)


def test_a_deadline_at_every_meeting_names_the_next_one(today: date) -> None:
    report = "11.10-18.3-SEC"
    assert row(content(date(2025, 1, 1)), report).deadlines == ("next: COP15, 23 March 2026",)
    assert row(content(today), report).deadlines == ("next: meeting of the COP, date not set",)

    cop = Meeting.objects.get(label="COP15").body
    Meeting.objects.create(body=cop, label="COP17", ordinal=17)
    Meeting.objects.create(body=cop, label="COP16", ordinal=16)

    assert row(content(today), report).deadlines == ("next: COP16, date not set",)


def test_a_missed_deadline_marks_its_item_until_it_is_closed(today: date) -> None:
    Deadline.objects.create(action_item=make.item(), kind=DeadlineKind.DATE, date=date(2026, 6, 30))
    assert row(content(today), "11.10-20-SEC").overdue
    assert content(today).overdue == 1

    make.status_update(status=Status.ELAPSED)

    assert not row(content(today), "11.10-20-SEC").overdue


def test_an_item_without_news_for_long_is_stagnant(today: date) -> None:
    make.status_update(effective_on=date(2025, 6, 1))

    assert row(content(today), "11.10-20-SEC").stagnant
    assert not row(content(date(2025, 9, 1)), "11.10-20-SEC").stagnant


def test_the_addressees_named_beside_others_are_marked_joint(today: date) -> None:
    progress = content(today)

    assert [each.reference for each in progress.rows if each.joint] == [
        "11.10-18.1-PAR",
        "11.10-18.1-STK",
    ]


def test_paragraphs_that_ask_nothing_are_listed_as_informational(today: date) -> None:
    progress = content(today)

    assert [p.number for p in progress.paragraphs if p.informational] == [1, 5, 6]
    assert len(progress.paragraphs) == 33


def test_a_filter_leaves_the_paragraphs_with_matching_items(today: date) -> None:
    progress = content(today, query="addressee=BLG")

    assert [p.number for p in progress.paragraphs] == [23, 24, 25, 26]
    assert (progress.shown, progress.total) == (4, 51)
    assert [each.label for each in progress.figures] == ["Biodiversity Liaison Group"]


def test_a_filter_that_nothing_meets_leaves_an_empty_content(today: date) -> None:
    progress = content(today, query="status=retired")

    assert (progress.shown, progress.total, progress.paragraphs, progress.moves) == (0, 51, (), ())
