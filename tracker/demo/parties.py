"""What the Parties of the story said they did, told through the services on their days."""

from datetime import date
from typing import Any

from parties import reviewing, services
from parties.choices import ActionState, Channel, Gate, Place
from parties.entries import ActionEntry, Shown
from parties.models import FocalPoint, Message, Party, PartyAction, ReportingPeriod
from parties.periods import declare_nil
from resolutions.choices import ParagraphKind
from resolutions.models import ActionItem, Meeting, Paragraph, User
from resolutions.reference import day, pick

from .clock import AFTERNOON, MORNING, NOON, clock_at
from .story import Story

MANAGER = "manager"
TEXTS = ("title", "done", "stage", "language")


def make_places(story: Story, people: dict[str, User]) -> None:
    """Give the focal points and contributors of the story their places."""
    first = min(day(each["starts_on"]) for each in story.periods)
    with clock_at(first, MORNING):
        for each in story.accounts:
            if "party" in each:
                make_place(each, people[each["username"]], first)


def make_place(told: dict[str, Any], person: User, since: date) -> None:
    numbers = told.get("paragraphs")
    place = FocalPoint.objects.create(
        user=person,
        party=Party.objects.get(iso3=told["party"]),
        place=Place.CONTRIBUTOR if numbers else Place.NATIONAL,
        all_paragraphs=not numbers,
        since=f"{since}T09:00Z",
    )
    paragraphs = Paragraph.objects.filter(
        resolution__prefix="11.10", kind=ParagraphKind.OPERATIVE, number__in=numbers or ()
    )
    place.paragraphs.set(paragraphs)


def make_periods(story: Story) -> None:
    """Make the reporting periods, all open until the story is told."""
    meetings = Meeting.objects.in_bulk(field_name="label")
    for each in story.periods:
        ReportingPeriod.objects.create(
            meeting=meetings[each["meeting"]],
            since_meeting=meetings.get(each["since_meeting"]),
            starts_on=day(each["starts_on"]),
            ends_on=day(each["ends_on"]),
            gate=Gate.OPEN,
            is_demo=True,
        )


def tell_all(story: Story, people: dict[str, User]) -> None:
    """Tell what each Party did; nobody is sent mail for what has long been told."""
    for each in story.actions:
        tell(story, each, people)
    for each in story.nil_returns:
        speaker = people[each["by"]]
        with clock_at(day(each["on"]), MORNING):
            declare_nil(FocalPoint.objects.get(user=speaker).party, by=speaker)
    Message.objects.filter(is_demo=True).delete()
    for each in story.periods:
        ReportingPeriod.objects.filter(meeting__label=each["meeting"]).update(gate=each["gate"])


def tell(story: Story, each: dict[str, Any], people: dict[str, User]) -> None:
    """Take one action as far as it got, each step on its day."""
    party, by = Party.objects.get(iso3=each["party"]), people[each["by"]]
    told_on = day(each["submitted_on"])
    with clock_at(told_on, MORNING):
        action = services.begin_action(
            party,
            entry_of(story, each),
            by=by,
            channel=each.get("channel", Channel.PARTY),
            received_on=day(each["received_on"]) if "received_on" in each else None,
        )
    if each["state"] != ActionState.DRAFT:
        with clock_at(told_on, NOON):
            services.submit_action(action, by=by)
    if question := each.get("question"):
        with clock_at(told_on, AFTERNOON):
            reviewing.ask_about_action(action, by=people[MANAGER], question=question)
    if "decided_on" in each:
        with clock_at(day(each["decided_on"]), AFTERNOON):
            decide(action, each, people[MANAGER])


def decide(action: PartyAction, each: dict[str, Any], manager: User) -> None:
    if each["state"] == ActionState.RETURNED:
        reviewing.return_action(action, by=manager, reason=each["return_reason"])
    else:
        reviewing.accept_action(action, by=manager, public_note=each.get("public_note", ""))


def entry_of(story: Story, told: dict[str, Any]) -> ActionEntry:
    """What one action of the story says, as the services take it."""
    days = {name: day(told[name]) for name in ("starts_on", "ends_on") if name in told}
    return ActionEntry(
        items=list(
            ActionItem.objects.filter(reference__in=told["items"]).select_related("addressee")
        ),
        challenges=told.get("challenges", ""),
        support_needed=told.get("support_needed", ""),
        evidence=[shown(story, each) for each in told.get("evidence", [])],
        **days,
        **pick(told, *TEXTS),
    )


def shown(story: Story, told: dict[str, Any]) -> Shown:
    file = told.get("file")
    return Shown(told["title"], told.get("url", ""), story.file(file) if file else None)
