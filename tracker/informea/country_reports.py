"""Country reports: what a Party reported in a reporting period, as far as it was accepted.

One stands for each Party and period that has accepted actions, or the word of the Party that there
is nothing to report: its title says which. Drafts and what waits for review are nowhere here.
"""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from parties.models import ActionVersion, PartyReport

from ..api.links import Links
from . import changing
from .feed import Feed, Keys, Said, file, id_of
from .words import ENGLISH, Strings, in_languages

KIND = "party-report"
READ = ("period", "action__party", "action__reference", "number", "title", "submitted_at")
Versions = list[dict[str, Any]]


class CountryReports(Feed):
    """What each Party reported in each period."""

    lists = ("title", "files")

    def rows(self, on: date) -> Mapping[str, "QuerySet[Any]"]:
        return {KIND: changing.party_reports()}

    def written(self, kind: str, keys: Keys, links: Links, on: date) -> dict[int, Said]:
        related = ("party", "period__meeting__body")
        found = PartyReport.objects.select_related(*related).in_bulk(list(keys))
        versions = versions_of(list(found.values()))
        return {
            pk: members(each, versions[each.period_id, each.party_id], links)
            for pk, each in found.items()
        }


def versions_of(reports: list[PartyReport]) -> Mapping[tuple[int, int], Versions]:
    """Return what was accepted of each period and Party: of an action, the last version."""
    accepted = ActionVersion.objects.accepted().filter(
        period__in={each.period_id for each in reports},
        action__party__in={each.party_id for each in reports},
    )
    last: dict[tuple[int, str], dict[str, Any]] = {}
    for row in accepted.order_by("action", "number").values(*READ):
        last[row["period"], row["action__reference"]] = row
    found: defaultdict[tuple[int, int], Versions] = defaultdict(list)
    for row in last.values():
        found[row["period"], row["action__party"]].append(row)
    return found


def members(report: PartyReport, versions: Versions, links: Links) -> Said:
    return {
        "treaty": report.period.meeting.body.treaty,
        "country": report.party.iso3,
        "submission": submission(report, versions),
        "url": links.to("party", report.party.iso3),
        "title": titles(report),
        "files": files(report, versions, links),
    }


def submission(report: PartyReport, versions: Versions) -> str | None:
    """Return the day on which the Party last submitted some of it, or said there is nothing."""
    moments = [report.nil_at] if report.nil_at else [each["submitted_at"] for each in versions]
    return timezone.localtime(max(moments)).date().isoformat() if moments else None


def titles(report: PartyReport) -> Strings:
    parts = {"meeting": report.period.meeting.label}
    if report.is_nil:
        return in_languages(
            lambda: (
                _("%(party)s: nothing to report for the period up to %(meeting)s")
                % {"party": report.party, **parts}
            )
        )
    return in_languages(
        lambda: (
            _("%(party)s: actions reported for the period up to %(meeting)s")
            % {"party": report.party, **parts}
        )
    )


def files(report: PartyReport, versions: Versions, links: Links) -> list[Said]:
    """Return the Party's page; where there are actions, all of its actions, and which these are."""
    of, code = id_of(KIND, report.pk), report.party.iso3
    page = links.to("party", code)
    found = [file(f"{code}.html", "text/html", ENGLISH, of=of, url=page)]
    if report.is_nil:
        return found
    for suffix, mime in (("json", "application/json"), ("csv", "text/csv")):
        asked = urlencode({"party": code, "format": suffix})
        url = f"{links.to('api-party-actions')}?{asked}"
        found.append(file(f"{code}.{suffix}", mime, ENGLISH, of=of, url=url))
    name = f"{code}-{report.period.meeting.label}.txt"
    return [*found, file(name, "text/plain", ENGLISH, of=of, text=listing(versions, links))]


def listing(versions: Versions, links: Links) -> str:
    """Return the accepted actions of the period, one a line: reference, title, address."""
    return "".join(
        f"{each['action__reference']}: {' '.join(each['title'].split())} "
        f"<{links.to('party-action', each['action__reference'])}?version={each['number']}>\n"
        for each in versions
    )
