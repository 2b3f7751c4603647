"""Bodies and their meetings."""

from collections import defaultdict
from typing import Any

from django.utils.translation import gettext_lazy as _

from resolutions.choices import Vocabulary
from resolutions.models import Body, Meeting, Resolution

from ..paging import Key, Order, day, text
from ..reading import DetailView, ListView, PublicView, the_one
from ..rows import Row, Said, codes, iso, link, texts
from ..rows import day as day_field
from ..rows import number as number_field
from ..rows import text as text_field
from .filters_texts import BodyListFilter, MeetingFilter
from .keys import bodies_of_key, key_of_body


class BodyRow(Row):
    """A group that meets."""

    key = text_field(_("Its name in addresses: cms-StC, or BLG for a body of several treaties."))
    api_url = link(_("Its address in the API."))
    treaty = text_field(_("The code that InforMEA has for its treaty; empty if there are several."))
    code = text_field(_("Its code within the treaty: COP, StC."))
    name = text_field(_("Its name in English."))
    name_fr = text_field(_("Its name in French, if that is known."))
    name_es = text_field(_("Its name in Spanish, if that is known."))
    label = text_field(  # type: ignore[assignment]
        _("Its name in the language of the answer.")
    )
    external_codes = codes(_("What other systems call this kind of body."))

    view: "BodiesView"

    def written(self, row: Body) -> Said:
        key = key_of_body(row.treaty, row.code)
        return {
            "key": key,
            "api_url": self.links.to("api-body", key),
            "treaty": row.treaty,
            "code": row.code,
            "name": row.name,
            "name_fr": row.name_fr,
            "name_es": row.name_es,
            "label": str(row),
            "external_codes": self.view.codes.of((Vocabulary.BODY.value, row.code)),
        }


class BodiesView(PublicView):
    """What the list of bodies and one of them have in common."""

    serializer_class = BodyRow


class Bodies(BodiesView, ListView):
    about = _("The bodies that meet.")
    filterset_class = BodyListFilter
    orders = {"key": Order((Key("treaty", text), Key("code", text)))}
    usual = "key"

    def rows(self) -> Any:
        return Body.objects.all()


class OneBody(BodiesView, DetailView):
    about = _("One body.")

    def found(self) -> Any:
        return the_one(bodies_of_key(self.kwargs["key"]), _("There is no such body here."))


class MeetingRow(Row):
    """One meeting of a body."""

    label = text_field(_("What it is called: COP14, StC56."))  # type: ignore[assignment]
    api_url = link(_("Its address in the API."))
    body = text_field(_("The body, by its key: cms-StC."))
    body_label = text_field(_("The body, in the language of the answer."))
    ordinal = number_field(_("Which meeting of the body it is."), allow_null=True)
    place = text_field(_("The town, if that is known."))
    country = text_field(_("The country (ISO 3166 alpha-3), if that is known."))
    starts_on = day_field(_("The first day, if that is known."), allow_null=True)
    ends_on = day_field(_("The last day, if that is known."), allow_null=True)
    resolutions = texts(_("The resolutions adopted there, by the names in their addresses."))

    def written(self, row: Any) -> Said:
        return {
            "label": row.label,
            "api_url": self.links.to("api-meeting", row.label),
            "body": key_of_body(row.body.treaty, row.body.code),
            "body_label": str(row.body),
            "ordinal": row.ordinal,
            "place": row.place,
            "country": row.country,
            "starts_on": iso(row.starts_on),
            "ends_on": iso(row.ends_on),
            "resolutions": row.adopted,
        }


class MeetingsView(PublicView):
    """What the list of meetings and one of them have in common."""

    serializer_class = MeetingRow

    def seen(self) -> Any:
        return Meeting.objects.select_related("body")

    def completed(self, rows: list[Any]) -> list[Any]:
        """Give each meeting the resolutions that were adopted at it."""
        adopted: defaultdict[int, list[str]] = defaultdict(list)
        found = Resolution.objects.filter(adopted_at__in=[row.pk for row in rows])
        for meeting, slug in found.order_by("slug").values_list("adopted_at", "slug"):
            adopted[meeting].append(slug)
        for row in rows:
            row.adopted = adopted[row.pk]
        return rows


class Meetings(MeetingsView, ListView):
    about = _("The meetings.")
    filterset_class = MeetingFilter
    orders = {
        "starts_on": Order((Key("starts_on", day, nullable=True), Key("label", text))),
        "label": Order((Key("label", text),)),
    }
    usual = "-starts_on"

    def rows(self) -> Any:
        return self.seen()


class OneMeeting(MeetingsView, DetailView):
    about = _("One meeting.")

    def found(self) -> Any:
        rows = self.seen().filter(label=self.kwargs["label"])
        return self.completed([the_one(rows, _("There is no such meeting here."))])[0]
