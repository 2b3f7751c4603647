"""Pages by cursor: each row once, there and back, whatever is equal and whatever has no value."""

import base64
import json
import random
from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from django.test import Client

from resolutions.models import Body, Meeting
from tests import make
from tracker.api.paging import Cursor, Key, Order, day, page_of, text

from .walking import LISTS, ORDERS, everything, read, refusal

ITEMS = "/api/v1/action-items/"
LABEL = Key("label", text)
STARTS, ENDS = Key("starts_on", day, nullable=True), Key("ends_on", day, nullable=True)
Rows = list[dict[str, Any]]


def pages(client: Client, address: str, link: str) -> list[Rows]:
    """Return the pages from the address on, following one of the links."""
    found, at = [], address
    while at:
        page = read(client, at)
        found.append(page["results"])
        at = page[link]
    return found


def last_page(client: Client, address: str) -> str:
    at = address
    while following := read(client, at)["next"]:
        at = following
    return at


def test_every_order_of_every_list_gives_each_row_once_there_and_back(
    client: Client, full: None
) -> None:
    for address, ordering in ORDERS:
        rows = everything(client, address, ordering=ordering)
        size = max(1, len(rows) // 3)
        first = f"{address}?ordering={ordering}&page_size={size}"

        forward = pages(client, first, "next")
        back = pages(client, last_page(client, first), "previous")

        assert [row for page in forward for row in page] == rows, first
        assert [row for page in reversed(back) for row in page] == rows, first


def test_an_order_turned_round_is_the_order_backwards(client: Client, full: None) -> None:
    """But for what has no value, which stands last in both."""
    for address, view in LISTS:
        for name, order in view.orders.items():
            if not any(key.nullable for key in order.keys):
                up = everything(client, address, ordering=name)
                down = everything(client, address, ordering=f"-{name}")

                assert down == up[::-1], (address, name)


def test_a_page_leads_to_its_neighbours_with_all_that_was_asked(client: Client, full: None) -> None:
    query = "status=no_information&page_size=5&fields=reference&as_of=2025-01-01"

    page = read(client, read(client, f"{ITEMS}?{query}")["next"])

    assert all(part in page["next"] and part in page["previous"] for part in query.split("&"))
    assert len(page["results"]) == 5


def test_the_first_page_has_none_before_it_and_the_last_none_after(
    client: Client, full: None
) -> None:
    first = read(client, f"{ITEMS}?page_size=60")
    last = read(client, first["next"])

    assert first["previous"] is None
    assert last["next"] is None
    assert read(client, last["previous"]) == first


def test_what_comes_or_goes_meanwhile_neither_doubles_nor_hides_another(
    client: Client, db: None
) -> None:
    body = Body.objects.get(code="BLG")
    for number in range(6):
        Meeting.objects.create(body=body, label=f"B{number}", starts_on=make.day(number * 10 + 1))
    address = "/api/v1/meetings/?body=BLG&ordering=starts_on&page_size=2&fields=label"
    seen = read(client, address)

    Meeting.objects.create(body=body, label="early", starts_on=make.day(1))
    Meeting.objects.filter(label="B1").delete()
    found = [row["label"] for page in pages(client, seen["next"], "next") for row in page]

    assert found == ["B2", "B3", "B4", "B5"]


def meetings(chance: random.Random) -> list[Meeting]:
    """Return meetings of one body, many on the same day, many without one."""
    body = Body.objects.create(code="TST", name="Test")
    made = []
    for number in range(chance.randint(0, 9)):
        start = chance.choice([None, date(2026, 1, 1), date(2026, 2, 1)])
        end = chance.choice([None, date(2026, 2, 1), date(2026, 3, 1)])
        made.append(Meeting(body=body, label=f"T{number}", starts_on=start, ends_on=end))
    chance.shuffle(made)
    return Meeting.objects.bulk_create(made)


def expected(rows: Sequence[Any], order: Order) -> list[Any]:
    """Return the rows in the order, as Python sorts them: last what has no value."""
    found = list(rows)
    for key in reversed(order.keys):
        valued = [each for each in found if getattr(each, key.column) is not None]
        valued.sort(key=lambda each: getattr(each, key.column), reverse=order.descending)
        found = valued + [each for each in found if getattr(each, key.column) is None]
    return found


def walked(order: Order, size: int, *, backwards: bool) -> list[Any]:
    """Return the rows of all pages, from the first to the last or from the last to the first."""
    rows = Meeting.objects.filter(body__code="TST")
    page = page_of(rows, order, None, size)
    found: list[Any] = []
    while page.after and backwards:
        page = page_of(rows, order, page.after, size)
    while True:
        found = [*page.rows, *found] if backwards else [*found, *page.rows]
        cursor = page.before if backwards else page.after
        if cursor is None:
            return found
        page = page_of(rows, order, Cursor.read(cursor.written(), order), size)


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("keys", [(LABEL,), (STARTS, LABEL), (STARTS, ENDS, LABEL)], ids=len)
def test_pages_of_any_size_give_the_rows_as_they_are_sorted(
    db: None, keys: tuple[Key, ...], seed: int
) -> None:
    chance = random.Random(seed)
    rows = meetings(chance)
    order = Order(keys, descending=chance.random() < 0.5)
    size = chance.randint(1, 4)

    there, back = (walked(order, size, backwards=each) for each in (False, True))

    assert there == back == expected(rows, order)


def forged(*told: Any) -> str:
    return base64.urlsafe_b64encode(json.dumps(told).encode()).decode().rstrip("=")


FORGED = {
    "empty": "",
    "no base64": "*",
    "beyond ASCII": "%C3%A9",
    "base64 of nothing that is JSON": "AAAA",
    "not a list": base64.urlsafe_b64encode(b'{"a": 1}').decode().rstrip("="),
    "too few values": forged(0),
    "too many values": forged(0, 1, 2, 3, 4),
    "no direction": forged(2, 5),
    "a direction that is a truth": forged(True, 5),
    "a text for a number": forged(0, "5"),
    "a truth for a number": forged(0, True),
    "a fraction for a number": forged(0, 5.5),
    "no value for a number": forged(0, None),
    "a number below all": forged(0, -1),
    "a number beyond all": forged(0, 2**63),
    "no number": base64.urlsafe_b64encode(b"[0, NaN]").decode().rstrip("="),
    "a list for a number": forged(0, [1]),
    "nested beyond measure": base64.urlsafe_b64encode(b"[" * 400).decode().rstrip("="),
    "too long": "A" * 601,
}


@pytest.mark.parametrize("cursor", FORGED.values(), ids=FORGED.keys())
def test_a_forged_cursor_is_refused_with_a_sentence(client: Client, db: None, cursor: str) -> None:
    problem = refusal(client, ITEMS, f"cursor={cursor}")

    assert problem["detail"].startswith("cursor: ")


NO_MOMENTS = ["2026-99-99T00:00:00Z", "2026-01-01T00:00:00", "0001-01-01T00:00:00+14:00", "", "x"]
NO_DAYS = ["2026-02-30", "0000-01-01", "2026-01-01T00:00:00Z", "", "\x00"]
NO_TEXTS = ["\ud800", "\x00", 5, ["a"], {"a": 1}, None]


@pytest.mark.parametrize(
    ("address", "ordering", "values"),
    [
        *(("status-updates", "approved_at", (each, 1)) for each in NO_MOMENTS),
        *(("status-updates", "effective_on", (each, 1)) for each in NO_DAYS),
        *(("meetings", "label", (each,)) for each in NO_TEXTS),
    ],
)
def test_a_cursor_with_a_value_that_no_row_has_is_refused(
    client: Client, db: None, address: str, ordering: str, values: tuple[Any, ...]
) -> None:
    cursor = forged(0, *values)

    problem = refusal(client, f"/api/v1/{address}/", f"ordering={ordering}&cursor={cursor}")

    assert problem["detail"] == (
        "cursor: take it from the links of a page of this list, in the same order."
    )


def test_a_cursor_of_another_order_is_refused(client: Client, full: None) -> None:
    following = read(client, f"{ITEMS}?page_size=1&ordering=status_on")["next"]
    cursor = following.partition("cursor=")[2].partition("&")[0]

    problem = refusal(client, ITEMS, f"ordering=position&cursor={cursor}")

    assert problem["detail"].startswith("cursor: ")


def test_a_cursor_beyond_all_rows_leads_to_an_empty_page(client: Client, db: None) -> None:
    page = read(client, f"{ITEMS}?cursor={forged(0, 2**63 - 1)}")

    assert page == {"next": None, "previous": None, "results": []}


def test_a_page_beyond_the_last_row_of_a_number_is_found_in_both_directions(
    client: Client, db: None
) -> None:
    page = read(client, f"{ITEMS}?page_size=500&cursor={forged(1, 2**63 - 1)}")

    assert len(page["results"]) == 51
