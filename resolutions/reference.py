"""Loads reference data by natural keys, as often as one likes, and keeps what staff edited.

For each row the values last loaded are remembered. A later load compares three things, field by
field: what the fixtures say now, what they said then, and what the row says. Where the row no
longer says what was loaded, staff edited it: the field is kept and reported.
"""

import csv
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Model, QuerySet
from django.utils.dateparse import parse_date
from simple_history.utils import bulk_create_with_history

from .models import ReferenceRow

# What the history of a row says of a change that a load made.
REASON = "reference data"

Values = Mapping[str, Any]


@dataclass(frozen=True)
class Row:
    """One row to load: the fields that identify it, the others, and its key in words."""

    key: str
    identity: Values
    values: Values


@dataclass
class Report:
    """What a load did: counts by model, and a sentence for everything that it left alone."""

    created: Counter[str] = field(default_factory=Counter)
    updated: Counter[str] = field(default_factory=Counter)
    unchanged: Counter[str] = field(default_factory=Counter)
    kept: list[str] = field(default_factory=list)

    def lines(self) -> list[str]:
        models = list(dict.fromkeys([*self.created, *self.updated, *self.unchanged]))
        counted = [
            f"{model}: {self.created[model]} created, {self.updated[model]} updated, "
            f"{self.unchanged[model]} unchanged"
            for model in models
        ]
        return [*counted, *self.kept]


class Loader:
    """Loads rows model by model and keeps count in `report`."""

    def __init__(self) -> None:
        self.report = Report()

    def load(self, among: QuerySet[Any], rows: Iterable[Row]) -> dict[str, Any]:
        """Create or update one object for each row and return them by key.

        Args:
            among: the objects that may already be there; its model is the one that is loaded.

        A row that staff removed since it was loaded is not made again, and is missing from what
        is returned.
        """
        rows = list(rows)
        model, label = among.model, str(among.model._meta.verbose_name)
        seen = ReferenceRow.objects.filter(model=model._meta.label)
        memory = {each.key: each for each in seen.filter(key__in=[row.key for row in rows])}
        names = list(rows[0].identity) if rows else []
        present = {tuple(plain(each, name) for name in names): each for each in among}
        found: dict[str, Any] = {}
        new: list[Row] = []
        for row in rows:
            obj = present.get(tuple(encoded(value) for value in row.identity.values()))
            if obj is not None:
                found[row.key] = self._update(label, row, obj, memory.get(row.key))
            elif row.key in memory:
                self.report.kept.append(f"kept: {label} {row.key} was removed by staff")
            else:
                new.append(row)
        return found | self._create(model, label, new)

    def _create(self, model: type[Model], label: str, rows: list[Row]) -> dict[str, Any]:
        """Create an object for each row, with its history where the model keeps one."""
        made = [model(**row.identity, **row.values) for row in rows]
        if made and hasattr(model, "history"):
            bulk_create_with_history(made, model, default_change_reason=REASON)
        else:
            model._default_manager.bulk_create(made)
        ReferenceRow.objects.bulk_create(
            ReferenceRow(
                model=model._meta.label,
                key=row.key,
                loaded={name: encoded(value) for name, value in row.values.items()},
            )
            for row in rows
        )
        self.report.created[label] += len(made)
        return {row.key: obj for row, obj in zip(rows, made, strict=True)}

    def _update(self, label: str, row: Row, obj: Any, known: ReferenceRow | None) -> Any:
        """Bring an object that is there up to date, and remember what was loaded into it."""
        memory = known or ReferenceRow(model=obj._meta.label, key=row.key, loaded={})
        loaded = dict(memory.loaded)
        changed = self._merge(label, row, obj, loaded)
        if changed:
            obj._change_reason = REASON
            obj.save()
        (self.report.updated if changed else self.report.unchanged)[label] += 1
        if memory.pk is None or memory.loaded != loaded:
            memory.loaded = loaded
            memory.save()
        return obj

    def _merge(self, label: str, row: Row, obj: Any, loaded: dict[str, Any]) -> bool:
        """Put the row's values into the object where staff did not; say whether any changed."""
        changed = False
        for name, value in row.values.items():
            new, current = encoded(value), plain(obj, name)
            if current == new:
                loaded[name] = new
            elif name in loaded and current == loaded[name]:
                setattr(obj, name, value)
                loaded[name] = new
                changed = True
            else:
                self.report.kept.append(f"kept: {label} {row.key}, {name} was edited by staff")
        return changed


def encoded(value: Any) -> Any:
    """Return the value as JSON keeps it; an object as its primary key."""
    if isinstance(value, Model):
        value = value.pk
    if value is None or isinstance(value, str | int):
        return value
    return json.loads(json.dumps(value, cls=DjangoJSONEncoder))


def plain(obj: Model, name: str) -> Any:
    """Return the value of a field as JSON keeps it; a foreign key as the other's primary key."""
    return encoded(obj.serializable_value(name))


def read_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read_json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def day(text: str | None) -> Any:
    """Return an ISO date, or none for an empty text.

    Raises:
        ValueError: it is neither.
    """
    if not text:
        return None
    if (found := parse_date(text)) is None:
        raise ValueError(f"{text!r} is not a date of the form 2024-02-12.")
    return found


def pick(values: Values, *names: str) -> dict[str, Any]:
    return {name: values[name] for name in names}
