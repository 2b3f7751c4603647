"""The pieces that the filters of several lists share: days, moments, bodies, addressees, words."""

import re
from datetime import UTC, datetime, time
from typing import Any

import django_filters
from django import forms
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext_lazy as _

from resolutions.filters import LAST_NUMBER, KnownFilter, WholeNumber
from resolutions.models import ActionItem, Addressee, Body, Meeting, Resolution, Theme

from .keys import bodies_of_key


class PastDay(forms.DateField):
    """A day that is not yet to come."""

    def clean(self, value: Any) -> Any:
        found = super().clean(value)
        if found is not None and found > timezone.localdate():
            raise forms.ValidationError(_("It is yet to come."))
        return found


class PastDayFilter(django_filters.DateFilter):
    field_class = PastDay


class Moment(forms.CharField):
    """A moment with its time zone, or the beginning of a day."""

    def clean(self, value: Any) -> datetime | None:
        written = super().clean(value)
        try:
            return moment_of(written) if written else None
        except (ValueError, OverflowError):
            sentence = _("Give a day as 2026-03-23, or a moment as 2026-03-23T14:30:00Z.")
            raise forms.ValidationError(sentence) from None


# RFC 3339, or its day alone.
MOMENT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]{1,6})?)?(Z|[+-][0-9:]{4,5}))?",
    re.ASCII,
)


def moment_of(written: str) -> datetime:
    """Return the moment that is written, or the beginning of the day.

    Raises:
        ValueError: it is neither, or does not say in which time zone.
        OverflowError: it lies outside all calendars.
    """
    if not MOMENT.fullmatch(written):
        raise ValueError
    if (day := parse_date(written)) is not None:
        return timezone.make_aware(datetime.combine(day, time.min)).astimezone(UTC)
    if (found := parse_datetime(written)) is None:
        raise ValueError
    return found.astimezone(UTC)


class MomentFilter(django_filters.Filter):
    field_class = Moment


class OneBody(forms.CharField):
    """A body, by the key that it has in its address."""

    def clean(self, value: Any) -> Body | None:
        key = super().clean(value)
        if not key:
            return None
        found = bodies_of_key(key).first()
        if found is None:
            raise forms.ValidationError(_("There is no such body here."))
        return found


class BodyFilter(django_filters.Filter):
    field_class = OneBody


def any_of(label: Any, choices: Any, field: str) -> django_filters.MultipleChoiceFilter:
    """Narrows to any of the chosen values of a column."""
    return django_filters.MultipleChoiceFilter(
        label=label, choices=choices, field_name=field, distinct=False
    )


def addressees_of(field: str) -> django_filters.ModelMultipleChoiceFilter:
    return django_filters.ModelMultipleChoiceFilter(
        label=_("Addressed to"),
        field_name=f"{field}__code",
        queryset=Addressee.objects.all(),
        to_field_name="code",
        distinct=False,
    )


def known(label: Any, field: str, model: Any, key: str, unknown: Any = None) -> KnownFilter:
    """Narrows to one object that there is.

    Args:
        key: the column by which it is named.
        unknown: the sentence that refuses another name, if there is one of its own.
    """
    messages = {"error_messages": {"invalid_choice": unknown}} if unknown else {}
    return KnownFilter(
        label=label, field_name=field, queryset=model.objects.all(), to_field_name=key, **messages
    )


def theme_of(field: str) -> KnownFilter:
    return known(_("Theme"), field, Theme, "code")


def resolution_of(field: str) -> KnownFilter:
    unknown = _("There is no such resolution here.")
    return known(_("Resolution"), field, Resolution, "slug", unknown)


def paragraph_of(field: str) -> WholeNumber:
    return WholeNumber(label=_("Paragraph"), field_name=field, min_value=1, max_value=LAST_NUMBER)


def meeting_of(field: str) -> KnownFilter:
    return known(_("Meeting"), field, Meeting, "label", _("There is no such meeting here."))


def item_of(field: str) -> KnownFilter:
    unknown = _("There is no such action item.")
    return known(_("Action item"), field, ActionItem, "reference", unknown)


def words() -> django_filters.CharFilter:
    return django_filters.CharFilter(label=_("Words"), method="with_words", max_length=200)
