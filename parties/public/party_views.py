"""The pages of what was accepted: one Party, one of its actions, one action item."""

from typing import TYPE_CHECKING, Any

from django.db.models import OuterRef, Prefetch, QuerySet, Subquery
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import DetailView, TemplateView

from resolutions.item_views import ItemDetail
from resolutions.models import Paragraph
from resolutions.views import resolution_asked_for

from ..choices import PARTIES
from ..figures import shares_of
from ..matrix import paragraphs_for_parties
from ..models import ActionEvidence, ActionVersion, Answer, Party, PartyReport, ReportingPeriod
from ..paging import page_of

if TYPE_CHECKING:
    PartyBase = DetailView[Party]
else:
    PartyBase = DetailView

ON_PARTY_PAGE = 20
ON_ITEM_PAGE = 10
PERIODS = 12


def in_full(versions: "QuerySet[ActionVersion]") -> "QuerySet[ActionVersion]":
    """Return the versions with all that a reader sees of them, in two more queries."""
    answers = Answer.objects.select_related("item__paragraph__resolution").order_by(
        "item__position"
    )
    evidence = ActionEvidence.objects.select_related("kept")
    return versions.select_related("action__party").prefetch_related(
        Prefetch("answers", answers), Prefetch("evidence", evidence)
    )


def periods_of(party: Party) -> "QuerySet[ReportingPeriod]":
    """Return the periods since it was a Party, each with what it reported in it."""
    own = PartyReport.objects.filter(period=OuterRef("pk"), party=party)
    begun = ReportingPeriod.objects.begun(timezone.localdate())
    if party.entry_into_force:
        begun = begun.exclude(ends_on__lt=party.entry_into_force)
    return begun.select_related("meeting", "since_meeting").annotate(
        accepted=Subquery(own.values("accepted")[:1]),
        nil_at=Subquery(own.values("nil_at")[:1]),
    )[:PERIODS]


class PartyPage(PartyBase):
    """One Party: what binds it, in which periods it reported, and what was accepted."""

    template_name = "parties/party_detail.html"
    slug_field = slug_url_kwarg = "iso3"
    queryset = Party.objects.all()

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        code = kwargs["iso3"]
        if code != code.upper():
            return redirect("party", code.upper(), permanent=True)
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        asked, party = self.request.GET, self.object
        resolution = resolution_asked_for(asked.get("resolution", ""))
        paragraphs = paragraphs_for_parties(resolution) if resolution else []
        chosen, mistakes = paragraph_asked_for(asked.get("paragraph", ""), paragraphs)
        answers = Answer.objects.current().filter(party=party)
        if chosen:
            answers = answers.filter(item__paragraph=chosen)
        page = page_of(
            answers,
            in_full(ActionVersion.objects.all()),
            after=asked.get("after", ""),
            before=asked.get("before", ""),
            size=ON_PARTY_PAGE,
        )
        return super().get_context_data(
            memberships=party.memberships.select_related("instrument").order_by(
                "instrument__kind", "instrument__short_name"
            ),
            periods=periods_of(party),
            resolution=resolution,
            paragraphs=paragraphs,
            chosen=chosen,
            page=page,
            mistakes=mistakes,
            **kwargs,
        )


def paragraph_asked_for(
    text: str, paragraphs: list[Paragraph]
) -> tuple[Paragraph | None, list[str]]:
    """Return the paragraph of that number, or none; with a sentence, where there is none such."""
    if not text.strip():
        return None, []
    found = next((each for each in paragraphs if str(each.number) == text.strip()), None)
    wrong = _("That paragraph asks nothing of Parties. Actions on all paragraphs are shown.")
    return found, [] if found else [wrong]


class ActionPage(TemplateView):
    """One accepted action of a Party: what the public reads now, or an earlier accepted version."""

    template_name = "parties/action_detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        accepted = ActionVersion.objects.accepted().filter(action__reference=kwargs["reference"])
        known = list(accepted.order_by("-number").values("pk", "number", "decided_at"))
        number = self.request.GET.get("version", "").strip()
        wanted = [each for each in known if not number or str(each["number"]) == number]
        if not wanted:
            raise Http404(_("There is no such accepted action."))
        version = get_object_or_404(in_full(ActionVersion.objects.all()), pk=wanted[0]["pk"])
        return super().get_context_data(
            version=version,
            action=version.action,
            party=version.action.party,
            versions=known,
            newest=known[0],
            **kwargs,
        )


class ItemWithActions(ItemDetail):
    """An action item; of one addressed to Parties, who reported on it and what was accepted."""

    template_name = "parties/item_detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        if self.object.addressee.code != PARTIES:
            return super().get_context_data(**kwargs)
        asked = self.request.GET
        answers = Answer.objects.public_on(self.on).filter(item=self.object)
        return super().get_context_data(
            shares=shares_of(self.object, self.on),
            actions=page_of(
                answers,
                ActionVersion.objects.select_related("action__party"),
                after=asked.get("after", ""),
                before=asked.get("before", ""),
                size=ON_ITEM_PAGE,
            ),
            **kwargs,
        )
