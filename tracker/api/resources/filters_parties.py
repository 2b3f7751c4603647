"""By what Parties and their actions, instruments and reports are narrowed.

The conditions of the pages have the names that they have there.
"""

from datetime import date
from typing import Any

import django_filters
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from parties.choices import InstrumentKind, Region
from parties.models import ActionVersion, Answer, Instrument, Party
from resolutions.filters import KnownFilter
from resolutions.models import ActionItem

from ...models import ProgressReport
from .filter_pieces import MomentFilter, item_of, meeting_of, paragraph_of, resolution_of


class PartyFilter(django_filters.FilterSet):
    region = django_filters.ChoiceFilter(label=_("Region"), choices=Region.choices)

    class Meta:
        model = Party
        fields: tuple[str, ...] = ()


class InstrumentFilter(django_filters.FilterSet):
    kind = django_filters.ChoiceFilter(label=_("Kind"), choices=InstrumentKind.choices)

    class Meta:
        model = Instrument
        fields: tuple[str, ...] = ()


class ReportFilter(django_filters.FilterSet):
    resolution = resolution_of("resolution")
    meeting = meeting_of("meeting")

    class Meta:
        model = ProgressReport
        fields: tuple[str, ...] = ()


class PartyActionFilter(django_filters.FilterSet):
    """Narrows versions that the public could read on a day.

    What is asked of the items that an action answers must hold of one and the same item.

    Args:
        on: the day on which the public could read them; today where none is given.
    """

    party = KnownFilter(
        label=_("Party"),
        queryset=Party.objects.all(),
        to_field_name="iso3",
        error_messages={"invalid_choice": _("There is no such Party here.")},
    )
    region = django_filters.ChoiceFilter(label=_("Region"), choices=Region.choices)
    resolution = resolution_of("")
    paragraph = paragraph_of("")
    item = item_of("")
    accepted_since = MomentFilter(
        label=_(
            "Accepted on that day or at that moment, or later; unless another order is asked for, "
            "what was accepted last comes first"
        )
    )

    class Meta:
        model = ActionVersion
        fields: tuple[str, ...] = ()

    def __init__(self, *args: Any, on: date | None = None, **kwargs: Any) -> None:
        self.on = on or timezone.localdate()
        super().__init__(*args, **kwargs)

    def filter_queryset(self, queryset: "QuerySet[ActionVersion]") -> "QuerySet[ActionVersion]":
        asked = self.form.cleaned_data
        versions = queryset
        if asked["region"]:
            versions = versions.filter(action__party__region=asked["region"])
        if asked["accepted_since"]:
            versions = versions.filter(decided_at__gte=asked["accepted_since"])
        return self.answering(versions, asked)

    def answering(
        self, versions: "QuerySet[ActionVersion]", asked: dict[str, Any]
    ) -> "QuerySet[ActionVersion]":
        """Return the versions of the Party asked for, with an answer to one of the items.

        An index holds the keys of what is public today, Party by Party. Of earlier versions there
        is none such: their actions say whose they are.
        """
        answers, conditions = Answer.objects.order_by(), {}
        if self.on >= timezone.localdate():
            answers = answers.current()
        if any(asked[name] for name in ("item", "paragraph", "resolution")):
            conditions["item__in"] = answered(answers, asked)
        if asked["party"] and self.on >= timezone.localdate():
            conditions["party"] = asked["party"]
        elif asked["party"]:
            versions = versions.filter(action__party=asked["party"])
        if not conditions:
            return versions
        return versions.filter(pk__in=answers.filter(**conditions).values("version"))


def answered(answers: "QuerySet[Answer]", asked: dict[str, Any]) -> list[int]:
    """Return the items asked for to which there is an answer.

    Looked up first: by these keys, PostgreSQL knows how many answers it will find; of none it would
    read all versions.
    """
    conditions = {
        "pk": asked["item"] and asked["item"].pk,
        "paragraph__number": asked["paragraph"],
        "paragraph__resolution": asked["resolution"],
    }
    given = {name: value for name, value in conditions.items() if value is not None}
    found = ActionItem.objects.filter(Exists(answers.filter(item=OuterRef("pk"))), **given)
    return list(found.order_by().values_list("pk", flat=True))
