"""Compares what two reports say: what moved, what is new, what got worse. Asks nobody else."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from resolutions.choices import Status

from .content import Content, Figure, Item, Named, PartyAction, Update, together

# How far a status is on the way; one that is not on it is neither ahead nor behind.
WAY = {
    Status.NOT_STARTED: 1,
    Status.IN_PROGRESS: 2,
    Status.ONGOING: 3,
    Status.IMPLEMENTED: 4,
}
# Where nothing was known, it takes more than "not started" to be better.
UNKNOWN = 1


class Direction(StrEnum):
    BETTER = "better"
    WORSE = "worse"
    OTHER = "other"


class Reason(StrEnum):
    """Why an item is said to have got worse."""

    STATUS = "status"
    OVERDUE = "overdue"
    FUNDING = "funding"


@dataclass(frozen=True)
class About:
    """An item that both reports speak of, as the later one has it; its status in each of them."""

    reference: str
    url: str
    paragraph: int
    addressee: str
    asks: str
    before: str
    after: str


@dataclass(frozen=True)
class Moved(About):
    """An item whose status is another; worse also, where a deadline passed meanwhile."""

    direction: Direction


@dataclass(frozen=True)
class Worse(About):
    """An item that fell back, missed a deadline or lacks funds, as it had not in the earlier."""

    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class Told(About):
    """An item of which the later report tells what the earlier one does not."""

    updates: tuple[Update, ...]


@dataclass(frozen=True)
class Comparison:
    """What differs between an earlier report and a later one, in the order of the text.

    Attributes:
        new, gone: the items that only the later one has, and only the earlier one.
        figures: `counts` are those of the later report, `before` those of the earlier.
        actions: the Party actions that only the later one has.
        parties: the Parties of which only the later one has any.
    """

    moved: tuple[Moved, ...]
    worse: tuple[Worse, ...]
    told: tuple[Told, ...]
    new: tuple[Item, ...]
    gone: tuple[Item, ...]
    addressees: tuple[Named, ...]
    figures: tuple[Figure, ...]
    actions: tuple[PartyAction, ...]
    parties: tuple[Named, ...]

    @property
    def whole(self) -> Figure:
        return together(self.figures)

    @property
    def says_nothing(self) -> bool:
        lists = (self.moved, self.worse, self.told, self.new, self.gone, self.actions)
        return not any(lists)


def compare(before: Content, after: Content) -> Comparison:
    """Return what differs between the two reports, on the same resolution."""
    pairs = tuple(_pairs(before, after))
    earlier = {each.reference for each in before.items}
    later = {each.reference for each in after.items}
    addressees = _addressees(before, after)
    return Comparison(
        moved=tuple(_moved(old, new) for old, new in pairs if old.status != new.status),
        worse=tuple(_worse(old, new) for old, new in pairs if _reasons(old, new)),
        told=tuple(_told(old, new) for old, new in pairs if _newly_told(old, new)),
        new=tuple(each for each in after.items if each.reference not in earlier),
        gone=tuple(each for each in before.items if each.reference not in later),
        addressees=addressees,
        figures=_figures(before, after, addressees),
        actions=_actions(before, after),
        parties=_parties(before, after),
    )


def _pairs(before: Content, after: Content) -> Iterator[tuple[Item, Item]]:
    earlier = {each.reference: each for each in before.items}
    for new in after.items:
        if old := earlier.get(new.reference):
            yield old, new


def _facts(old: Item, new: Item) -> tuple[str, str, int, str, str, str, str]:
    return (
        new.reference, new.url, new.paragraph, new.addressee, new.asks, old.status, new.status,
    )  # fmt: skip


def _moved(old: Item, new: Item) -> Moved:
    missed = _newly_missed(old, new)
    direction = Direction.WORSE if missed else direction_of(old.status, new.status)
    return Moved(*_facts(old, new), direction)


def direction_of(before: str, after: str) -> Direction:
    """Return which way the change from one status to another leads.

    Nothing known where something was is worse. A way that leads to or from what is off the way,
    as "superseded", leads neither forward nor back.
    """
    if before == after:
        return Direction.OTHER
    if after == Status.NO_INFORMATION:
        return Direction.WORSE
    was = UNKNOWN if before == Status.NO_INFORMATION else WAY.get(Status(before))
    now = WAY.get(Status(after))
    if was is None or now is None or was == now:
        return Direction.OTHER
    return Direction.BETTER if now > was else Direction.WORSE


def _worse(old: Item, new: Item) -> Worse:
    return Worse(*_facts(old, new), _reasons(old, new))


def _reasons(old: Item, new: Item) -> tuple[Reason, ...]:
    found = {
        Reason.STATUS: direction_of(old.status, new.status) == Direction.WORSE,
        Reason.OVERDUE: _newly_missed(old, new),
        Reason.FUNDING: new.needs_funding and not old.needs_funding,
    }
    return tuple(reason for reason, holds in found.items() if holds)


def _newly_missed(old: Item, new: Item) -> bool:
    """Whether an item that is open missed a deadline that it had not missed before."""
    return not new.is_closed and not _missed(new) <= _missed(old)


def _missed(item: Item) -> set[tuple[object, ...]]:
    return {
        (each.kind, each.day, each.meeting) for each in item.deadlines if each.state == "missed"
    }


def _told(old: Item, new: Item) -> Told:
    return Told(*_facts(old, new), _newly_told(old, new))


def _newly_told(old: Item, new: Item) -> tuple[Update, ...]:
    known = {_words(each) for each in old.updates}
    return tuple(each for each in new.updates if each.speaks and _words(each) not in known)


def _words(update: Update) -> tuple[object, ...]:
    return (
        update.effective_on, update.status, update.achievements, update.challenges,
        update.next_steps,
    )  # fmt: skip


def _addressees(before: Content, after: Content) -> tuple[Named, ...]:
    known = {each.code for each in after.addressees}
    return (*after.addressees, *(each for each in before.addressees if each.code not in known))


def _figures(before: Content, after: Content, addressees: tuple[Named, ...]) -> tuple[Figure, ...]:
    now = {each.addressee: each.counts for each in after.figures}
    then = {each.addressee: each.counts for each in before.figures}
    return tuple(
        Figure(each.code, now.get(each.code, {}), then.get(each.code, {})) for each in addressees
    )


def _actions(before: Content, after: Content) -> tuple[PartyAction, ...]:
    known = {each.reference for each in before.party_actions}
    return tuple(each for each in after.party_actions if each.reference not in known)


def _parties(before: Content, after: Content) -> tuple[Named, ...]:
    known = {each.party for each in before.party_actions}
    found = {each.party: each.party_name for each in after.party_actions}
    return tuple(Named(code, name) for code, name in found.items() if code not in known)
