"""The Convention and the instruments under it, with the Parties that they bind."""

from typing import Any

from django.db.models import Count, QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from parties.choices import InstrumentKind
from parties.models import Instrument, Membership

from ..paging import Key, Order, text
from ..reading import DetailView, ListView, the_one
from ..rows import Row, Said, choice, flag, iso, link
from ..rows import day as day_field
from ..rows import number as number_field
from ..rows import text as text_field
from .filters_parties import InstrumentFilter


class BoundRow(Row):
    """A Party that the instrument binds, or that signed it."""

    party = text_field(_("The Party, by its code of three letters."))
    party_name = text_field(_("The Party, in the language of the answer."))
    in_force_since = day_field(_("Since when it binds the Party, if known."), allow_null=True)
    api_url = link(_("The Party’s address in the API."))

    def written(self, row: Membership) -> Said:
        return {
            "party": row.party.iso3,
            "party_name": str(row.party),
            "in_force_since": iso(row.entry_into_force),
            "api_url": self.links.to("api-party", row.party.iso3),
        }


class InstrumentRow(Row):
    """The Convention, or an agreement, memorandum or initiative under it."""

    code = text_field(_("Its code: AEWA."))
    api_url = link(_("Its address in the API."))
    short_name = text_field(_("What it is called for short."))
    full_name = text_field(_("Its full name, in English."))
    kind = choice(_("What kind of instrument it is."), InstrumentKind.choices)
    kind_label = text_field(_("The same, in the language of the answer."))
    legally_binding = flag(_("Whether it is legally binding."))
    concluded = number_field(_("The year in which it was concluded."), allow_null=True)
    in_effect_since = day_field(_("Since when it is in effect, if known."), allow_null=True)
    parties = number_field(_("How many of the Parties are recorded as bound by it."))

    def written(self, row: Any) -> Said:
        return {
            "code": row.code,
            "api_url": self.links.to("api-instrument", row.code),
            "short_name": row.short_name,
            "full_name": row.full_name,
            "kind": row.kind,
            "kind_label": row.get_kind_display(),
            "legally_binding": row.legally_binding,
            "concluded": row.concluded,
            "in_effect_since": iso(row.in_effect),
            "parties": row.bound,
        }


class InstrumentInFullRow(InstrumentRow):
    """An instrument, with the Parties that it binds."""

    memberships = BoundRow(
        many=True, read_only=True, help_text=_("The Parties that it binds, as far as recorded.")
    )

    def written(self, row: Any) -> Said:
        found = Membership.objects.filter(instrument=row.pk).select_related("party")
        bound = [self.membership.written(each) for each in found.order_by("party__iso3")]
        return {**super().written(row), "memberships": bound}

    @cached_property
    def membership(self) -> BoundRow:
        return BoundRow(links=self.links)


def with_number() -> "QuerySet[Instrument]":
    """Return the instruments, each with the number of Parties that it binds as `bound`."""
    return Instrument.objects.annotate(bound=Count("memberships")).order_by()


class Instruments(ListView):
    about = _("The Convention and the instruments under it.")
    serializer_class = InstrumentRow
    filterset_class = InstrumentFilter
    orders = {"code": Order((Key("code", text),))}
    usual = "code"

    def rows(self) -> "QuerySet[Instrument]":
        return with_number()


class OneInstrument(DetailView):
    about = _("One instrument, with the Parties that it binds.")
    serializer_class = InstrumentInFullRow

    def found(self) -> Any:
        rows = with_number().filter(code=self.kwargs["code"])
        return the_one(rows, _("There is no such instrument."))
