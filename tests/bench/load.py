"""Fills the database with many resolutions of the shape of 11.10, their items and updates.

Rows go in by the engine's own fast way, without the triggers and indexes, which come back after.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import connection, models, transaction
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.utils import timezone

from resolutions import guards, search
from resolutions.models import (
    ActionItem,
    CrossReference,
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
from .bulk import insert
from .party_load import TABLES, actions_beside, load_party_actions

SPAN = 1_000_000
PLACES = 1_000_000_000
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
    makes = rows.Rows(today, make.officer(), make.manager())
    with unchecked_keys(), transaction.atomic(), bare_tables():
        copy_texts(-(-items // PER_RESOLUTION) - 1)
        ids = list(ActionItem.objects.order_by("position").values_list("pk", flat=True))
        insert(StatusUpdate, rows.UPDATE, makes.updates(ids, EACH))
        insert(Evidence, rows.EVIDENCE, makes.evidence(len(ids) * EACH))
        insert(Deadline, rows.DEADLINE, makes.deadlines(ids))
        give_offices()
        copy_statuses()
        actions = actions_beside(len(ids))
        load_party_actions(actions, today)
    settle()
    return Scale(len(ids), len(ids) * EACH, actions)


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


def run(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)


def number_of(sql: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return int(cursor.fetchone()[0])


def copy_texts(copies: int) -> None:
    """Copy the resolution with all that its text consists of, `copies` times."""
    model = Resolution.objects.get(prefix="11.10")
    run("CREATE TEMPORARY TABLE bench_copy (n bigint PRIMARY KEY, day date)")
    with connection.cursor() as cursor:
        days = [
            (n, (model.adopted_on - timedelta(days=n % 3000 + 1)).isoformat())
            for n in range(1, copies + 1)
        ]
        cursor.executemany("INSERT INTO bench_copy VALUES (%s, %s)", days)
    source = f"= {model.pk}"
    paragraphs = f"IN (SELECT id FROM resolutions_paragraph WHERE resolution_id {source})"
    elements = f"IN (SELECT id FROM resolutions_element WHERE paragraph_id {paragraphs})"
    new = f"c.n + {model.pk}"
    place = f"({new}) * {PLACES} + t.position % {PLACES}"
    copy(Resolution, f"t.id {source}", id=new, **RESOLUTION)
    copy(Paragraph, f"resolution_id {source}", resolution_id=new)
    copy(Element, f"paragraph_id {paragraphs}", paragraph_id=shifted("paragraph_id"))
    copy(CrossReference, f"element_id {elements}", element_id=shifted("element_id"))
    copy(ActionItem, f"paragraph_id {paragraphs}", position=place, **ITEM)
    run("DROP TABLE bench_copy")


def shifted(column: str) -> str:
    """Return the key of the copy of the row that the column names."""
    return f"c.n * {SPAN} + t.{column}"


RESOLUTION = {
    "slug": "'copy-' || c.n",
    "number": "'C' || c.n",
    "symbol": "'TEST/Resolution C' || c.n",
    "prefix": "'C' || c.n",
    "adopted_on": "c.day",
}
ITEM = {
    "reference": "replace(t.reference, '11.10-', 'C' || c.n || '-')",
    "paragraph_id": shifted("paragraph_id"),
    "element_id": shifted("element_id"),
}


def copy(model: type[models.Model], where: str, **changes: str) -> None:
    """Add a copy of each of the rows for each row of `bench_copy`, with the given changes."""
    columns = [field.column for field in model._meta.concrete_fields]
    values = {column: f"t.{column}" for column in columns} | {"id": shifted("id")} | changes
    quoted = ", ".join(f'"{column}"' for column in columns)
    table = model._meta.db_table
    run(
        f"INSERT INTO {table} ({quoted}) SELECT {', '.join(values[c] for c in columns)}"
        f" FROM {table} t CROSS JOIN bench_copy c WHERE {where} ORDER BY c.n, t.id"
    )


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
