"""The one filter of action items: pages, files and interfaces all narrow their lists with it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django_filters.fields import ModelChoiceField

from .choices import Status
from .models import ActionItem, Addressee, Resolution, Theme
from .search import matching

# The largest number that a paragraph's column holds.
LAST_NUMBER = 32_767


class Ticked(forms.CheckboxInput):
    """A box that `0`, `false` and `no` in the address leave empty."""

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        return str(data.get(name, "")).strip().lower() not in ("", "0", "false", "no", "off")


class Flag(django_filters.Filter):
    field_class = forms.BooleanField


class WholeNumber(django_filters.Filter):
    field_class = forms.IntegerField


class Known(ModelChoiceField):
    """One of the objects there are; one that was looked up already is not looked up again.

    PostgreSQL does not even look for a NUL.
    """

    def to_python(self, value: Any) -> Any:
        if isinstance(value, Resolution):
            return value
        if "\x00" in str(value):
            raise forms.ValidationError(self.error_messages["invalid_choice"], "invalid_choice")
        return super().to_python(value)


class KnownFilter(django_filters.ModelChoiceFilter):
    field_class = Known


@dataclass(frozen=True)
class Applied:
    """One condition that is in force: which field, and what it asks in words."""

    name: str
    label: str
    text: str


class ActionItemFilter(django_filters.FilterSet):
    """Narrows a queryset of action items that has been through `as_of(on)`.

    What cannot be understood is left out of account, and `errors` says so in a sentence.

    Args:
        on: the date of which status and overdue are seen; today where none is given.
    """

    q = django_filters.CharFilter(label=_("Words"), method="with_words", max_length=200)
    addressee = django_filters.MultipleChoiceFilter(label=_("Addressed to"), method="of_addressees")
    status = django_filters.MultipleChoiceFilter(
        label=_("Status"), choices=Status.choices, method="in_status"
    )
    theme = django_filters.ChoiceFilter(
        label=_("Theme"), field_name="paragraph__theme__code", empty_label=_("Any theme")
    )
    paragraph = WholeNumber(
        label=_("Paragraph"),
        field_name="paragraph__number",
        min_value=1,
        max_value=LAST_NUMBER,
    )
    resolution = KnownFilter(
        label=_("Resolution"),
        field_name="paragraph__resolution",
        queryset=Resolution.objects.all(),
        to_field_name="slug",
        widget=forms.HiddenInput,
        error_messages={"invalid_choice": _("There is no such resolution here.")},
    )
    needs_funding = Flag(label=_("Needs funding"), widget=Ticked, method="in_need_of_funding")
    overdue = Flag(label=_("Overdue"), widget=Ticked, method="past_due")

    class Meta:
        model = ActionItem
        fields: tuple[str, ...] = ()

    def __init__(
        self,
        data: Any = None,
        queryset: QuerySet[ActionItem] | None = None,
        *,
        on: date | None = None,
        **kwargs: Any,
    ) -> None:
        self.on = on or timezone.localdate()
        if queryset is None:
            queryset = ActionItem.objects.as_of(self.on)
        super().__init__(data if data is not None else {}, queryset, **kwargs)
        self.addressees = {each.code: each for each in Addressee.objects.all()}
        self.themes = {each.code: each for each in Theme.objects.all()}
        self._offer("addressee", self.addressees)
        self._offer("theme", self.themes)

    def _offer(self, name: str, objects: Mapping[str, Addressee | Theme]) -> None:
        choices = [(code, str(each)) for code, each in objects.items()]
        self.filters[name].extra["choices"] = choices

    def with_words(self, items: Any, name: str, value: str) -> Any:
        return matching(items, value)

    def of_addressees(self, items: Any, name: str, codes: list[str]) -> Any:
        chosen = [self.addressees[code].pk for code in codes]
        return items.filter(addressee__in=chosen) if chosen else items

    def in_status(self, items: Any, name: str, values: list[str]) -> Any:
        return items.filter(shown_status__in=values) if values else items

    def in_need_of_funding(self, items: Any, name: str, value: bool) -> Any:
        return items.filter(shown_funding=True) if value else items

    def past_due(self, items: Any, name: str, value: bool) -> Any:
        return items.overdue(self.on) if value else items

    @property
    def mistakes(self) -> list[str]:
        """What could not be understood, one sentence a field."""
        return [
            f"{capfirst(str(self.form.fields[name].label))}: {' '.join(messages)}"
            for name, messages in self.form.errors.items()
        ]

    @property
    def applied(self) -> list[Applied]:
        """The conditions in force, in the order of the form."""
        return list(self._applied())

    def _applied(self) -> Iterator[Applied]:
        self.form.is_valid()
        for name, value in self.form.cleaned_data.items():
            if value in (None, "", [], False):
                continue
            yield Applied(name, str(self.form.fields[name].label), self._in_words(name, value))

    def _in_words(self, name: str, value: Any) -> str:
        if value is True:
            return ""
        if isinstance(value, list):
            named = dict(self.form.fields[name].choices)
            return ", ".join(str(named[each]) for each in value)
        if name == "theme":
            return str(self.themes[value])
        return value.number if isinstance(value, Resolution) else str(value)

    def conditions(self, *, without: tuple[str, ...] = ()) -> dict[str, str | list[str]]:
        """Return the conditions in force as the address carries them; empty ones are dropped."""
        return {
            each.name: self.data.getlist(each.name)
            if hasattr(self.data, "getlist")
            else self.data[each.name]
            for each in self.applied
            if each.name not in without
        }
