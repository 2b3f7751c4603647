"""What differs between two reports, as the page shows it: in the words of the reader."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from resolutions.choices import Status

from ..comparing import About, Comparison, Direction, Reason, Told
from ..content import Content, Figure, Item, PartyAction, Update
from ..words.labels import change, names_of, statuses_of
from ..words.saying import said

# Of each list so many are shown; the files of the reports have the rest.
MOST = 200

Each = TypeVar("Each")


@dataclass(frozen=True)
class Listed(Generic[Each]):
    """The beginning of a list, and how long it is."""

    shown: Sequence[Each]
    total: int

    def __bool__(self) -> bool:
        return bool(self.total)

    @property
    def is_cut(self) -> bool:
        return len(self.shown) < self.total


def beginning(found: Iterable[Each]) -> Listed[Each]:
    every = list(found)
    return Listed(every[:MOST], len(every))


@dataclass(frozen=True)
class Telling:
    """What a status update says that the earlier report did not."""

    on: date
    words: tuple[str, ...]


@dataclass(frozen=True)
class Line:
    """One action item: where it stood and stands, and what is to be said of that."""

    reference: str
    url: str
    addressee: str
    asks: str
    before: str
    after: str
    notes: tuple[str, ...] = ()
    telling: tuple[Telling, ...] = ()


@dataclass(frozen=True)
class Shift:
    """How many items of one addressee had a status, and how many have it now."""

    before: int
    after: int

    @property
    def change(self) -> str:
        return change(self.after, self.before)


@dataclass(frozen=True)
class Counted:
    """The figures of one addressee, in the order of the statuses; the sum comes last."""

    label: str
    shifts: tuple[Shift, ...]
    is_whole: bool = False


@dataclass(frozen=True)
class Acted:
    """A Party action that only the later report has."""

    party: str
    action: PartyAction


@dataclass(frozen=True)
class Differences:
    """A comparison in the words of the reader; `text` and `told_in` are languages of what others
    wrote."""

    text: str
    told_in: str
    statuses: tuple[str, ...]
    figures: tuple[Counted, ...]
    moved: Listed[Line]
    worse: Listed[Line]
    missed: Listed[Line]
    told: Listed[Line]
    new: Listed[Line]
    gone: Listed[Line]
    actions: Listed[Acted]
    parties: tuple[str, ...]
    says_nothing: bool


def differences_of(found: Comparison, after: Content) -> Differences:
    """Return what a comparison says to the reader, in the language in use."""
    names = names_of(found.addressees)
    figures = (*found.figures, found.whole)
    statuses = statuses_of(*(each.counts for each in figures), *(each.before for each in figures))
    missed = (each for each in found.worse if Reason.OVERDUE in each.reasons)
    return Differences(
        text=after.resolution.language,
        told_in=after.header.language,
        statuses=statuses,
        figures=tuple(counted(each, names, statuses) for each in figures),
        moved=beginning(line(each, names, [way(each.direction)]) for each in found.moved),
        worse=beginning(line(each, names, map(reason, each.reasons)) for each in found.worse),
        missed=beginning(line(each, names) for each in missed),
        told=beginning(line(each, names) for each in found.told),
        new=beginning(alone(each, names) for each in found.new),
        gone=beginning(alone(each, names) for each in found.gone),
        actions=beginning(Acted(said(each.party_name), each) for each in found.actions),
        parties=tuple(said(each.name) for each in found.parties),
        says_nothing=found.says_nothing,
    )


def counted(figure: Figure, names: Mapping[str, str], statuses: Sequence[str]) -> Counted:
    shifts = [Shift(figure.before.get(each, 0), figure.counts.get(each, 0)) for each in statuses]
    shifts.append(Shift(sum(figure.before.values()), figure.total))
    label = names.get(figure.addressee, figure.addressee) or _("All addressees")
    return Counted(label, tuple(shifts), is_whole=not figure.addressee)


def line(each: About, names: Mapping[str, str], notes: Iterable[str] = ()) -> Line:
    return Line(
        each.reference,
        each.url,
        names.get(each.addressee, each.addressee),
        each.asks,
        known(each.before),
        known(each.after),
        tuple(filter(None, notes)),
        tuple(map(telling, each.updates)) if isinstance(each, Told) else (),
    )


def telling(update: Update) -> Telling:
    words = (update.achievements, update.challenges, update.next_steps)
    return Telling(update.effective_on, tuple(filter(None, words)))


def alone(item: Item, names: Mapping[str, str]) -> Line:
    """Return an item that only one of the reports has, with its status there."""
    addressee = names.get(item.addressee, item.addressee)
    return Line(item.reference, item.url, addressee, item.asks, "", known(item.status))


def known(status: str) -> str:
    """Return a status that a page can show; none for one from another time."""
    return status if status in Status.values else ""


def way(direction: Direction) -> str:
    names = {
        Direction.BETTER: pgettext("status", "better"),
        Direction.WORSE: pgettext("status", "worse"),
    }
    return names.get(direction, "")


def reason(why: Reason) -> str:
    names = {
        Reason.STATUS: _("fell back"),
        Reason.OVERDUE: _("missed a deadline"),
        Reason.FUNDING: _("lacks funding"),
    }
    return names[why]
