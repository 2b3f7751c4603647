"""Fills the database with many resolutions shaped like the real one, for counts and benches."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count

from django.db.models import F
from django.utils import timezone

from parties.choices import ActionState, Outcome, Stage
from parties.models import (
    ActionVersion,
    Answer,
    Party,
    PartyAction,
    PartyReport,
    ReportingPeriod,
)
from resolutions.choices import State, Status
from resolutions.models import (
    ActionItem,
    Element,
    Paragraph,
    Resolution,
    StatusUpdate,
    User,
)
from resolutions.tracking import position_of

STATUSES = list(Status)
BATCH = 5_000


def copy_resolution(number: int) -> Resolution:
    """Add a resolution of the same shape as 11.10, with all its paragraphs and action items."""
    model = Resolution.objects.get(prefix="11.10")
    copy = Resolution.objects.create(
        slug=f"copy-{number}",
        number=f"C{number}",
        symbol=f"TEST/Resolution C{number}",
        title=f"Copy {number}",
        prefix=f"C{number}",
        adopted_at=model.adopted_at,
        adopted_on=model.adopted_on - timedelta(days=number % 3000 + 1),
    )
    paragraphs = {}
    for each in model.paragraphs.all():
        old, each.pk, each.resolution = each.pk, None, copy
        paragraphs[old] = each
    Paragraph.objects.bulk_create(paragraphs.values())
    elements = {}
    for element in Element.objects.filter(paragraph__resolution=model):
        old, element.pk, element.paragraph = element.pk, None, paragraphs[element.paragraph_id]
        elements[old] = element
    Element.objects.bulk_create(elements.values())
    items = []
    for item in ActionItem.objects.filter(paragraph__resolution=model).select_related("addressee"):
        element = elements[item.element_id]
        items.append(
            ActionItem(
                reference=item.reference.replace("11.10-", f"C{number}-", 1),
                paragraph=element.paragraph,
                element=element,
                addressee=item.addressee,
                addressee_text=item.addressee_text,
                role=item.role,
                asks=item.asks,
                position=position_of(element, item.addressee),
            )
        )
    ActionItem.objects.bulk_create(items)
    return copy


def updates_of(
    items: list[ActionItem], each: int, author: User, approver: User
) -> Iterator[StatusUpdate]:
    """Yield `each` approved updates an item, a quarter of a year apart."""
    now = timezone.now()
    turn = count()
    for item in items:
        for step in range(each):
            number = next(turn)
            yield StatusUpdate(
                action_item=item,
                status=STATUSES[(number * 7 + step) % len(STATUSES)],
                effective_on=date(2024, 2, 18) + timedelta(days=90 * step + item.pk % 60),
                achievements=f"Cooperation went on; step {step}.",
                needs_funding=number % 11 == 0,
                state=State.APPROVED,
                author=author,
                recorded_at=now,
                submitted_at=now,
                approved_by=approver,
                approved_at=now,
            )


def give_updates(items: list[ActionItem], each: int, author: User, approver: User) -> None:
    """Give the items `each` approved updates, and copy the latest onto them."""
    latest: dict[int, StatusUpdate] = {}
    batch = list(updates_of(items, each, author, approver))
    StatusUpdate.objects.bulk_create(batch, batch_size=BATCH)
    for update in batch:
        latest[update.action_item_id] = update
    for item in items:
        update = latest[item.pk]
        item.status, item.status_on = update.status, update.effective_on
        item.needs_funding, item.current_update = update.needs_funding, update
    ActionItem.objects.bulk_update(
        items, ["status", "status_on", "needs_funding", "current_update"], batch_size=1_000
    )


def give_actions(
    parties: list[Party],
    items: list[ActionItem],
    each: int,
    *,
    author: User,
    period: ReportingPeriod,
) -> list[PartyAction]:
    """Give each of the Parties `each` accepted actions; one in three answers two of the items.

    Versions go in while they wait for review, so that the database lets their answers in.
    """
    now, turn = timezone.now(), count(1)
    said = {"title": "Joint committee", "done": "It met twice.", "stage": Stage.UNDER_WAY}
    actions = PartyAction.objects.bulk_create(
        PartyAction(
            reference=f"{party.iso3}-{party.actions_begun + number}",
            party=party, author=author, created_at=now, changed_by=author, changed_at=now, **said,
        )
        for party in parties
        for number in range(1, each + 1)
    )  # fmt: skip
    keys = [each.pk for each in parties]
    Party.objects.filter(pk__in=keys).update(actions_begun=F("actions_begun") + each)
    versions = ActionVersion.objects.bulk_create(
        ActionVersion(
            action=action, number=1, period=period, submitted_by=author, submitted_at=now, **said
        )
        for action in actions
    )
    Answer.objects.bulk_create(
        Answer(version=version, item=items[(at + more) % len(items)], party=version.action.party)
        for at, version in zip(turn, versions, strict=False)
        for more in range(min(len(items), 2 if at % 3 == 0 else 1))
    )
    accept_all(versions, author)
    PartyReport.objects.bulk_create(
        PartyReport(period=period, party=party, accepted=each) for party in parties
    )
    return actions


def accept_all(versions: list[ActionVersion], by: User) -> None:
    """Let the public read the versions, which were made one after the other."""
    first, last = versions[0].pk, versions[-1].pk
    decided = {"outcome": Outcome.ACCEPTED, "decided_by": by, "decided_at": timezone.now()}
    ActionVersion.objects.filter(pk__range=(first, last)).update(**decided)
    Answer.objects.filter(version_id__gte=first, version_id__lte=last).update(is_current=True)
    for version in versions:
        version.action.current, version.action.state = version, ActionState.ACCEPTED
    PartyAction.objects.bulk_update(
        [version.action for version in versions], ["current", "state"], batch_size=1_000
    )
