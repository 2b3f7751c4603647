"""Resolutions, and their paragraphs with what each clause asks."""

import re
from collections import defaultdict
from typing import Any

from django.db.models import (
    Case,
    Count,
    IntegerField,
    Prefetch,
    Value,
    When,
    prefetch_related_objects,
)
from django.http import Http404
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from resolutions.choices import LegalStatus, ParagraphKind, Status, Vocabulary
from resolutions.models import ActionItem, CrossReference, Element, Paragraph, Resolution
from resolutions.views import counts_of

from ..paging import Key, Order, day, number, text
from ..reading import DetailView, ListView, PublicView, the_one
from ..rows import Row, Said, choice, codes, iso, link, texts
from ..rows import day as day_field
from ..rows import number as number_field
from ..rows import text as text_field
from .filters_texts import ParagraphFilter, ResolutionFilter
from .keys import key_of_body
from .paragraph_rows import ParagraphRow

ANCHOR = re.compile(r"(para|preamble)-([1-9][0-9]{0,4})", re.ASCII)
KINDS = {"para": ParagraphKind.OPERATIVE, "preamble": ParagraphKind.PREAMBULAR}


class ResolutionRow(Row):
    """A text that a body adopted at a meeting. A revision is a text of its own."""

    slug = text_field(_("Its name in addresses: 11.10-rev-cop14."))
    url = link(_("Its page."))
    api_url = link(_("Its address in the API."))
    akn_url = link(_("Its text as Akoma Ntoso."))
    number = text_field(_("Its number, as the body writes it: 11.10 (Rev.COP14)."))
    symbol = text_field(_("Its symbol, as on the document."))
    title = text_field(_("Its title."))
    language = text_field(_("The language of number, symbol, title and text."))
    prefix = text_field(_("What the references of its action items begin with."))
    body = text_field(_("The body that adopted it, by its key: cms-COP."))
    meeting = text_field(_("The meeting at which it was adopted, by label."))
    adopted_on = day_field(_("The last day of that meeting."))
    legal_status = choice(_("Whether the text still binds."), LegalStatus.choices)
    legal_status_label = text_field(_("The same, in the language of the answer."))
    superseded_by = text_field(
        _("The text that takes its place, by the name in its address."), allow_null=True
    )
    supersedes = texts(_("The texts whose place it takes, by the names in their addresses."))
    preambular_paragraphs = number_field(_("How many preambular paragraphs it has."))
    operative_paragraphs = number_field(_("How many operative paragraphs it has."))
    action_items = number_field(_("How many action items it has."))
    items_by_status = serializers.DictField(
        child=serializers.IntegerField(),
        read_only=True,
        help_text=_("How many of them stand today in each status."),
    )
    external_codes = codes(_("What other systems call the legal status."))

    view: "ResolutionsView"

    def written(self, row: Any) -> Said:
        url, body = self.links.to("resolution", row.slug), row.adopted_at.body
        return {
            "slug": row.slug,
            "url": url,
            "api_url": self.links.to("api-resolution", row.slug),
            "akn_url": self.links.to("resolution-akn", row.slug),
            "number": row.number,
            "symbol": row.symbol,
            "title": row.title,
            "language": row.language,
            "prefix": row.prefix,
            "body": key_of_body(body.treaty, body.code),
            "meeting": row.adopted_at.label,
            "adopted_on": iso(row.adopted_on),
            "legal_status": row.legal_status,
            "legal_status_label": row.get_legal_status_display(),
            "superseded_by": row.superseded_by.slug if row.superseded_by else None,
            "supersedes": row.replaced,
            "preambular_paragraphs": row.lengths[ParagraphKind.PREAMBULAR.value],
            "operative_paragraphs": row.lengths[ParagraphKind.OPERATIVE.value],
            "action_items": row.counts.total(),
            "items_by_status": {status: row.counts[status] for status in Status.values},
            "external_codes": self.view.codes.of((Vocabulary.LEGAL_STATUS.value, row.legal_status)),
        }


