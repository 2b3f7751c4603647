"""What somebody gives to the services, and how these refuse it."""

from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any

from django.core.files.base import File
from django.utils.translation import gettext as _

from .choices import EvidenceKind, Status
from .models import ActionItem, Meeting, StatusUpdate


class MoveNotAllowed(Exception):
    """The change is against a rule; the message says which and what to do."""


class StaleVersion(Exception):
    """Something was recorded on the item since the form was opened.

    `item` is as it is now; `since` are the updates that came or changed meanwhile, newest first.
    """

    def __init__(self, item: ActionItem, since: Sequence[StatusUpdate]) -> None:
        super().__init__(
            _("%(item)s has changed since you opened it. Compare and choose.") % {"item": item}
        )
        self.item = item
        self.since = since


@dataclass(frozen=True)
class EvidenceEntry:
    """One piece of evidence as somebody gives it."""

    kind: EvidenceKind | str
    title: str
    url: str = ""
    meeting: Meeting | None = None
    file: "File[Any] | str" = ""
    is_public: bool = True

    def fields(self) -> dict[str, Any]:
        """The values for the columns of the row."""
        return {each.name: getattr(self, each.name) for each in fields(self)}


@dataclass(frozen=True)
class Entry:
    """What a status update says, as somebody gives it."""

    status: Status | str
    effective_on: date
    achievements: str = ""
    challenges: str = ""
    next_steps: str = ""
    needs_funding: bool = False
    internal_note: str = ""
    evidence: Sequence[EvidenceEntry] = field(default=())

    def fields(self) -> dict[str, Any]:
        """The values for the columns of the row; the evidence has rows of its own."""
        return {
            each.name: getattr(self, each.name) for each in fields(self) if each.name != "evidence"
        }
