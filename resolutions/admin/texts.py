"""Meetings, resolutions, their paragraphs and what these say."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.text import Truncator
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from ..models import Element, Meeting, Paragraph, Resolution
from .base import HistoryAdmin
from .filters import ResolutionFilter


@admin.register(Meeting)
class MeetingAdmin(HistoryAdmin):
    list_display = ("label", "body", "place", "starts_on", "ends_on", "documents_due_on")
    list_filter = ("body",)
    list_select_related = ("body",)
    search_fields = ("label", "place")


@admin.register(Resolution)
class ResolutionAdmin(HistoryAdmin):
    list_display = ("number", "title", "adopted_at", "adopted_on", "legal_status", "its_paragraphs")
    list_filter = ("legal_status", "adopted_at__body")
    list_select_related = ("adopted_at",)
    search_fields = ("number", "symbol", "title")
    raw_id_fields = ("superseded_by",)

    @admin.display(description=_("paragraphs"))
    def its_paragraphs(self, resolution: Resolution) -> str:
        address = reverse("admin:resolutions_paragraph_changelist")
        return format_html(
            '<a href="{}?resolution={}">{}</a>', address, resolution.pk, _t("Paragraphs")
        )


@admin.register(Paragraph)
class ParagraphAdmin(HistoryAdmin):
    list_display = ("__str__", "resolution", "element_type", "theme", "beginning")
    list_filter = ("kind", "element_type", "theme", ResolutionFilter)
    list_select_related = ("resolution", "theme")
    search_fields = ("text",)
    raw_id_fields = ("resolution",)
    readonly_fields = ("its_elements",)
    ordering = ("resolution", "-kind", "number")

    @admin.display(description=_("text"))
    def beginning(self, paragraph: Paragraph) -> str:
        return Truncator(paragraph.text).chars(110)

    @admin.display(description=_("elements"))
    def its_elements(self, paragraph: Paragraph) -> str:
        """Every element with its type, and the way to add an action item to it."""
        if not paragraph.pk:
            return "—"
        add, change = (
            "admin:resolutions_actionitem_add",
            "admin:resolutions_element_change",
        )
        rows = (
            (
                reverse(change, args=[each.pk]),
                each.clause,
                each.get_type_display(),
                f"{reverse(add)}?element={each.pk}",
                _t("Add an item"),
            )
            for each in paragraph.elements.all()
        )
        return format_html(
            '<ol class="elements">{}</ol>',
            format_html_join("", '<li><a href="{}">{}</a> ({}) · <a href="{}">{}</a></li>', rows),
        )


@admin.register(Element)
class ElementAdmin(HistoryAdmin):
    list_display = ("clause_short", "where", "type", "verb", "modality", "timeframe", "add_item")
    list_filter = ("type", "modality", "timeframe", "reports_to")
    list_select_related = ("paragraph__resolution",)
    search_fields = ("clause", "verb_lemma")
    raw_id_fields = ("paragraph",)
    ordering = ("paragraph", "number")

    @admin.display(description=_("clause"))
    def clause_short(self, element: Element) -> str:
        return Truncator(element.clause).chars(90)

    @admin.display(description=_("paragraph"), ordering="paragraph")
    def where(self, element: Element) -> str:
        paragraph = element.paragraph
        return f"{paragraph.resolution.prefix}, {paragraph} ({element.number})"

    @admin.display(description=_("action item"))
    def add_item(self, element: Element) -> str:
        address = reverse("admin:resolutions_actionitem_add")
        return format_html('<a href="{}?element={}">{}</a>', address, element.pk, _t("Add an item"))

    def get_list_display(self, request: HttpRequest) -> Any:
        """The way to add an item, for those who may."""
        shown = super().get_list_display(request)
        if request.user.has_perm("resolutions.add_actionitem"):
            return shown
        return [name for name in shown if name != "add_item"]