class ResolutionsView(PublicView):
    """What the list of resolutions and one of them have in common."""

    serializer_class = ResolutionRow

    def seen(self) -> Any:
        return Resolution.objects.select_related("adopted_at__body", "superseded_by")

    def completed(self, rows: list[Any]) -> list[Any]:
        """Give each resolution what is counted of it, and the texts whose place it takes."""
        keys = [row.pk for row in rows]
        replaced: defaultdict[int | None, list[str]] = defaultdict(list)
        older = Resolution.objects.filter(superseded_by__in=keys).order_by("slug")
        for newer, slug in older.values_list("superseded_by", "slug"):
            replaced[newer].append(slug)
        counted: Any = rows
        lengths, counts = lengths_of(keys), counts_of(counted)
        for row in rows:
            row.replaced, row.lengths, row.counts = (
                replaced[row.pk],
                lengths[row.pk],
                counts[row.pk],
            )
        return rows


def lengths_of(resolutions: list[int]) -> dict[int, dict[str, int]]:
    """Return how many paragraphs of each kind each of the resolutions has."""
    lengths = {each: dict.fromkeys(ParagraphKind.values, 0) for each in resolutions}
    found = Paragraph.objects.filter(resolution__in=resolutions).order_by()
    for resolution, kind, count in found.values_list("resolution", "kind").annotate(Count("pk")):
        lengths[resolution][kind] = count
    return lengths


class Resolutions(ResolutionsView, ListView):
    about = _("The resolutions, with how far their action items have come.")
    filterset_class = ResolutionFilter
    orders = {
        "adopted_on": Order((Key("adopted_on", day), Key("slug", text))),
        "slug": Order((Key("slug", text),)),
    }
    usual = "-adopted_on"

    def rows(self) -> Any:
        return self.seen()


class OneResolution(ResolutionsView, DetailView):
    about = _("One resolution.")

    def found(self) -> Any:
        rows = self.seen().filter(slug=self.kwargs["slug"])
        return self.completed([the_one(rows, _("There is no such resolution here."))])[0]


class ParagraphsView(PublicView):
    """What the list of paragraphs and one of them have in common."""

    serializer_class = ParagraphRow

    def seen(self) -> Any:
        """The paragraphs, with `part`: a preamble comes first."""
        is_preamble = When(kind=ParagraphKind.PREAMBULAR, then=Value(0))
        part = Case(is_preamble, default=Value(1), output_field=IntegerField())
        return Paragraph.objects.select_related("resolution", "theme").annotate(part=part)

    def completed(self, rows: list[Any]) -> list[Any]:
        """Give each paragraph its elements, with what they name and who is asked."""
        items = ActionItem.objects.order_by("position").only("reference", "element")
        named = CrossReference.objects.order_by("pk")
        clauses = Element.objects.order_by("number").select_related("reports_to")
        prefetch_related_objects(
            rows,
            Prefetch("elements", clauses),
            Prefetch("elements__cross_references", named),
            Prefetch("elements__action_items", items),
        )
        return rows


class Paragraphs(ParagraphsView, ListView):
    about = _("The paragraphs of the resolutions, with what each clause asks.")
    filterset_class = ParagraphFilter
    orders = {
        "position": Order(
            (Key("resolution_id", number), Key("part", number), Key("number", number))
        ),
    }
    usual = "position"

    def rows(self) -> Any:
        return self.seen()


def place_of(anchor: str) -> dict[str, Any]:
    """Return the kind and number of the paragraph of an anchor: para-18, preamble-3.

    Raises:
        Http404: no paragraph has such an anchor.
    """
    found = ANCHOR.fullmatch(anchor)
    if found is None:
        raise Http404(_("There is no such paragraph."))
    return {"kind": KINDS[found[1]], "number": int(found[2])}


class OneParagraph(ParagraphsView, DetailView):
    about = _("One paragraph.")

    def found(self) -> Any:
        rows = self.seen().filter(
            resolution__slug=self.kwargs["slug"], **place_of(self.kwargs["anchor"])
        )
        return self.completed([the_one(rows, _("There is no such paragraph."))])[0]
