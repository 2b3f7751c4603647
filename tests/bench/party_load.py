"""Fills the database with what Parties say they did: up to 198 Parties, 5,000 items, two million
actions.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from itertools import product
from string import ascii_uppercase

from django.db import connection, models

from parties import guards
from parties.choices import PARTIES, Region
from parties.models import ActionVersion, Answer, Party, PartyAction, PartyReport
from resolutions.models import ActionItem
from tests import make

from . import party_rows as rows
from .bulk import insert

PARTY_COUNT = 198
ITEM_COUNT = 5_000
ACTION_COUNT = 2_000_000
TABLES: tuple[type[models.Model], ...] = (PartyAction, ActionVersion, Answer, PartyReport)


def actions_beside(items: int) -> int:
    """Return how many actions a database of so many action items is loaded with."""
    return min(ACTION_COUNT, items * 80)


def load_party_actions(count: int, today: date) -> None:
    """Add `count` actions, accepted but for a few; the caller holds the transaction."""
    add_parties()
    parties = list(Party.objects.order_by("pk").values_list("pk", "iso3"))
    asked = ActionItem.objects.filter(addressee__code=PARTIES).order_by("position")
    items = number_items(asked.values_list("pk", flat=True)[:ITEM_COUNT])
    period = make.period(starts_on=today - timedelta(days=rows.SPREAD_DAYS))
    makes = rows.PartyRows(parties, items, period, today, make.officer())
    with unguarded(), connection.cursor() as cursor:
        insert(PartyAction, rows.ACTION, makes.actions(count))
        for statement in (rows.VERSIONS, rows.ANSWERS, rows.WORKING, rows.REPORTS):
            cursor.execute(makes.sql(statement))
        cursor.execute("DROP TABLE bench_item")


def number_items(keys: Iterable[int]) -> int:
    """Number the items from nought in a table of their own, and return how many there are."""
    numbered = list(enumerate(keys))
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE bench_item (n bigint PRIMARY KEY, id bigint)")
        cursor.executemany("INSERT INTO bench_item VALUES (%s, %s)", numbered)
    return len(numbered)


def add_parties() -> None:
    """Bring the number of Parties to what the Convention could have one day."""
    missing = PARTY_COUNT - Party.objects.count()
    codes = [f"X{first}{second}" for first, second in product(ascii_uppercase, repeat=2)]
    Party.objects.bulk_create(
        Party(
            name=f"Party {code}",
            iso3=code,
            iso2=f"{number:02}",
            region=Region.values[number % 5],
        )
        for number, code in enumerate(codes[:missing])
    )


@contextmanager
def unguarded() -> Iterator[None]:
    """Take away what refuses that accepted versions are added to, and put it back."""
    # Not entered as a context, which SQLite refuses inside a transaction.
    schema = connection.SchemaEditorClass(connection)
    schema.deferred_sql = []
    guards.remove(None, schema)
    yield
    guards.install(None, schema)
