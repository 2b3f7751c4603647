"""The pages as a visitor or a manager gets them, beside the best SQL for what they show.

The SQL gives the data of a page, not the page: where most of the time goes into the page itself,
the share of its SQL says so.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Any

from django.db.models import F
from django.test import Client
from django.urls import NoReverseMatch, reverse
from django.utils.http import urlencode

from resolutions.models import ActionItem
from tests import make

from . import page_sql as sql
from . import party_sql
from .entries import Entry, Found, written
from .measure import Query


@dataclass(frozen=True)
class Sample:
    """What the pages are asked for: one resolution and one item from the middle of many."""

    item: ActionItem
    deep: int
    today: date
    past: date
    earlier: date

    @property
    def slug(self) -> str:
        return self.item.paragraph.resolution.slug

    @property
    def resolution(self) -> int:
        return self.item.paragraph.resolution_id


def sample(today: date, past: date, earlier: date) -> Sample:
    items = ActionItem.objects.select_related("paragraph__resolution").order_by("position")
    number = items.count()
    deep: int = items[number * 49 // 50].position
    return Sample(items[number // 2], deep, today, past, earlier)


def pages(of: Sample) -> Iterator[Entry]:
    """Yield the lines for the pages that there are; a page that is missing is named in print."""
    visitor, manager = Client(), Client()
    manager.force_login(make.manager())
    yield from existing(visitor, public(of))
    yield from existing(manager, staff(of))


Page = tuple[str, str, tuple[Any, ...], dict[str, Any], list[Query]]


def existing(client: Client, wanted: Iterable[Page]) -> Iterator[Entry]:
    for name, url_name, args, asked, best in wanted:
        try:
            address = reverse(url_name, args=args)
        except NoReverseMatch:
            print(f"{name}: there is no such page")  # noqa: T201
            continue
        query = f"?{urlencode(asked)}" if asked else ""
        yield Entry(name, getting(client, address + query), best, shows, page=True)


def getting(client: Client, address: str) -> Callable[[], str]:
    def get() -> str:
        response = client.get(address)
        assert response.status_code == 200, f"{address}: {response.status_code}"
        return response.getvalue().decode()

    return get


def shows(page: str, found: Found) -> None:
    """The page shows the first value of each row that the SQL found."""
    values = [written(row[0]) for rows in found for row in rows]
    missing = [each for each in values if each not in page and escape(each) not in page]
    assert values, "there is nothing to compare"
    assert not missing, f"the page lacks {missing[:5]}"


def public(of: Sample) -> Iterator[Page]:
    then = {"resolution": of.slug, "as_of": of.past, "since": of.earlier}
    newest = ActionItem.objects.order_by("paragraph__resolution_id", F("position")).first()
    assert newest is not None
    at_past = sql.progress(of.resolution, of.past, of.earlier)
    at_past += party_sql.reached_then(of.resolution, of.past)
    now = sql.progress(of.resolution, of.today, of.past)
    now += party_sql.reached(of.resolution, of.today)
    yield "/", "home", (), {}, sql.home(of.today)
    yield "/progress/", "progress", (), {"resolution": of.slug, "since": of.past}, now
    yield "/progress/?as_of=…&since=…", "progress", (), then, at_past
    yield "/progress/progress.csv", "progress-file", (), then, at_past
    yield "/resolutions/", "resolutions", (), {}, sql.resolutions()
    yield "/resolutions/…/", "resolution", (of.slug,), {}, sql.resolution(of.resolution)
    yield "/items/", "items", (), {}, sql.items()
    yield "/items/?after=… (deep)", "items", (), {"after": of.deep}, sql.items(after=of.deep)
    yield "/items/?as_of=…", "items", (), {"as_of": of.past}, sql.items(on=of.past)
    yield "/items/?q=…", "items", (), {"q": sql.WORDS}, sql.items(words=sql.WORDS)
    yield "/items/?overdue=1", "items", (), {"overdue": 1}, sql.overdue(of.today)
    yield "/items/…/", "item", (of.item.reference,), {}, sql.item(of.item)


def staff(of: Sample) -> Iterator[Page]:
    model = "admin:resolutions_"
    queue = {"state__exact": "submitted"}
    yield "admin: desk", "admin:index", (), {}, sql.desk(of.today)
    yield "admin: action items", f"{model}actionitem_changelist", (), {}, sql.admin_items()
    yield "admin: one item", f"{model}actionitem_change", (of.item.pk,), {}, sql.item(of.item)
    yield "admin: updates to review", f"{model}statusupdate_changelist", (), queue, sql.queue()
