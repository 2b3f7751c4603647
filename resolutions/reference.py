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

from .models import ReferenceRow

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
        label = str(among.model._meta.verbose_name)
        seen = ReferenceRow.objects.filter(model=among.model._meta.label)
        memory = {each.key: each for each in seen.filter(key__in=[row.key for row in rows])}
        names = list(rows[0].identity) if rows else []
        present = {tuple(plain(each, name) for name in names): each for each in among}
        found = {}
        for row in rows:
            obj = present.get(tuple(encoded(value) for value in row.identity.values()))
            known = memory.get(row.key)
            if obj is None and known is not None:
                self.report.kept.append(f"kept: {label} {row.key} was removed by staff")
                continue
            found[row.key] = self._load_one(among.model, label, row, obj, known)
        return found

    def _load_one(
        self, model: type[Model], label: str, row: Row, obj: Any, known: ReferenceRow | None
    ) -> Any:
        if obj is None:
            obj = model(**row.identity, **row.values)
            self._save(obj)
            self.report.created[label] += 1
            loaded = {name: encoded(value) for name, value in row.values.items()}
        else:
            loaded = dict(known.loaded) if known else {}
            changed = self._merge(label, row, obj, loaded)
            if changed:
                self._save(obj)
            (self.report.updated if changed else self.report.unchanged)[label] += 1
        self._remember(model, row.key, loaded, known)
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

    def _save(self, obj: Any) -> None:
        obj._change_reason = "reference data"
        obj.save()

    def _remember(
        self, model: type[Model], key: str, loaded: dict[str, Any], known: ReferenceRow | None
    ) -> None:
        if known is None:
            ReferenceRow.objects.create(model=model._meta.label, key=key, loaded=loaded)
        elif known.loaded != loaded:
            known.loaded = loaded
            known.save()


def encoded(value: Any) -> Any:
    """Return the value as JSON keeps it; an object as its primary key."""
    if isinstance(value, Model):
        value = value.pk
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
