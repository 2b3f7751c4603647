"""Parties: what binds them, and what they reported in which period."""

from collections import defaultdict
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from rest_framework.serializers import ChoiceField

from parties.choices import Region
from parties.figures import Standing, counting_day, said_in
from parties.models import Membership, Party, ReportingPeriod
from parties.public.files import in_words
from parties.public.party_views import periods_of
from parties.public.views import period_asked_for, periods_begun

from ..paging import Key, Order, day, text
from ..parameters import Parameter, wrong_parameters
from ..reading import DetailView, ListView, PublicView, the_one
from ..rows import Row, Said, choice, flag, iso, link
from ..rows import day as day_field
from ..rows import number as number_field
from ..rows import text as text_field
from .filters_parties import PartyFilter

CODE = Key("iso3", text)
# What a Party may have said in a period, as the pages say it.
REPORTED = (
    ("actions", _("reported actions")),
    ("nil", _("said it had nothing to report")),
    ("none", _("no report yet")),
)
PERIOD = Parameter(
    "period", _("The reporting period, by the meeting that it leads up to: StC57. The open one, or "
    "else the latest, where it is left out."), longest=40,
)  # fmt: skip


def reported_field(about: Any) -> ChoiceField:
    return ChoiceField(REPORTED, read_only=True, allow_null=True, help_text=about)


def reported(row: Standing, period: ReportingPeriod | None) -> Said:
    """Return what the Party said in the period, in the words of the pages."""
    if period is None:
        return {"reported": None, "reported_label": "", "accepted": None}
    silent = row.state == "none" and not period.is_open
    return {
        "reported": row.state,
        "reported_label": _t("no report") if silent else in_words(row),
        "accepted": row.accepted,
    }


class MembershipRow(Row):
    """That a Party is bound by, or signed, an instrument."""

    instrument = text_field(_("The instrument, by code."))
    short_name = text_field(_("What it is called for short."))
    kind_label = text_field(_("What kind of instrument it is, in the language of the answer."))
    in_force_since = day_field(_("Since when it binds the Party, if known."), allow_null=True)
    api_url = link(_("The instrument’s address in the API."))

    def written(self, row: Membership) -> Said:
        return {
            "instrument": row.instrument.code,
            "short_name": row.instrument.short_name,
            "kind_label": row.instrument.get_kind_display(),
            "in_force_since": iso(row.entry_into_force),
            "api_url": self.links.to("api-instrument", row.instrument.code),
        }


class PartyReportRow(Row):
    """What a Party reported in one period."""

    period = text_field(_("The reporting period, by the meeting that it leads up to."))
    period_label = text_field(_("The meetings between which it lies."))
    reported = reported_field(_("Whether it reported actions, a nil return, or nothing."))
    reported_label = text_field(_("The same, in the words of the pages."))
    accepted = number_field(_("How many of its submissions were accepted."), allow_null=True)
    nil_on = day_field(_("When it said that it has nothing to report."), allow_null=True)

    def written(self, row: Any) -> Said:
        said = Standing(self.party, row.accepted or 0, is_nil=row.nil_at is not None)
        return {
            "period": row.meeting.label,
            "period_label": str(row),
            **reported(said, row),
            "nil_on": iso(timezone.localtime(row.nil_at).date()) if row.nil_at else None,
        }

    party: Party


