"""Figures over all action items, today and as of a date, beside the best SQL for them."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Count

from resolutions.models import ActionItem
from resolutions.search import matching

from .entries import Entry, for_engine, same_rows, same_sequence

WORDS = "Ramsar Convention"

CORRECTED = """SELECT corrects_id FROM resolutions_statusupdate
  WHERE corrects_id IS NOT NULL AND state = 'approved'"""
LATEST_ONE = """coalesce((SELECT u.status FROM resolutions_statusupdate u
  WHERE u.action_item_id = i.id AND u.state = 'approved' AND u.effective_on <= %s
    AND NOT EXISTS (SELECT 1 FROM resolutions_statusupdate c
      WHERE c.corrects_id = u.id AND c.state = 'approved')
  ORDER BY u.effective_on DESC, u.id DESC LIMIT 1), 'no_information')"""
LATEST_ALL = f"""SELECT DISTINCT ON (action_item_id) action_item_id, status
  FROM resolutions_statusupdate
  WHERE state = 'approved' AND effective_on <= %s AND id NOT IN ({CORRECTED})
  ORDER BY action_item_id, effective_on DESC, id DESC"""
CLOSED = "('implemented', 'elapsed', 'superseded', 'retired')"
MISSED = """EXISTS (SELECT 1 FROM resolutions_deadline d
  LEFT JOIN resolutions_meeting m ON m.id = d.meeting_id
  WHERE d.action_item_id = i.id AND (d.kind = 'date' AND d.date < %s
    OR d.kind = 'meeting' AND m.starts_on < %s))"""


def figures(today: date, past: date) -> Iterator[Entry]:
    """Yield the lines for the figures; `past` is the date as of which they are also asked for."""
    yield Entry(
        "addressee × status today",
        lambda: counted(items().as_of(), "addressee", "shown_status"),
        [("SELECT addressee_id, status, count(*) FROM resolutions_actionitem GROUP BY 1, 2", ())],
        same_rows,
    )
    yield Entry(
        "addressee × status as of a date",
        lambda: counted(items().as_of(past), "addressee", "shown_status"),
        [(grouped("i.addressee_id, "), (past,))],
        same_rows,
    )
    yield Entry(
        "status as of a date",
        lambda: counted(items().as_of(past), "shown_status"),
        [(grouped(""), (past,))],
        same_rows,
    )
    yield from lists(today, past)


def lists(today: date, past: date) -> Iterator[Entry]:
    yield Entry(
        "50 items with latest status",
        lambda: page(items().as_of().order_by("position")),
        [(PAGE.format(latest="i.status"), ())],
        same_sequence,
    )
    yield Entry(
        "50 items with status as of a date",
        lambda: page(items().as_of(past).order_by("position")),
        [(PAGE.format(latest=LATEST_ONE), (past,))],
        same_sequence,
    )
    yield Entry(
        "overdue today",
        lambda: [(items().as_of().overdue(today).count(),)],
        [(f"SELECT count(*) FROM resolutions_actionitem i WHERE i.status NOT IN {CLOSED}"
          f" AND {MISSED}", (today, today))],
        same_rows,
    )  # fmt: skip
    yield Entry(
        "overdue as of a date",
        lambda: [(items().as_of(past).overdue(past).count(),)],
        [(f"SELECT count(*) FROM resolutions_actionitem i WHERE {MISSED}"
          f" AND {LATEST_ONE} NOT IN {CLOSED}", (past, past, past))],
        same_rows,
    )  # fmt: skip
    yield Entry(
        "search, 50 items",
        lambda: page(matching(items().as_of(), WORDS).order_by("position")),
        [(found_by_words(), ())],
        same_sequence,
    )


PAGE = """SELECT i.reference, a.name, {latest} FROM resolutions_actionitem i
  JOIN resolutions_addressee a ON a.id = i.addressee_id ORDER BY i.position LIMIT 50"""


def items() -> Any:
    return ActionItem.objects.order_by()


def counted(queryset: Any, *by: str) -> list[tuple[Any, ...]]:
    return list(queryset.values_list(*by).annotate(number=Count("*")))


def page(queryset: Any) -> list[tuple[Any, ...]]:
    return list(queryset.values_list("reference", "addressee__name", "shown_status")[:50])


def grouped(first: str) -> str:
    """Return the count by status as of a date: what is fastest differs between the engines."""
    return for_engine(
        sqlite=f"SELECT {first}{LATEST_ONE}, count(*) FROM resolutions_actionitem i"
        f" GROUP BY {'1, 2' if first else '1'}",
        postgresql=f"SELECT {first}coalesce(u.status, 'no_information'), count(*)"
        f" FROM resolutions_actionitem i LEFT JOIN ({LATEST_ALL}) u ON u.action_item_id = i.id"
        f" GROUP BY {'1, 2' if first else '1'}",
    )


def found_by_words() -> str:
    return f"""SELECT i.reference, a.name, i.status FROM resolutions_actionitem i
      JOIN resolutions_addressee a ON a.id = i.addressee_id
      WHERE {in_words()} ORDER BY i.position LIMIT 50"""


def in_words() -> str:
    """Return the condition that an item, its paragraph or its latest update has the words."""
    words = for_engine(
        sqlite=f"SELECT rowid FROM {{0}}_fts WHERE {{0}}_fts MATCH '{WORDS}'",
        postgresql=f"SELECT id FROM {{0}} WHERE words @@ plainto_tsquery('english', '{WORDS}')",
    )
    item, paragraph, update = (
        words.format(f"resolutions_{name}") for name in ("actionitem", "paragraph", "statusupdate")
    )
    return (
        f"i.id IN ({item}) OR i.paragraph_id IN ({paragraph}) OR i.current_update_id IN ({update})"
    )
