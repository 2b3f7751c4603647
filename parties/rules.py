"""What a Party action must satisfy, each rule with the sentence that refuses what breaks it."""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from resolutions.entries import MoveNotAllowed
from resolutions.models import User
from resolutions.rules import apart, refuse_unless

from .choices import PARTIES, Channel, Stage
from .entries import ActionEntry
from .models import Party, PartyAction, ReportingPeriod
from .permissions import Verb, covers, may, may_begin, may_enter, place_of


def open_period() -> ReportingPeriod:
    """Return the reporting period for which Parties may submit today.

    Raises:
        MoveNotAllowed: none is open.
    """
    found = ReportingPeriod.objects.open_on(timezone.localdate())
    period = found.select_related("meeting", "since_meeting").first()
    if period is None:
        raise MoveNotAllowed(
            _(
                "No reporting period is open at the moment. What you wrote is kept as a draft: "
                "submit it once the Secretariat opens the next period, or write to the Secretariat."
            )
        )
    return period


def missing_fields(action: PartyAction) -> dict[str, str]:
    """Return the fields that have yet to be filled before it can be submitted, with what to do."""
    missing = {}
    if not action.title.strip():
        missing["title"] = _("Give it a title.")
    if not action.items.exists():
        missing["items"] = _("Choose at least one action item that it answers.")
    if not action.done.strip():
        missing["done"] = _("Say what was done, or what is planned.")
    return missing


def missing_from(action: PartyAction) -> list[str]:
    """Return what the action has yet to say before it can be submitted, in sentences."""
    return list(missing_fields(action).values())


def refuse_incomplete(action: PartyAction) -> None:
    if missing := missing_from(action):
        raise MoveNotAllowed(" ".join(missing))


def refuse_verb(by: User, verb: Verb, action: PartyAction, sentence: str) -> None:
    """Refuse with the sentence unless the table allows the verb."""
    refuse_unless(may(by, verb, action), sentence)


def refuse_mixed(by: User, action: PartyAction) -> None:
    """Refuse that a demonstration account reviews a real action, or the other way round."""
    refuse_unless(by.is_demo == action.is_demo, apart())


def refuse_beginning(
    party: Party, by: User, channel: Channel | str, received_on: date | None
) -> None:
    """Refuse that somebody begins an action for whom they do not speak."""
    if channel == Channel.PARTY:
        refuse_unless(may_begin(by, party), _("You may log actions for your own Party alone."))
        return
    refuse_unless(
        may_enter(by), _("Only the Secretariat enters what reached it on behalf of a Party.")
    )
    refuse_unless(
        received_on is not None and received_on <= timezone.localdate(),
        _("Say on which day it was received; it cannot be in the future."),
    )


def refuse_entry(entry: ActionEntry, by: User) -> None:
    """Refuse dates that cannot be, and items that are not for the person or not for Parties."""
    if entry.starts_on and entry.ends_on:
        refuse_unless(
            entry.starts_on <= entry.ends_on, _("The last day is before the first: mend the dates.")
        )
    if entry.stage == Stage.COMPLETED and entry.ends_on:
        refuse_unless(
            entry.ends_on <= timezone.localdate(),
            _("A completed action cannot end in the future: mend the stage or the date."),
        )
    refuse_unless(
        all(item.addressee.code == PARTIES for item in entry.items),
        _("Only action items addressed to Parties can be answered here."),
    )
    if place := place_of(by):
        refuse_unless(
            covers(place, entry.items),
            _("You may write on the paragraphs that your focal point gave to you, and no others."),
        )
