"""The tables of the file: the lists of the API, and what stands inside their rows."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from parties.public.views import periods_begun

from ..api.reading import ListView
from ..api.resources.codes import ExternalCodes
from ..api.resources.deadlines import Deadlines
from ..api.resources.instruments import Instruments
from ..api.resources.items import ActionItems
from ..api.resources.meetings import Bodies, Meetings
from ..api.resources.parties import Parties
from ..api.resources.party_actions import PartyActions
from ..api.resources.reporting_periods import ReportingPeriods
from ..api.resources.reports import Reports
from ..api.resources.texts import Paragraphs, Resolutions
from ..api.resources.updates import StatusUpdates


@dataclass(frozen=True)
class Part:
    """What a member of a row lists, as a table of its own.

    Args:
        member: the member that holds the list.
        back: what leads back to the row: the column there, and the column here.
        key: the columns that tell its rows apart; none where no one thing does.
    """

    name: str
    member: str
    about: "str | Promise"
    back: tuple[tuple[str, str], ...]
    key: tuple[str, ...] = ()
    parts: tuple["Part", ...] = ()


def asked_once() -> list[str]:
    return [""]


def of_each_period() -> list[str]:
    return [f"period={each.meeting.label}" for each in periods_begun()]


@dataclass(frozen=True)
class Table:
    """A public list of the API; every row that it has, with its members or some of them.

    Args:
        key: the members that tell its rows apart; none where no one thing does.
        queries: what the list is asked, once after the other.
        members: those that are wanted; all, where none are named.
        listed: the name of its address, where that is not the table's own.
    """

    name: str
    view: type[ListView]
    key: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    about: "str | Promise" = ""
    queries: Callable[[], Iterable[str]] = asked_once
    members: tuple[str, ...] = ()
    listed: str = ""

    @property
    def route(self) -> str:
        """The name of the address of its list in the API."""
        return self.listed or f"api-{self.name}"

    @property
    def names(self) -> Sequence[str]:
        """The columns."""
        return self.members or self.view.serializer_class.names()

    @property
    def described(self) -> Any:
        return self.about or self.view.about


ELEMENTS = Part(
    "elements",
    "elements",
    _("What each clause of a paragraph asks."),
    back=(("resolution", "resolution"), ("anchor", "paragraph")),
    key=("resolution", "paragraph", "number"),
    parts=(
        Part(
            "cross-references",
            "cross_references",
            _("What the elements name that is outside the text."),
            back=(("resolution", "resolution"), ("paragraph", "paragraph"), ("number", "element")),
        ),
    ),
)
UPDATE_EVIDENCE = Part(
    "status-update-evidence",
    "evidence",
    _("The public evidence of the status updates."),
    back=(("id", "status_update"),),
)
MEMBERSHIPS = Part(
    "memberships",
    "memberships",
    _("By which instruments the Parties are bound, or which they signed."),
    back=(("iso3", "party"),),
    key=("party", "instrument"),
)
ACTION_EVIDENCE = Part(
    "party-action-evidence",
    "evidence",
    _("The evidence that Parties gave."),
    back=(("reference", "party_action"),),
)
REPORT_FILES = Part(
    "report-files",
    "files",
    _("The files of the reports."),
    back=(("slug", "report"),),
)
STANDING = ("iso3", "period", "reported", "reported_label", "accepted")

TABLES: tuple[Table, ...] = (
    Table("bodies", Bodies, ("key",)),
    Table("meetings", Meetings, ("label",)),
    Table("resolutions", Resolutions, ("slug",)),
    Table("paragraphs", Paragraphs, ("resolution", "anchor"), (ELEMENTS,)),
    Table(
        "action-items",
        ActionItems,
        ("reference",),
        about=_("What each clause asks of whom, and how far that has come today."),
    ),
    Table("deadlines", Deadlines, about=_("When action items are due, seen from today.")),
    Table("status-updates", StatusUpdates, ("id",), (UPDATE_EVIDENCE,)),
    Table(
        "parties",
        Parties,
        ("iso3",),
        (MEMBERSHIPS,),
        about=_("The Parties, and what each reported in the latest reporting period."),
    ),
    Table("instruments", Instruments, ("code",)),
    Table("reporting-periods", ReportingPeriods, ("period",)),
    Table(
        "party-reports",
        Parties,
        ("iso3", "period"),
        about=_("What each Party reported in each reporting period that has begun."),
        queries=of_each_period,
        members=STANDING,
        listed="api-parties",
    ),
    Table(
        "party-actions",
        PartyActions,
        ("reference",),
        (ACTION_EVIDENCE,),
        about=_("What Parties reported and was accepted, as everybody reads it today."),
    ),
    Table("reports", Reports, ("slug",), (REPORT_FILES,)),
    Table("external-codes", ExternalCodes, ("system", "vocabulary", "value", "code")),
)
