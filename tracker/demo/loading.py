from typing import Any

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group
from django.db import transaction

from resolutions.choices import DeadlineKind, State
from resolutions.models import (
    ActionItem,
    Body,
    Deadline,
    Meeting,
    Office,
    StatusUpdate,
    User,
)
from resolutions.reference import day, pick
from resolutions.services import (
    approve_status_update,
    record_status_update,
    return_status_update,
    submit_status_update,
)

from . import parties, reports
from .clock import AFTERNOON, MORNING, NOON, clock_at
from .story import PASSWORD, Story

OFFICER, MANAGER = "officer", "manager"


class AlreadyLoaded(Exception):
    """The demonstration, or a part of it, is in the database."""


class CannotLoad(Exception):
    """The demonstration does not fit into what is in the database; the message says why."""


@transaction.atomic
def load_demo(story: Story) -> int:
    """Tell the story and return the number of status updates in it.

    Raises:
        AlreadyLoaded: nothing was changed.
        CannotLoad: the reference data is missing, or somebody real has a name of the story.
    """
    refuse_twice()
    refuse_unfit(story)
    people = make_accounts(story)
    make_meetings(story)
    make_offices(story, people)
    parties.make_places(story, people)
    parties.make_periods(story)
    items = ActionItem.objects.in_bulk(field_name="reference")
    told: dict[str, StatusUpdate] = {}
    for each in story.updates:
        tell(story, each, items[each["item"]], people, told)
    parties.tell_all(story, people)
    reports.tell_reports(story, people)
    return len(story.updates)


def refuse_twice() -> None:
    if User.objects.filter(is_demo=True).exists():
        raise AlreadyLoaded("The demonstration is already loaded: nothing was changed.")


def refuse_unfit(story: Story) -> None:
    wanted = {each["item"] for each in story.updates}
    if ActionItem.objects.filter(reference__in=wanted).count() < len(wanted):
        raise CannotLoad("Run `manage.py load_reference` first: action items are missing.")
    names = [each["username"] for each in story.accounts]
    if taken := User.objects.filter(username__in=names).first():
        raise CannotLoad(
            f"There is an account “{taken}” that is not the demonstration's: rename it, or try the "
            "demonstration in a database of its own."
        )


def make_accounts(story: Story) -> dict[str, User]:
    """Make the accounts of the story, with the rights of their groups, and return them by name."""
    password = make_password(PASSWORD)
    for each in story.accounts:
        user = User.objects.create(
            username=each["username"],
            password=password,
            is_staff=bool(each["group"]),
            language=each.get("language", "en-gb"),
            is_demo=True,
        )
        if each["group"]:
            user.groups.add(Group.objects.get(name=each["group"]))
    return {user.username: user for user in User.objects.filter(is_demo=True)}


def make_meetings(story: Story) -> None:
    """Make the meetings, and what is due by them. In bulk: an edit history is for staff's edits."""
    bodies = {body.code: body for body in Body.objects.all()}
    days = ("starts_on", "ends_on", "documents_due_on")
    Meeting.objects.bulk_create(
        Meeting(
            body=bodies[each["body"]],
            is_demo=True,
            **pick(each, "label", "note"),
            **{name: day(each[name]) for name in days},
        )
        for each in story.meetings
    )
    Deadline.objects.bulk_create(
        Deadline(
            action_item=ActionItem.objects.get(reference=each["item"]),
            kind=DeadlineKind.MEETING,
            meeting=Meeting.objects.get(label=each["meeting"]),
        )
        for each in story.deadlines
    )


def make_offices(story: Story, people: dict[str, User]) -> None:
    """Make the offices and give them the items that no office has."""
    for each in story.offices:
        office = Office.objects.create(is_demo=True, **pick(each, "code", "name"))
        ActionItem.objects.filter(reference__in=each["items"], office=None).update(office=office)
    for account in story.accounts:
        people[account["username"]].offices.set(Office.objects.filter(code__in=account["offices"]))


def tell(
    story: Story,
    each: dict[str, Any],
    item: ActionItem,
    people: dict[str, User],
    told: dict[str, StatusUpdate],
) -> None:
    """Record one update of the story and take it as far as it got, each step on its day.

    `told` are the updates that have a key, so that a later one can correct them.
    """
    officer, state = people[OFFICER], State(each["state"])
    corrects = told[each["corrects"]] if "corrects" in each else None
    recorded_on = day(each["recorded_on"])
    with clock_at(recorded_on, MORNING):
        update = record_status_update(item, story.entry(each), by=officer, corrects=corrects)
    if state != State.DRAFT:
        with clock_at(recorded_on, NOON):
            update = submit_status_update(update, by=officer)
    if "decided_on" in each:
        with clock_at(day(each["decided_on"]), AFTERNOON):
            update = decide(update, each, people[MANAGER])
    if "key" in each:
        told[each["key"]] = update


def decide(update: StatusUpdate, each: dict[str, Any], manager: User) -> StatusUpdate:
    if each["state"] == State.RETURNED:
        return return_status_update(update, by=manager, reason=each["return_reason"])
    return approve_status_update(update, by=manager)
