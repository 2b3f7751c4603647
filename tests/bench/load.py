"""Fills the database with many resolutions of the shape of 11.10, their items and updates.

Rows go in by the engine's own fast way, without the triggers and indexes, which come back after.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from django.db import connection, models, transaction
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.utils import timezone

from resolutions import guards, search
from resolutions.models import (
    ActionItem,
    Deadline,
    Element,
    Evidence,
    Office,
    Paragraph,
    Resolution,
    StatusUpdate,
    User,
)
from tests import make

from . import rows
from .bulk import insert, run
from .copies import copy_texts
from .party_load import TABLES, actions_beside, load_party_actions

PER_RESOLUTION = 51
EACH = 10
OFFICES = 5
INDEXED: tuple[type[models.Model], ...] = (ActionItem, StatusUpdate, *TABLES)
COUNTED: tuple[type[models.Model], ...] = (
    Resolution, Paragraph, Element, ActionItem, StatusUpdate, Deadline, Evidence,
)  # fmt: skip


@dataclass(frozen=True)
class Scale:
    """What was loaded."""

    items: int
    updates: int
    actions: int


def load(items: int, today: date | None = None) -> Scale:
    """Bring the database to about `items` action items with ten updates each, and with what
    Parties say they did.
    """
    today = today or timezone.localdate()
    with loading():
        number = load_record(items, today)
        actions = actions_beside(number)
        load_party_actions(actions, today)
    settle()
    return Scale(number, number * EACH, actions)


@contextmanager
def loading() -> Iterator[None]:
    """One transaction in which rows go in fast."""
    with unchecked_keys(), transaction.atomic(), bare_tables():
        yield


def load_record(items: int, today: date) -> int:
    """Add the texts, with what is said of their items; return how many items there are."""
    makes = rows.Rows(today, make.officer(), make.manager())
    copy_texts(-(-items // PER_RESOLUTION) - 1)
    ids = list(ActionItem.objects.order_by("position").values_list("pk", flat=True))
    insert(StatusUpdate, rows.UPDATE, makes.updates(ids, EACH))
    insert(Evidence, rows.EVIDENCE, makes.evidence(len(ids) * EACH))
    insert(Deadline, rows.DEADLINE, makes.deadlines(ids))
    give_offices()
    copy_statuses()
    return len(ids)


@contextmanager
def bare_tables() -> Iterator[None]:
    """Take guards, search and indexes away for the time of the load."""
    # Not entered as a context, which SQLite refuses inside a transaction.
    schema = connection.SchemaEditorClass(connection)
    schema.deferred_sql = []
    guards.remove(None, schema)
    without_search(schema)
    indexes = known_indexes()
    for model, index in indexes:
        schema.remove_index(model, index)
    yield
    for model, index in indexes:
        schema.add_index(model, index)
    with_search(schema)
    guards.install(None, schema)


def without_search(schema: BaseDatabaseSchemaEditor) -> None:
    """Take away what makes an insert slow: SQLite's triggers, PostgreSQL's index."""
    if connection.vendor == "sqlite":
        search.remove(None, schema)
        return
    for table in search.TABLES:
        run(f"DROP INDEX {table}_words")


def with_search(schema: BaseDatabaseSchemaEditor) -> None:
    if connection.vendor == "sqlite":
        search.install(None, schema)
        return
    for table in search.TABLES:
        run(f"CREATE INDEX {table}_words ON {table} USING gin (words)")


def known_indexes() -> list[tuple[type[models.Model], models.Index]]:
    """Return the indexes that the models name and the database has."""
    found = []
    with connection.cursor() as cursor:
        for model in INDEXED:
            there = connection.introspection.get_constraints(cursor, model._meta.db_table)
            found += [(model, index) for index in model._meta.indexes if index.name in there]
    return found


@contextmanager
def unchecked_keys() -> Iterator[None]:
    """Trust the rows to name rows that exist: looking each up would take most of the time."""
    on_sqlite = connection.vendor == "sqlite"
    if on_sqlite:
        # So much memory that no page is written twice.
        off, on = "PRAGMA foreign_keys = OFF", "PRAGMA foreign_keys = ON"
        cache = number_of("PRAGMA cache_size")
        run("PRAGMA cache_size = -2000000")
    else:
        off = "SET session_replication_role = replica; SET maintenance_work_mem = '512MB'"
        on = "RESET session_replication_role; RESET maintenance_work_mem"
    run(off)
    yield
    run(on)
    if on_sqlite:
        run(f"PRAGMA cache_size = {cache}")


def number_of(sql: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return int(cursor.fetchone()[0])


def give_offices() -> None:
    """Spread the items over five offices; the officer works in the first."""
    offices = [
        Office.objects.create(code=f"bench-{n}", name=f"Office {n}") for n in range(1, OFFICES + 1)
    ]
    offices[0].members.add(User.objects.get(pk=make.officer().pk))
    whens = " ".join(f"WHEN {n} THEN {office.pk}" for n, office in enumerate(offices))
    run(f"UPDATE resolutions_actionitem SET office_id = CASE id % {OFFICES} {whens} END")


def copy_statuses() -> None:
    """Copy the latest standing update onto each item, as the services do one by one."""
    run(
        "CREATE INDEX bench_latest ON resolutions_statusupdate"
        " (action_item_id, effective_on DESC, id DESC)"
    )
    run(COPY_STATUSES)
    run("DROP INDEX bench_latest")


COPY_STATUSES = """
UPDATE resolutions_actionitem SET status = u.status, status_on = u.effective_on,
  needs_funding = u.needs_funding, current_update_id = u.id, version = 10
FROM resolutions_statusupdate u
WHERE u.id = (
  SELECT s.id FROM resolutions_statusupdate s
  WHERE s.action_item_id = resolutions_actionitem.id AND s.state = 'approved' AND s.id NOT IN (
    SELECT corrects_id FROM resolutions_statusupdate
    WHERE corrects_id IS NOT NULL AND state = 'approved')
  ORDER BY s.effective_on DESC, s.id DESC LIMIT 1)
"""


def settle() -> None:
    """Bring statistics and visibility up to date, as time does in a running database."""
    if connection.vendor == "sqlite":
        run("ANALYZE")
        return
    for model in (*COUNTED, *TABLES):
        fix_sequence(model)
    # VACUUM cannot run inside a transaction, which is where tests load.
    run("ANALYZE" if connection.in_atomic_block else "VACUUM ANALYZE")


def fix_sequence(model: type[models.Model]) -> None:
    table = model._meta.db_table
    run(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM {table}))")
