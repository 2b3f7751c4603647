"""Builds one valid object of each kind. What is made here went through the services."""

from contextlib import nullcontext
from datetime import date
from typing import Any
from unittest.mock import patch

from django.contrib.auth.models import Group
from django.utils import timezone

from parties import reviewing, services
from parties.choices import ActionState, Gate, Place, Stage
from parties.entries import ActionEntry, Shown
from parties.models import ActionVersion, FocalPoint, Party, PartyAction, ReportingPeriod
from resolutions.choices import EvidenceKind, State, Status
from resolutions.entries import Entry, EvidenceEntry
from resolutions.models import (
    ActionItem,
    Body,
    Meeting,
    Paragraph,
    Resolution,
    StatusUpdate,
    User,
)
from resolutions.services import (
    approve_status_update,
    record_status_update,
    return_status_update,
    submit_status_update,
)
from tracker.choices import ReportState
from tracker.models import ProgressReport
from tracker.reporting import finishing
from tracker.reporting import services as reports
from tracker.reporting.starting import Start


def user(username: str, group: str = "", **values: Any) -> User:
    """Return the person of that name, with an account in the group's place."""
    found, _ = User.objects.get_or_create(
        username=username, defaults={"is_staff": bool(group), **values}
    )
    if group:
        found.groups.set([Group.objects.get(name=group)])
    return found


def officer() -> User:
    return user("officer", "Secretariat officer")


def manager() -> User:
    return user("manager", "Secretariat manager")


def item(reference: str = "11.10-20-SEC") -> ActionItem:
    return ActionItem.objects.get(reference=reference)


def evidence(**values: Any) -> EvidenceEntry:
    return EvidenceEntry(
        **{
            "kind": EvidenceKind.WEB_PAGE,
            "title": "Report of the meeting",
            "url": "https://example.org/report",
            **values,
        }
    )


def entry(**values: Any) -> Entry:
    """Return what somebody says of an item: in progress since 1 June 2025."""
    return Entry(
        **{
            "status": Status.IN_PROGRESS,
            "effective_on": date(2025, 6, 1),
            "achievements": "A joint workplan was agreed.",
            **values,
        }
    )


def status_update(
    of: ActionItem | None = None,
    state: State = State.APPROVED,
    *,
    author: User | None = None,
    by: User | None = None,
    corrects: StatusUpdate | None = None,
    **values: Any,
) -> StatusUpdate:
    """Return an update in the given state; `by` is who returned or approved it."""
    author = author or officer()
    update = record_status_update(of or item(), entry(**values), by=author, corrects=corrects)
    if state != State.DRAFT:
        update = submit_status_update(update, by=author)
    if state == State.RETURNED:
        update = return_status_update(update, by=by or manager(), reason="Which meeting was it?")
    if state == State.APPROVED:
        update = approve_status_update(update, by=by or manager())
    return update


def focal_point(
    iso3: str = "KEN",
    place: str = Place.NATIONAL,
    *,
    paragraphs: list[int] | None = None,
    withdrawn: bool = False,
    username: str = "",
) -> User:
    """Return a person with a place at the Party, as the invitation would have made it."""
    which = f"-{'-'.join(map(str, paragraphs))}" if paragraphs else ""
    person = user(username or f"{place}-{iso3.lower()}{which}")
    if person.places.exists():
        return person
    person.email = f"{person.username}@example.org"
    person.save()
    now = timezone.now()
    found = FocalPoint.objects.create(
        user=person,
        party=Party.objects.get(iso3=iso3),
        place=place,
        all_paragraphs=not paragraphs,
        since=now,
        withdrawn_at=now if withdrawn else None,
        withdrawn_by=person if withdrawn else None,
    )
    if paragraphs:
        found.paragraphs.set(
            Paragraph.objects.filter(
                resolution__prefix="11.10", kind="operative", number__in=paragraphs
            )
        )
    return person


def period(label: str = "StC57", gate: str = Gate.OPEN, **values: Any) -> ReportingPeriod:
    """Return the period that ends with the meeting of the label; open, unless said otherwise."""
    meeting, _ = Meeting.objects.get_or_create(
        label=label,
        defaults={"body": Body.objects.get(treaty="cms", code="StC"), "ordinal": label[3:] or None},
    )
    found, _ = ReportingPeriod.objects.get_or_create(
        meeting=meeting,
        defaults={"gate": gate, "starts_on": date(2025, 3, 27), **values},
    )
    return found


def day(number: int) -> date:
    """Return a day by its number, counted from the beginning of 2026."""
    return date.fromordinal(date(2025, 12, 31).toordinal() + number)


def shown(**values: Any) -> Shown:
    """Return a piece of evidence as a Party gives it: a page on the web."""
    return Shown(**{"title": "Minutes", "url": "https://example.org/minutes", **values})


def action_entry(**values: Any) -> ActionEntry:
    """Return what a Party says of an action for paragraph 29."""
    return ActionEntry(
        **{
            "title": "Joint committee of the national focal points",
            "items": [item("11.10-29-PAR")],
            "done": "The focal points of five conventions meet twice a year.",
            "stage": Stage.UNDER_WAY,
            "starts_on": date(2025, 5, 2),
            **values,
        }
    )


def party_action(
    state: str = ActionState.ACCEPTED,
    *,
    author: User | None = None,
    party: Party | None = None,
    by: User | None = None,
    **values: Any,
) -> PartyAction:
    """Return an action of Kenya in the given state; `by` is the reviewer."""
    author = author or focal_point("KEN")
    party = party or Party.objects.get(focal_points__user=author)
    begun = services.begin_action(party, action_entry(**values), by=author)
    speaker = focal_point(party.iso3)
    if state != ActionState.DRAFT:
        period()
        services.submit_action(begun, by=speaker)
    if state == ActionState.RETURNED:
        reviewing.return_action(begun, by=by or officer(), reason="Which conventions?")
    if state == ActionState.ACCEPTED:
        reviewing.accept_action(begun, by=by or officer())
    return PartyAction.objects.get(pk=begun.pk)


def accept(action: PartyAction) -> ActionVersion:
    """Accept a submitted action, as an officer does."""
    return reviewing.accept_action(action, by=officer())


def start(**values: Any) -> Start:
    """Return the head of a report: the first year after adoption, cut off on 24 January 2025."""
    return Start(
        **{
            "symbol": "UNEP/CMS/StC56/Doc.14",
            "agenda_item": "14",
            "dated": date(2025, 1, 24),
            "from_day": date(2024, 2, 18),
            "cut_off": date(2025, 1, 24),
            **values,
        }
    )


def report(
    state: str = ReportState.DRAFT,
    *,
    meeting: str = "StC56",
    by: User | None = None,
    files: bool = False,
    **values: Any,
) -> ProgressReport:
    """Return the report on 11.10 to the meeting in the given state; an officer confirms it.

    Args:
        files: whether the digests of its files are recorded too, which takes seconds.
    """
    by = by or manager()
    resolution = Resolution.objects.get(prefix="11.10")
    begun = reports.begin_report(
        resolution, Meeting.objects.get(label=meeting), start(**values), by=by
    )
    if state != ReportState.DRAFT:
        begun = reports.propose_report(begun, by=by)
    if state == ReportState.FINAL:
        begun = confirmed(begun, files=files)
    return begun


def confirmed(report: ProgressReport, *, files: bool = False) -> ProgressReport:
    """Confirm a report that waits, as an officer does."""
    with nullcontext() if files else patch.object(finishing, "digests", lambda content: {}):
        return reports.confirm_report(report, by=officer(), sha256=report.sha256)
