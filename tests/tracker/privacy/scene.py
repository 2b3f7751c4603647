"""A record in which every table has rows, public ones beside those that are not."""

from datetime import timedelta
from typing import Any

from allauth.account.models import EmailAddress, EmailConfirmation
from allauth.mfa.models import Authenticator
from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.apps import apps
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from parties import reviewing, services
from parties.choices import Channel
from parties.models import Invitation, Message, Party, PartyAction, PartyFile
from parties.periods import declare_nil
from resolutions.choices import EvidenceKind, State, Status
from resolutions.models import ActionItem, Office, User
from tests import make
from tracker.choices import ReportState, Scope
from tracker.models import ProgressReport, SentBefore
from tracker.reporting import services as reports
from tracker.tokens import make_token

# In what everybody may read: it must be found.
KNOWN = "zqpublic"


def shown(**values: Any) -> Any:
    return make.evidence(**{"title": f"{KNOWN} evidence", **values})


def file(name: str) -> "ContentFile[bytes]":
    return ContentFile(f"%PDF-1.7 {name}".encode(), f"{name}.pdf")


def record_updates() -> None:
    """One item with updates in each state, a correction, and evidence of each kind."""
    item = make.item()
    first = make.status_update(
        item,
        achievements=f"{KNOWN} achievements",
        internal_note="Internal",
        evidence=[
            shown(),
            shown(kind=EvidenceKind.FILE, url="", file=file("public")),
            make.evidence(title="Internal", is_public=False),
            shown(kind=EvidenceKind.FILE, url="", file=file("internal"), is_public=False),
        ],
    )
    make.status_update(item, status=Status.ONGOING, corrects=first, challenges=f"{KNOWN} challenge")
    for state in (State.DRAFT, State.SUBMITTED, State.RETURNED):
        make.status_update(item, state, evidence=[shown()])
    office = Office.objects.create(code="office", name=f"{KNOWN} office")
    office.members.add(make.officer())
    ActionItem.objects.filter(pk=item.pk).update(office=office)


def log_actions() -> None:
    """Kenya: one accepted twice and again in work; others in each state, one entered for it."""
    speaker, officer = make.focal_point("KEN"), make.officer()
    files = [make.shown(title=f"{KNOWN} file", url="", file=file("action"))]
    action = make.party_action(title=f"{KNOWN} title", done=f"{KNOWN} done", evidence=files)
    again(action, f"{KNOWN} title again", speaker)
    reviewing.accept_action(action, by=officer)
    reviewing.ask_about_action(action, by=officer, question="Which?")
    reviewing.answer_about_action(action, by=speaker, answer="That one.")
    again(action, "Not yet accepted", speaker)
    for state in ("draft", "submitted", "returned"):
        make.party_action(state, evidence=[make.shown(), *files])
    services.begin_action(
        Party.objects.get(iso3="MNG"),
        make.action_entry(title="From a letter"),
        by=officer,
        channel=Channel.LETTER,
        received_on=make.day(1),
    )
    declare_nil(Party.objects.get(iso3="FRA"), by=make.focal_point("FRA"))


def again(action: PartyAction, title: str, speaker: User) -> None:
    entry = make.action_entry(title=title, done=title, evidence=[make.shown(title=title)])
    services.revise_action(action, entry, by=speaker)
    services.submit_action(action, by=speaker)


def keep_files() -> None:
    """Have what Parties gave lie where the record now says that it lies."""
    for each in PartyFile.objects.all():
        default_storage.save(str(each.file), file("action"))


def know_people() -> None:
    """What is kept of people, and of those who knock at the door."""
    person, now = make.officer(), timezone.now()
    later = now + timedelta(days=7)
    make_token(person, name="Program", scopes=[Scope.READ], days=9)
    SentBefore.objects.create(user=person, key="k", fingerprint="f", body="b", made_at=now)
    address = EmailAddress.objects.create(user=person, email="person@example.org")
    EmailConfirmation.objects.create(email_address=address, key="k", created=now)
    Authenticator.objects.create(user=person, type="totp", data={"secret": "s"})
    Session.objects.create(session_key="k" * 32, session_data="d", expire_date=later)
    kenya = Party.objects.get(iso3="KEN")
    Invitation.objects.create(
        party=kenya, email="x@example.org", invited_by=person, invited_at=now, expires_at=later
    )
    Message.objects.create(kind="reminder", party=kenya, person=person, claim=None, key="k")
    knock = {"username": "n", "ip_address": "192.0.2.1", "user_agent": "u", "path_info": "/"}
    AccessAttempt.objects.create(**knock, failures_since_start=1)
    AccessFailureLog.objects.create(**knock)
    AccessLog.objects.create(**knock)
    LogEntry.objects.create(
        user=person,
        content_type=ContentType.objects.get_for_model(User),
        object_id="1",
        object_repr="r",
        action_flag=CHANGE,
    )


def edit_what_has_a_history() -> None:
    """Save one row of each kind, so that its history has one."""
    for model in apps.get_models():
        if hasattr(model, "history") and (row := model._default_manager.first()):
            row.save()


def report() -> list[ProgressReport]:
    """A final report, one that waits for confirmation, and a draft that leaves an item out."""
    today = timezone.localdate()
    head: Any = {"cut_off": today, "dated": today}
    final = make.report(ReportState.FINAL, **head)
    proposed = make.report(ReportState.PROPOSED, meeting="StC57", symbol="Doc.2", **head)
    draft = make.report(meeting="COP15", symbol="Doc.3", by=make.manager(), **head)
    reports.leave_out(draft, make.item(), reason="Why", by=make.manager())
    return [final, proposed, draft]
