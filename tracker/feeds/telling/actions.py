"""What Parties did, as it was accepted, and that they had nothing to report."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from parties.models import ActionVersion, PartyReport
from parties.public.party_views import in_full

from ..content import Entry, Link
from ..lasting import lasting
from .base import Found, Pen


def entries(pks: Iterable[int], pen: Pen) -> Found:
    accepted = ActionVersion.objects.accepted().filter(pk__in=list(pks)).defer("return_reason")
    return {each.pk: entry(each, pen) for each in in_full(accepted)}


def entry(version: ActionVersion, pen: Pen) -> Entry:
    action, party = version.action, version.action.party
    told = {"party": party, "title": version.title, "action": action.reference}
    summary = (
        _("%(party)s reported an action, %(action)s: “%(title)s”.")
        if version.number == 1
        else _("%(party)s reported anew on its action %(action)s: “%(title)s”.")
    )
    assert version.decided_at is not None
    page = pen.links.to("party-action", action.reference)
    return Entry(
        id=lasting("action-version", version.pk, version.submitted_at.isoformat()),
        title=_("%(party)s: %(title)s") % told,
        at=version.decided_at,
        author=str(party),
        page=page if version.is_public else f"{page}?version={version.number}",
        summary=summary % told,
        content=pen.content("action", version=version, action=action),
        categories=[
            pen.kind("action"),
            pen.category("party", party.iso3, party),
            pen.category("stage", version.stage, version.get_stage_display()),
        ],
        links=[
            Link("related", pen.links.to("api-party-action", action.reference), "application/json")
        ],
    )


def nil_entries(pks: Iterable[int], pen: Pen) -> Found:
    related = ("party", "period__meeting", "period__since_meeting")
    nil = PartyReport.objects.nil().filter(pk__in=list(pks)).select_related(*related)
    return {each.pk: nil_entry(each, pen) for each in nil}


def nil_entry(report: PartyReport, pen: Pen) -> Entry:
    party = report.party
    told = {"party": party, "period": report.period}
    assert report.nil_at is not None
    return Entry(
        id=lasting("nil-return", report.pk, report.nil_at.isoformat()),
        title=_("%(party)s: nothing to report") % told,
        at=report.nil_at,
        author=str(party),
        page=pen.links.to("party", party.iso3),
        summary=_("%(party)s said that it has nothing to report for the period %(period)s.") % told,
        content=pen.content("nil", report=report, party=party),
        categories=[pen.kind("nil"), pen.category("party", party.iso3, party)],
    )
