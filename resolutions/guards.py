"""The database's own refusal to change or delete what was approved, on either engine.

A migration that rebuilds `resolutions_statusupdate` or `resolutions_evidence` on SQLite loses
their triggers: it must run `install` again. A test holds that they are there.
"""

import sqlite3
from collections.abc import Sequence
from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor

FROZEN = "An approved status update never changes: record a correction."

SQLITE = f"""
CREATE TRIGGER status_update_frozen BEFORE UPDATE ON resolutions_statusupdate
WHEN OLD.state = 'approved'
BEGIN SELECT RAISE(ABORT, '{FROZEN}'); END;

CREATE TRIGGER status_update_kept BEFORE DELETE ON resolutions_statusupdate
WHEN OLD.state = 'approved' AND NOT OLD.is_demo
BEGIN SELECT RAISE(ABORT, '{FROZEN}'); END;

CREATE TRIGGER evidence_not_added BEFORE INSERT ON resolutions_evidence
WHEN (SELECT state FROM resolutions_statusupdate WHERE id = NEW.status_update_id) = 'approved'
BEGIN SELECT RAISE(ABORT, '{FROZEN}'); END;

CREATE TRIGGER evidence_frozen BEFORE UPDATE ON resolutions_evidence
WHEN EXISTS (SELECT 1 FROM resolutions_statusupdate
             WHERE id IN (OLD.status_update_id, NEW.status_update_id) AND state = 'approved')
BEGIN SELECT RAISE(ABORT, '{FROZEN}'); END;

CREATE TRIGGER evidence_kept BEFORE DELETE ON resolutions_evidence
WHEN EXISTS (SELECT 1 FROM resolutions_statusupdate
             WHERE id = OLD.status_update_id AND state = 'approved' AND NOT is_demo)
BEGIN SELECT RAISE(ABORT, '{FROZEN}'); END;
"""

POSTGRESQL = f"""
CREATE FUNCTION status_update_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND OLD.is_demo THEN RETURN OLD; END IF;
  RAISE EXCEPTION '{FROZEN}' USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER status_update_frozen BEFORE UPDATE OR DELETE ON resolutions_statusupdate
FOR EACH ROW WHEN (OLD.state = 'approved') EXECUTE FUNCTION status_update_frozen();

CREATE FUNCTION evidence_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  parents bigint[];
BEGIN
  parents := CASE TG_OP
    WHEN 'INSERT' THEN ARRAY[NEW.status_update_id]
    WHEN 'DELETE' THEN ARRAY[OLD.status_update_id]
    ELSE ARRAY[OLD.status_update_id, NEW.status_update_id] END;
  IF EXISTS (SELECT 1 FROM resolutions_statusupdate WHERE id = ANY(parents)
             AND state = 'approved' AND NOT (TG_OP = 'DELETE' AND is_demo)) THEN
    RAISE EXCEPTION '{FROZEN}' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;

CREATE TRIGGER evidence_frozen BEFORE INSERT OR UPDATE OR DELETE ON resolutions_evidence
FOR EACH ROW EXECUTE FUNCTION evidence_frozen();
"""

SQLITE_UNDO = "".join(
    f"DROP TRIGGER IF EXISTS {name};"
    for name in (
        "status_update_frozen",
        "status_update_kept",
        "evidence_not_added",
        "evidence_frozen",
        "evidence_kept",
    )
)
POSTGRESQL_UNDO = """
DROP TRIGGER IF EXISTS status_update_frozen ON resolutions_statusupdate;
DROP FUNCTION IF EXISTS status_update_frozen;
DROP TRIGGER IF EXISTS evidence_frozen ON resolutions_evidence;
DROP FUNCTION IF EXISTS evidence_frozen;
"""


def run_script(schema_editor: BaseDatabaseSchemaEditor, sqlite: str, postgresql: str) -> None:
    """Run the script that is for the engine in use."""
    with schema_editor.connection.cursor() as cursor:
        if schema_editor.connection.vendor != "sqlite":
            cursor.execute(postgresql)
            return
        for statement in split_triggers(sqlite):
            cursor.execute(statement)


def split_triggers(script: str) -> list[str]:
    """Split an SQLite script at the ends of its statements; those within a trigger are kept.

    The driver runs one statement at a time (`executescript` would commit the migration).
    """
    statements, rest = [], ""
    for part in script.split(";"):
        rest += part + ";"
        if sqlite3.complete_statement(rest):
            statements.append(rest.strip())
            rest = ""
    return [statement for statement in statements if statement != ";"]


# Name, table, event, and when it is refused; `{differs}` is the engine's "is another than".
Rule = tuple[str, str, str, str]


def install_rules(
    schema_editor: BaseDatabaseSchemaEditor, rules: Sequence[Rule], sentence: str
) -> None:
    """Install a trigger for each rule; what it refuses, it refuses with the sentence."""
    run_script(
        schema_editor,
        "".join(
            f"CREATE TRIGGER {name} BEFORE {event} ON {table} WHEN {when.format(differs='IS NOT')} "
            f"BEGIN SELECT RAISE(ABORT, '{sentence}'); END;\n"
            for name, table, event, when in rules
        ),
        "".join(_postgresql_rule(rule, sentence) for rule in rules),
    )


def _postgresql_rule(rule: Rule, sentence: str) -> str:
    """Return the trigger as PostgreSQL writes it: its condition needs a function."""
    name, table, event, when = rule
    return f"""
CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF {when.format(differs="IS DISTINCT FROM")} THEN
    RAISE EXCEPTION '{sentence}' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN {"OLD" if event == "DELETE" else "NEW"};
END $$;
CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}();
"""


def remove_rules(schema_editor: BaseDatabaseSchemaEditor, rules: Sequence[Rule]) -> None:
    run_script(
        schema_editor,
        "".join(f"DROP TRIGGER IF EXISTS {name};" for name, *_ in rules),
        "".join(
            f"DROP TRIGGER IF EXISTS {name} ON {table}; DROP FUNCTION IF EXISTS {name};"
            for name, table, *_ in rules
        ),
    )


def install(apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
    run_script(schema_editor, SQLITE, POSTGRESQL)


def remove(apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
    run_script(schema_editor, SQLITE_UNDO, POSTGRESQL_UNDO)
