"""The lists that texts and items are described with."""

from django.contrib import admin

from ..models import Addressee, Body, ExternalCode, Theme
from .base import KeptAdmin


@admin.register(Addressee)
class AddresseeAdmin(KeptAdmin):
    list_display = ("name", "code", "order", "principal")
    search_fields = ("name", "code")


@admin.register(Theme)
class ThemeAdmin(KeptAdmin):
    list_display = ("name", "code", "order")
    search_fields = ("name", "code")


@admin.register(Body)
class BodyAdmin(KeptAdmin):
    list_display = ("name", "code", "treaty")
    list_filter = ("treaty",)
    search_fields = ("name", "code")


@admin.register(ExternalCode)
class ExternalCodeAdmin(KeptAdmin):
    list_display = ("code", "system", "vocabulary", "value", "note")
    list_filter = ("system", "vocabulary")
    search_fields = ("code", "value")
