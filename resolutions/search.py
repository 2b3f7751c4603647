"""Full-text search: SQLite's FTS5 or PostgreSQL's tsvector, chosen by the engine in use.

English stemming; hyphens and accents do not matter on SQLite, hyphens do not on PostgreSQL.
All words of a search must be found in one paragraph, item or public update.
"""

import re
from typing import Any

from django.db import connection
from django.db.models import Q, QuerySet
from django.db.models.expressions import RawSQL

from .guards import run_script

# The tables that are searched, with the columns that count.
TABLES = {
    "resolutions_paragraph": ("text",),
    "resolutions_actionitem": ("reference", "asks"),
    "resolutions_statusupdate": ("achievements", "challenges", "next_steps"),
}
MAX_WORDS = 12


def sqlite_script(table: str, columns: tuple[str, ...]) -> str:
    names = ", ".join(columns)
    new = ", ".join(f"NEW.{column}" for column in columns)
    old = ", ".join(f"OLD.{column}" for column in columns)
    add = f"INSERT INTO {table}_fts(rowid, {names}) VALUES (NEW.id, {new});"
    take = f"INSERT INTO {table}_fts({table}_fts, rowid, {names}) VALUES ('delete', OLD.id, {old});"
    return f"""
CREATE VIRTUAL TABLE {table}_fts USING fts5({names}, content='{table}', content_rowid='id',
  tokenize='porter unicode61 remove_diacritics 2');
INSERT INTO {table}_fts({table}_fts) VALUES ('rebuild');
CREATE TRIGGER {table}_fts_added AFTER INSERT ON {table} BEGIN {add} END;
CREATE TRIGGER {table}_fts_gone AFTER DELETE ON {table} BEGIN {take} END;
CREATE TRIGGER {table}_fts_changed AFTER UPDATE OF {names} ON {table} BEGIN {take} {add} END;
"""


def postgresql_script(table: str, columns: tuple[str, ...]) -> str:
    words = " || ' ' || ".join(columns)
    return f"""
ALTER TABLE {table} ADD COLUMN words tsvector
  GENERATED ALWAYS AS (to_tsvector('english', {words})) STORED;
CREATE INDEX {table}_words ON {table} USING gin (words);
"""


def install(apps: Any, schema_editor: Any) -> None:
    for table, columns in TABLES.items():
        run_script(schema_editor, sqlite_script(table, columns), postgresql_script(table, columns))


def remove(apps: Any, schema_editor: Any) -> None:
    for table in TABLES:
        triggers = "".join(
            f"DROP TRIGGER {table}_fts_{when};" for when in ("added", "gone", "changed")
        )
        run_script(
            schema_editor,
            f"{triggers} DROP TABLE {table}_fts;",
            f"ALTER TABLE {table} DROP COLUMN words;",
        )


def words_of(text: str) -> list[str]:
    """Return the words of a search, at most twelve: "capacity-building" is two."""
    return re.findall(r"\w+", text)[:MAX_WORDS]


def found_in(table: str, text: str) -> RawSQL:
    """Return the subquery of ids of the rows of `table` in which all words of `text` are found."""
    words = words_of(text)
    if connection.vendor == "sqlite":
        match = " ".join(f'"{word}"' for word in words)
        return RawSQL(f"SELECT rowid FROM {table}_fts WHERE {table}_fts MATCH %s", (match,))
    return RawSQL(
        f"SELECT id FROM {table} WHERE words @@ plainto_tsquery('english', %s)", (" ".join(words),)
    )


def matching(items: QuerySet[Any], text: str) -> QuerySet[Any]:
    """Return the action items whose own words, paragraph or shown update have all of `text`'s."""
    words = words_of(text)
    if not words:
        return items
    return items.filter(
        Q(pk__in=found_in("resolutions_actionitem", text))
        | Q(paragraph__in=found_in("resolutions_paragraph", text))
        | Q(shown_update__in=found_in("resolutions_statusupdate", text))
        | Q(reference__istartswith=text.strip())
    )
