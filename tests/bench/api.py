"""The API beside the bare way to the same rows: hand-written SQL, and JSON out of what it finds."""

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.test import Client
from django.utils.http import urlencode

from resolutions.models import ActionItem

from .figures import CLOSED, MISSED
from .legend import AIM, FIXED
from .measure import Query, fetched, in_turns, peak_of, watched
from .page_sql import LATEST

LIST = "/api/v1/action-items/"
PAGE = 50
DEEP = 4_000
HEADING = f"{'':38}{'median':>9}{'p95':>9}{'queries':>9}{'peak':>8}{'bare':>9}{'ratio':>8}{'KB':>9}"
COLUMNS = """i.id, i.reference, i.position, i.asks, i.addressee_text, i.role, a.code, a.name,
  p.number, r.slug, t.code, e.number, e.clause, e.type, e.verb, e.modality, e.timeframe,
  e.timeframe_text, o.name"""
JOINED = """resolutions_actionitem i JOIN resolutions_addressee a ON a.id = i.addressee_id
  JOIN resolutions_paragraph p ON p.id = i.paragraph_id
  JOIN resolutions_resolution r ON r.id = p.resolution_id
  JOIN resolutions_element e ON e.id = i.element_id
  LEFT JOIN resolutions_theme t ON t.id = p.theme_id
  LEFT JOIN resolutions_office o ON o.id = i.office_id"""
NEXT = """(SELECT n.{} FROM resolutions_meeting n WHERE n.body_id = d.body_id
  AND (n.ends_on >= %s OR n.ends_on IS NULL AND n.starts_on >= %s)
  ORDER BY n.starts_on LIMIT 1)"""
DUE = f"""SELECT d.action_item_id, d.kind, d.date, m.starts_on, m.label, b.code, d.event,
    {NEXT.format("starts_on")}, {NEXT.format("label")}
  FROM resolutions_deadline d LEFT JOIN resolutions_meeting m ON m.id = d.meeting_id
  LEFT JOIN resolutions_body b ON b.id = d.body_id WHERE d.action_item_id IN ({{}})"""
CODES = "SELECT system, vocabulary, value, code FROM resolutions_externalcode"


@dataclass(frozen=True)
class ApiLine:
    """One address: times in milliseconds, memory in MiB, what is sent in KB."""

    name: str
    median: float
    p95: float
    queries: int
    peak: float
    bare: float
    size: float

    @property
    def ratio(self) -> float:
        return self.median / self.bare

    @property
    def misses(self) -> str:
        if self.median <= AIM * self.bare:
            return ""
        return "*" if self.median - self.bare > FIXED else "~"

    def __str__(self) -> str:
        return (
            f"{self.name:38}{self.median:9.2f}{self.p95:9.2f}{self.queries:9}{self.peak:8.1f}"
            f"{self.bare:9.2f}{self.ratio:8.1f}{self.size:9.1f} {self.misses}"
        )

    def values(self) -> dict[str, Any]:
        return {**asdict(self), "ratio": self.ratio, "misses": self.misses}


def api_lines(today: date, past: date, runs: int) -> Iterator[ApiLine]:
    """Yield the lines of the API: pages of the list, and all of it as CSV."""
    number = ActionItem.objects.count()
    skipped = min(DEEP * PAGE, number * 49 // 50)
    deep = ActionItem.objects.order_by("position")[skipped].position
    for name, query, bare in (
        ("first page", {}, page_sql(today)),
        (f"page {skipped // PAGE:,}", {"cursor": cursor_at(deep)}, page_sql(today, deep)),
        ("as_of=…", {"as_of": past}, page_sql(past, as_of=past)),
    ):
        yield line_of(f"{LIST} {name}", getting(LIST, query), bare, runs)
    yield whole_list(number, runs)


def cursor_at(position: int) -> str:
    from tracker.api.paging import Cursor

    return Cursor((position,)).written()


def getting(address: str, asked: dict[str, Any]) -> Callable[[], bytes]:
    client = Client()
    whole = f"{address}?{urlencode(asked)}" if asked else address

    def get() -> bytes:
        response = client.get(whole)
        assert response.status_code == 200, f"{whole}: {response.status_code}"
        return bytes(response.content)

    return get


def page_sql(on: date, after: int = 0, as_of: date | None = None) -> Callable[[list[int]], Any]:
    """Return what asks for the rows of a page; the deadlines, of the items that it found."""
    status = "i.status, i.status_on, i.needs_funding, i.current_update_id"
    status = status if as_of is None else "u.status, u.effective_on, u.needs_funding, u.id"
    closed, stale = (
        f"{'i' if as_of is None else 'u'}.status IN {CLOSED}",
        date.fromordinal(on.toordinal() - settings.STAGNANT_AFTER_DAYS),
    )
    shown_on = "i.status_on" if as_of is None else "u.effective_on"
    sql = f"""SELECT {COLUMNS}, {status}, NOT ({closed}) AND {MISSED},
        NOT ({closed}) AND {shown_on} < %s FROM {JOINED}
      {LATEST.format(name="u") if as_of else ""}
      WHERE i.position > %s ORDER BY i.position LIMIT {PAGE + 1}"""
    latest = (as_of,) if as_of else ()

    def asked(keys: list[int]) -> list[Query]:
        due = DUE.format(", ".join(["%s"] * len(keys)))
        return [
            (sql, (on, on, stale, *latest, after)),
            (due, (on, on, on, on, *keys)),
            (CODES, ()),
        ]

    return asked


def line_of(name: str, get: Callable[[], bytes], bare: Callable[..., Any], runs: int) -> ApiLine:
    """Check that both ways find the same rows, then measure them in turns.

    Raises:
        AssertionError: they do not.
    """
    with watched() as queries:
        body = get()
    told = json.loads(body)
    shown = [row["reference"] for row in told["results"]]
    keys = list(ActionItem.objects.filter(reference__in=shown).values_list("pk", flat=True))
    asked = bare(keys)
    found = fetched(asked)
    assert [row[1] for row in found[0]][:PAGE] == shown, f"{name}: other rows than by plain SQL"

    def the_bare_way() -> None:
        fetched(asked)
        json.dumps(told)

    ours, theirs = in_turns((get, the_bare_way), runs)
    times = (ours.median, ours.p95)
    return ApiLine(name, *times, len(queries), peak_of(get), theirs.median, len(body) / 1024)


def whole_list(number: int, runs: int) -> ApiLine:
    """Measure the export of all items, with the most memory that it takes."""
    client = Client()
    sizes: list[int] = []

    def export() -> None:
        response: Any = client.get(f"{LIST}?format=csv")
        sizes.append(sum(len(part) for part in response.streaming_content))

    def the_bare_way() -> None:
        for row in fetched([(f"SELECT {COLUMNS}, i.status FROM {JOINED} ORDER BY i.position", ())]):
            for each in row:
                json.dumps(each, default=str)

    with watched() as queries:
        export()
    ours, theirs = in_turns((export, the_bare_way), max(1, runs // 9))
    times = (ours.median, ours.p95)
    name = f"{LIST}?format=csv ({number:,})"
    peak = peak_of(export)
    return ApiLine(name, *times, len(queries), peak, theirs.median, sizes[-1] / 1024)
