"""The database's own refusal to change or delete what a Party submitted, on either engine.

A migration that rebuilds one of these tables on SQLite loses their triggers: it must run
`install` again. A test holds that they are there. The demonstration can be removed.
"""

from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from resolutions.guards import install_rules, remove_rules

FROZEN = "What a Party submitted never changes: submit another version."
WORDS = (
    "action_id", "number", "period_id", "submitted_by_id", "submitted_at", "title", "done", "stage",
    "starts_on", "ends_on", "challenges", "support_needed", "language",
)  # fmt: skip
IS_DEMO = "(SELECT is_demo FROM parties_partyaction WHERE id = OLD.action_id)"
VERSION_IS_DEMO = (
    "(SELECT a.is_demo FROM parties_partyaction a JOIN parties_actionversion v"
    " ON v.action_id = a.id WHERE v.id = OLD.version_id)"
)
OUTCOME = "(SELECT outcome FROM parties_actionversion WHERE id = NEW.version_id)"

RULES = [
    (
        "party_version_frozen",
        "parties_actionversion",
        "UPDATE",
        "OLD.outcome <> 'pending' OR "
        + " OR ".join(f"OLD.{name} {{differs}} NEW.{name}" for name in WORDS),
    ),
    ("party_version_kept", "parties_actionversion", "DELETE", f"NOT {IS_DEMO}"),
    ("party_answer_not_added", "parties_answer", "INSERT", f"{OUTCOME} <> 'pending'"),
    (
        "party_answer_frozen",
        "parties_answer",
        "UPDATE",
        "OLD.version_id <> NEW.version_id OR OLD.item_id <> NEW.item_id"
        " OR OLD.party_id <> NEW.party_id",
    ),
    ("party_answer_kept", "parties_answer", "DELETE", f"NOT {VERSION_IS_DEMO}"),
    (
        "party_evidence_not_added",
        "parties_actionevidence",
        "INSERT",
        f"NEW.version_id IS NOT NULL AND {OUTCOME} <> 'pending'",
    ),
    (
        "party_evidence_frozen",
        "parties_actionevidence",
        "UPDATE",
        "OLD.version_id IS NOT NULL OR NEW.version_id IS NOT NULL",
    ),
    (
        "party_evidence_kept",
        "parties_actionevidence",
        "DELETE",
        f"OLD.version_id IS NOT NULL AND NOT {IS_DEMO}",
    ),
    ("party_remark_frozen", "parties_remark", "UPDATE", "1 = 1"),
    ("party_remark_kept", "parties_remark", "DELETE", f"NOT {IS_DEMO}"),
]


def install(apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
    install_rules(schema_editor, RULES, FROZEN)


def remove(apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
    remove_rules(schema_editor, RULES)
