"""Puts a marker into every confidential field of every row."""

import re
import uuid
from collections.abc import Callable
from typing import Any

from django.db import connection, models
from django.db.models import F, Value
from django.db.models.functions import Cast, Concat

from parties import guards as party_guards
from resolutions import guards
from tracker import guards as report_guards

from .fields import PARTLY, confidential, label

# Unlike anything that a page or a random token says.
MARKER = re.compile(r"zqxk(\d+)y")
ADDRESS = re.compile(r"203\.0\.113\.(\d+)")
SPACE = uuid.UUID("0e4d4dd1-8a1c-4a4e-9a52-6a0a0c0f2a11")


class Planted:
    """Which marker stands for which field; random keys are markers of their own."""

    def __init__(self) -> None:
        self.fields = dict(enumerate(confidential(), start=1))
        self.keys: dict[str, str] = {}

    def plant(self) -> None:
        """Write the markers into the rows that there are; what guards them has to be gone."""
        for at, field in self.fields.items():
            rows = field.model._default_manager.all()
            if which := PARTLY.get(label(field)):
                rows = rows.filter(pk__in=list(rows.filter(which).values_list("pk", flat=True)))
            write(self, rows, field, at)

    def unplanted(self) -> list[str]:
        """Return the fields that no row holds the marker of."""
        return [
            label(field)
            for field in self.fields.values()
            if not any(self.named(str(value)) == {label(field)} for value in values_of(field))
        ]

    def named(self, text: str) -> set[str]:
        """Return the fields whose markers are in the text."""
        lowered = text.lower()
        marked = [*MARKER.findall(lowered), *ADDRESS.findall(lowered)]
        found = {label(self.fields[int(at)]) if int(at) else "DESK_EMAIL" for at in marked}
        plain = lowered.replace("-", "")
        return found | {name for key, name in self.keys.items() if key in plain}


def values_of(field: Any) -> list[Any]:
    return list(field.model._default_manager.values_list(field.name, flat=True).distinct())


def write(planted: Planted, rows: Any, field: Any, at: int) -> None:
    marker = f"zqxk{at}y"
    if isinstance(field, models.UUIDField):
        for pk in rows.values_list("pk", flat=True):
            key = uuid.uuid5(SPACE, f"{at}-{pk}")
            planted.keys[key.hex] = label(field)
            rows.filter(pk=pk).update(**{field.name: key})
        return
    rows.update(**{field.name: value(field, at, marker)})


MADE: tuple[tuple[Any, Callable[[int, str], Any]], ...] = (
    (models.JSONField, lambda at, marker: {"told": marker}),
    (models.GenericIPAddressField, lambda at, marker: f"203.0.113.{at}"),
    (models.BinaryField, lambda at, marker: marker.encode()),
    (models.URLField, lambda at, marker: f"https://example.org/{marker}"),
)


def value(field: Any, at: int, marker: str) -> Any:
    for kind, made in MADE:
        if isinstance(field, kind):
            return made(at, marker)
    alone = field.unique or (field.max_length or 0) > 30
    if not alone or field.primary_key:
        return marker
    return Concat(Value(marker), Cast(F("pk"), models.CharField()))


def remove_guards() -> None:
    """Let what is frozen be written to, until the test is rolled back."""
    editor = connection.SchemaEditorClass(connection, atomic=False)
    editor.deferred_sql = []
    for each in (guards, party_guards, report_guards):
        each.remove(None, editor)
