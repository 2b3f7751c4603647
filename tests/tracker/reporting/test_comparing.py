"""Two reports compared: what moved and which way, what is new and gone, what got worse."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from resolutions.choices import Status
from tracker.reporting.comparing import Comparison, Reason, Worse, compare, direction_of
from tracker.reporting.content import Due, Item, Named, Update

from . import contents
from .contents import content, item, party_action, words

SAID = Update(date(2024, 9, 1), "ongoing", "Said before.")
MORE = Update(date(2024, 12, 1), "ongoing", "Said since.")
MISSED = Due("date", "missed", date(2024, 6, 1))


def compared(before: dict[str, Any], after: dict[str, Any]) -> Comparison:
    """Compare one item as it was with the same item as it is."""
    return compare(of(item("11.10-2-SEC", **before)), of(item("11.10-2-SEC", **after)))


def of(*items: Item) -> Any:
    return content(items=items, party_actions=())


def test_a_report_compared_with_itself_says_nothing() -> None:
    comparison = compare(content(), content())

    assert comparison.says_nothing
    assert comparison.parties == ()
    assert all(figure.counts == figure.before for figure in comparison.figures)


def test_an_item_that_moved_is_told_as_the_later_report_has_it() -> None:
    (moved,) = compared(
        {"status": "not_started", "asks": "as it was"}, {"status": "ongoing", "asks": "as it is"}
    ).moved

    assert (moved.reference, moved.paragraph, moved.addressee) == ("11.10-2-SEC", 2, "SEC")
    assert (moved.asks, moved.url) == ("as it is", f"{contents.SITE}/items/11.10-2-SEC/")
    assert (moved.before, moved.after, moved.direction) == ("not_started", "ongoing", "better")


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("not_started", "in_progress", "better"),
        ("in_progress", "ongoing", "better"),
        ("ongoing", "implemented", "better"),
        ("not_started", "implemented", "better"),
        ("in_progress", "not_started", "worse"),
        ("ongoing", "in_progress", "worse"),
        ("implemented", "ongoing", "worse"),
        ("no_information", "in_progress", "better"),
        ("no_information", "not_started", "other"),
        ("no_information", "retired", "other"),
        ("ongoing", "superseded", "other"),
        ("elapsed", "ongoing", "other"),
        ("implemented", "retired", "other"),
        ("ongoing", "ongoing", "other"),
    ],
)
def test_a_move_leads_forward_or_back_or_aside(before: str, after: str, expected: str) -> None:
    assert direction_of(before, after) == expected


@pytest.mark.parametrize("before", [each for each in Status if each != Status.NO_INFORMATION])
def test_back_to_no_information_is_worse(before: Status) -> None:
    assert direction_of(before, Status.NO_INFORMATION) == "worse"


def test_an_item_that_moved_forward_and_missed_a_deadline_meanwhile_is_worse() -> None:
    comparison = compared(
        {"status": "not_started", "deadlines": (replace(MISSED, state="due"),)},
        {"status": "ongoing", "deadlines": (MISSED,)},
    )

    assert comparison.moved[0].direction == "worse"
    assert comparison.worse[0].reasons == (Reason.OVERDUE,)


def test_what_got_worse_says_why() -> None:
    (worse,) = compared(
        {"status": "ongoing"},
        {"status": "in_progress", "needs_funding": True, "deadlines": (MISSED,)},
    ).worse

    assert worse == Worse(
        "11.10-2-SEC", worse.url, 2, "SEC", worse.asks, "ongoing", "in_progress",
        (Reason.STATUS, Reason.OVERDUE, Reason.FUNDING),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({}, {}),
        ({"needs_funding": True}, {"needs_funding": True}),
        ({"needs_funding": True}, {"needs_funding": False}),
        ({"deadlines": (MISSED,)}, {"deadlines": (MISSED,)}),
        ({"deadlines": (MISSED,)}, {"deadlines": ()}),
        ({"status": "ongoing"}, {"status": "implemented", "deadlines": (MISSED,)}),
    ],
    ids=["same", "funds still", "funds no more", "missed still", "gone", "closed late"],
)
def test_what_was_so_already_did_not_get_worse(
    before: dict[str, Any], after: dict[str, Any]
) -> None:
    assert compared(before, after).worse == ()


def test_a_second_deadline_that_was_missed_is_worse() -> None:
    second = replace(MISSED, day=date(2024, 12, 1))

    comparison = compared({"deadlines": (MISSED,)}, {"deadlines": (MISSED, second)})

    assert [each.reasons for each in comparison.worse] == [(Reason.OVERDUE,)]


def test_what_the_later_report_says_for_the_first_time_is_told() -> None:
    (told,) = compared({"updates": (SAID,)}, {"updates": (MORE, SAID)}).told

    assert (told.reference, told.updates) == ("11.10-2-SEC", (MORE,))


@pytest.mark.parametrize("after", [(), (SAID,), (Update(date(2024, 12, 1), "ongoing"),)])
def test_nothing_is_newly_told_where_nothing_is_newly_said(after: tuple[Update, ...]) -> None:
    assert compared({"updates": (SAID,)}, {"updates": after}).told == ()


def test_items_that_only_one_of_the_reports_has_are_new_or_gone() -> None:
    kept, old, new = (item(f"11.10-{which}") for which in ("2-SEC", "23-BLG", "27-SEC"))

    comparison = compare(of(kept, old), of(kept, new))

    assert (comparison.new, comparison.gone, comparison.moved) == ((new,), (old,), ())


def test_figures_are_those_of_the_two_reports() -> None:
    before = of(item("11.10-2-SEC"), item("11.10-23-BLG", status="ongoing"))
    after = of(item("11.10-2-SEC", status="ongoing", status_before="implemented"))
    after = replace(
        after,
        addressees=contents.ADDRESSEES[:1],
        figures=contents.figures_of(after.items, contents.ADDRESSEES[:1]),
    )

    comparison = compare(before, after)

    figures = {each.addressee: (each.before, each.counts) for each in comparison.figures}
    assert figures["SEC"] == ({"no_information": 1}, {"ongoing": 1})
    assert figures["BLG"] == ({"ongoing": 1}, {})
    assert [each.code for each in comparison.addressees] == [
        each.code for each in contents.ADDRESSEES
    ]
    assert comparison.whole.before == {"no_information": 1, "ongoing": 1}
    assert comparison.whole.counts == {"ongoing": 1}


def test_party_actions_that_only_the_later_report_has_are_new() -> None:
    kenya, france = words("Kenya"), words("France", "France", "Francia")
    first = party_action("KEN", kenya, "africa", "en")
    second = replace(first, reference="KEN-2")
    other = party_action("FRA", france, "europe", "fr")
    before = replace(of(), party_actions=(first,))

    comparison = compare(before, replace(of(), party_actions=(first, second, other)))

    assert comparison.actions == (second, other)
    assert comparison.parties == (Named("FRA", france),)


def test_moved_items_stand_in_the_order_of_the_text() -> None:
    references = ("11.10-2-SEC", "11.10-15.2-PAR", "11.10-27-SEC")
    before = of(*(item(each) for each in reversed(references)))
    after = of(*(item(each, status="ongoing") for each in references))

    assert tuple(each.reference for each in compare(before, after).moved) == references
