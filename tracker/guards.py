"""The database's own refusal to change a final report, on either engine.

A migration that rebuilds `tracker_progressreport` or `tracker_omission` on SQLite loses their
triggers: it must run `install` again. A test holds that they are there. The demonstration can be
removed.
"""

from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from resolutions.guards import install_rules, remove_rules

FROZEN = "A final report never changes: revise it."
REPORT = "(SELECT {what} FROM tracker_progressreport WHERE id = {row}.report_id)"
STATE_OLD = REPORT.format(what="state", row="OLD")
STATE_NEW = REPORT.format(what="state", row="NEW")
IS_DEMO = REPORT.format(what="is_demo", row="OLD")

RULES = [
    ("report_frozen", "tracker_progressreport", "UPDATE", "OLD.state = 'final'"),
    (
        "report_proposed",
        "tracker_progressreport",
        "UPDATE",
        "OLD.state = 'proposed' AND NEW.state <> 'draft'"
        " AND (OLD.content <> NEW.content OR OLD.sha256 <> NEW.sha256)",
    ),
    (
        "report_kept",
        "tracker_progressreport",
        "DELETE",
        "OLD.state = 'final' AND NOT OLD.is_demo",
    ),
    ("omission_not_added", "tracker_omission", "INSERT", f"{STATE_NEW} = 'final'"),
    (
        "omission_frozen",
        "tracker_omission",
        "UPDATE",
        f"{STATE_OLD} = 'final' OR {STATE_NEW} = 'final'",
    ),
    ("omission_kept", "tracker_omission", "DELETE", f"{STATE_OLD} = 'final' AND NOT {IS_DEMO}"),
]


def install(apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
    install_rules(schema_editor, RULES, FROZEN)


def remove(apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
    remove_rules(schema_editor, RULES)
