"""The Parties, and the instruments that bind them, in the admin."""

from django.contrib import admin

from resolutions.admin.base import HistoryAdmin

from ..models import Instrument, Membership, Party


@admin.register(Party)
class PartyAdmin(HistoryAdmin):
    list_display = ("name", "iso3", "region", "entry_into_force", "is_reio")
    list_filter = ("region", "is_reio")
    search_fields = ("name", "iso3", "iso2")


@admin.register(Instrument)
class InstrumentAdmin(HistoryAdmin):
    list_display = ("short_name", "kind", "legally_binding", "concluded", "in_effect")
    list_filter = ("kind", "legally_binding")
    search_fields = ("short_name", "full_name", "code")


@admin.register(Membership)
class MembershipAdmin(HistoryAdmin):
    list_display = ("party", "instrument", "entry_into_force")
    list_filter = ("instrument", "party__region")
    list_select_related = ("party", "instrument")
    search_fields = ("party__name", "instrument__short_name")