class PartyRow(Row):
    """A State, or an organization of States, that is bound by the Convention."""

    iso3 = text_field(_("ISO 3166-1 alpha-3; EUE for the European Union."))
    iso2 = text_field(_("The code of two letters."))
    url = link(_("Its page."))
    api_url = link(_("Its address in the API."))
    name = text_field(_("Its name in the language of the answer."))
    name_en = text_field(_("Its name in English."))
    name_fr = text_field(_("Its name in French; empty where it is not recorded."))
    name_es = text_field(_("Its name in Spanish; empty where it is not recorded."))
    region = choice(_("The region by which the Standing Committee is elected."), Region.choices)
    region_label = text_field(_("The region, in the language of the answer."))
    party_since = day_field(_("Since when it is a Party, if that is recorded."), allow_null=True)
    is_reio = flag(_("Whether it is a regional economic integration organization."))
    memberships = MembershipRow(
        many=True, read_only=True, help_text=_("The instruments that bind it, as far as recorded.")
    )

    def written(self, row: Any) -> Said:
        return {
            "iso3": row.iso3,
            "iso2": row.iso2,
            "url": self.links.to("party", row.iso3),
            "api_url": self.links.to("api-party", row.iso3),
            "name": str(row),
            "name_en": row.name,
            "name_fr": row.name_fr,
            "name_es": row.name_es,
            "region": row.region,
            "region_label": row.get_region_display(),
            "party_since": iso(row.entry_into_force),
            "is_reio": row.is_reio,
            "memberships": [self.membership.written(each) for each in row.recorded],
        }

    @cached_property
    def membership(self) -> MembershipRow:
        return MembershipRow(links=self.links)


class ListedPartyRow(PartyRow):
    """A Party, with what it reported in one period."""

    period = text_field(
        _("The reporting period, by the meeting that it leads up to."), allow_null=True
    )
    reported = reported_field(_("Whether it reported actions, a nil return, or nothing."))
    reported_label = text_field(_("The same, in the words of the pages."))
    accepted = number_field(_("How many of its submissions were accepted."), allow_null=True)

    view: "Parties"

    def written(self, row: Any) -> Said:
        period = self.view.period
        said = Standing(row, *self.view.said.get(row.pk, (0, False)))
        label = period.meeting.label if period else None
        return {**super().written(row), "period": label, **reported(said, period)}


class PartyInFullRow(PartyRow):
    """A Party, with what it reported in the latest periods."""

    reports = PartyReportRow(many=True, read_only=True, help_text=_("By period, newest first."))

    def written(self, row: Any) -> Said:
        made = PartyReportRow(links=self.links)
        made.party = row
        return {
            **super().written(row),
            "reports": [made.written(each) for each in periods_of(row)],
        }


class PartiesView(PublicView):
    """What the list of Parties and one of them have in common."""

    def completed(self, rows: list[Any]) -> list[Any]:
        """Give each Party its memberships."""
        bound: defaultdict[int, list[Membership]] = defaultdict(list)
        found = Membership.objects.filter(party__in=[each.pk for each in rows])
        sorted_so = found.order_by("instrument__kind", "instrument__short_name", "pk")
        for each in sorted_so.select_related("instrument"):
            bound[each.party_id].append(each)
        for row in rows:
            row.recorded = bound[row.pk]
        return rows


class Parties(PartiesView, ListView):
    about = _("The Parties bound by the Convention, with what each reported in a period.")
    serializer_class = ListedPartyRow
    filterset_class = PartyFilter
    orders = {
        "iso3": Order((CODE,)),
        "name_en": Order((Key("name", text),)),
        "party_since": Order((Key("entry_into_force", day, nullable=True), CODE)),
    }
    usual = "iso3"

    @classmethod
    def parameters(cls) -> tuple[Parameter, ...]:
        return (PERIOD, *super().parameters())

    @cached_property
    def period(self) -> ReportingPeriod | None:
        asked = self.request.query_params.get("period", "")
        period, mistakes = period_asked_for(asked, periods_begun())
        if mistakes:
            raise wrong_parameters([("period", _t("There is no reporting period of that name."))])
        return period

    @cached_property
    def said(self) -> dict[int, tuple[int, bool]]:
        return said_in(self.period) if self.period else {}

    def rows(self) -> "QuerySet[Party]":
        return Party.objects.bound_on(counting_day(self.period))


class OneParty(PartiesView, DetailView):
    about = _("One Party: what binds it, and what it reported.")
    serializer_class = PartyInFullRow

    def found(self) -> Any:
        rows = Party.objects.filter(iso3=self.kwargs["iso3"])
        return self.completed([the_one(rows, _("There is no such Party."))])[0]
