from datetime import date

import pytest
from django.http import QueryDict

from resolutions.choices import Status
from resolutions.filters import ActionItemFilter
from resolutions.models import ActionItem, Deadline
from tests import make

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 21)


def chosen(query: str, on: date = TODAY) -> list[str]:
    items = ActionItem.objects.as_of(on)
    found = ActionItemFilter(QueryDict(query), items, on=on).qs
    return [item.reference for item in found]


def test_no_condition_keeps_every_action_item_in_the_order_of_the_text() -> None:
    references = chosen("")

    assert len(references) == 51
    assert references[0] == "11.10-2-SEC"
    assert references[-1] == "11.10-33-PTR"


def test_several_addressees_are_alternatives() -> None:
    references = chosen("addressee=BLG&addressee=PTR")

    assert references == [
        "11.10-23-BLG",
        "11.10-24-BLG",
        "11.10-25-BLG",
        "11.10-26.2-BLG",
        "11.10-33-PTR",
    ]


def test_several_conditions_hold_together() -> None:
    assert chosen("addressee=SEC&paragraph=18") == ["11.10-18.1-SEC", "11.10-18.3-SEC"]


def test_a_status_is_the_one_on_the_date() -> None:
    make.status_update(status=Status.ONGOING, effective_on=date(2025, 6, 1))

    assert chosen("status=ongoing") == ["11.10-20-SEC"]
    assert chosen("status=ongoing", on=date(2025, 5, 31)) == []


def test_a_theme_is_named_by_its_code() -> None:
    assert chosen("theme=wetlands&addressee=SEC") == ["11.10-10.2-SEC", "11.10-20-SEC"]


def test_a_resolution_is_named_by_its_slug() -> None:
    assert len(chosen("resolution=11.10-rev-cop14")) == 51


def test_needs_funding_is_the_flag_of_the_shown_update() -> None:
    make.status_update(needs_funding=True, effective_on=date(2025, 6, 1))

    assert chosen("needs_funding=1") == ["11.10-20-SEC"]
    assert chosen("needs_funding=1", on=date(2025, 5, 31)) == []


def test_overdue_is_seen_from_the_date() -> None:
    Deadline.objects.create(action_item=make.item(), kind="date", date=date(2026, 6, 30))

    assert chosen("overdue=on") == ["11.10-20-SEC"]
    assert chosen("overdue=on", on=date(2026, 6, 30)) == []


@pytest.mark.parametrize("value", ["0", "false", "no", "off", ""])
def test_a_box_that_is_not_ticked_asks_nothing(value: str) -> None:
    assert len(chosen(f"overdue={value}&needs_funding={value}")) == 51


def test_words_are_found_with_or_without_their_hyphen() -> None:
    assert chosen("q=web-based tools") == chosen("q=web based tools") != []


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("addressee=XYZ", "Addressed to: "),
        ("status=done", "Status: "),
        ("theme=nothing", "Theme: "),
        ("paragraph=eighteen", "Paragraph: "),
        ("paragraph=0", "Paragraph: "),
        ("paragraph=99999999999999999999", "Paragraph: "),
        ("resolution=12.99", "Resolution: There is no such resolution here."),
        ("resolution=%00", "Resolution: There is no such resolution here."),
        ("q=%00", "Words: "),
        (f"q={'x' * 201}", "Words: "),
    ],
)
def test_what_cannot_be_understood_is_said_and_left_out(query: str, sentence: str) -> None:
    filtered = ActionItemFilter(QueryDict(query), ActionItem.objects.as_of(TODAY), on=TODAY)

    assert filtered.qs.count() == 51
    [mistake] = filtered.mistakes
    assert mistake.startswith(sentence)
    assert filtered.conditions() == {}


@pytest.mark.parametrize("words", ['"', "*", "NEAR(", "a AND", "'; --", "-", "%", "(", ":"])
def test_no_sign_in_the_words_breaks_the_search(words: str) -> None:
    query = QueryDict(mutable=True)
    query["q"] = words

    filtered = ActionItemFilter(query, ActionItem.objects.as_of(TODAY), on=TODAY)

    assert filtered.qs.count() >= 0
    assert filtered.mistakes == []


def test_conditions_leave_out_what_is_empty_or_wrong() -> None:
    query = QueryDict("q=&addressee=SEC&addressee=BLG&theme=nothing&paragraph=&overdue=0&page=3")

    filtered = ActionItemFilter(query, on=TODAY)

    assert filtered.conditions() == {"addressee": ["SEC", "BLG"]}


def test_conditions_are_told_in_words() -> None:
    query = QueryDict(
        "addressee=BLG&status=ongoing&theme=wetlands&overdue=1&resolution=11.10-rev-cop14"
    )

    filtered = ActionItemFilter(query, on=TODAY)

    assert [(each.label, each.text) for each in filtered.applied] == [
        ("Addressed to", "Biodiversity Liaison Group"),
        ("Status", "Ongoing"),
        ("Theme", "Wetlands and coasts"),
        ("Resolution", "11.10 (Rev.COP14)"),
        ("Overdue", ""),
    ]
