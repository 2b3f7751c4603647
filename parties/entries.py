"""What somebody gives to the services of Party actions, and how these refuse it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.files.base import File
from django.utils.translation import gettext as _

from resolutions.models import ActionItem

from .choices import EntryLanguage, Stage
from .models import PartyAction
from .models.actions import WORDS


class StaleAction(Exception):
    """Somebody changed the action since the form was opened; `action` is as it is now."""

    def __init__(self, action: PartyAction) -> None:
        super().__init__(
            _("%(action)s has changed since you opened it. Compare and choose.")
            % {"action": action.reference}
        )
        self.action = action


@dataclass(frozen=True)
class Shown:
    """One piece of evidence as somebody gives it: a web address or a file."""

    title: str
    url: str = ""
    file: "File[Any] | None" = None


@dataclass(frozen=True)
class ActionEntry:
    """What somebody says of an action; a draft may leave anything out."""

    title: str = ""
    items: Sequence[ActionItem] = ()
    done: str = ""
    stage: Stage | str = Stage.UNDER_WAY
    starts_on: date | None = None
    ends_on: date | None = None
    challenges: str = ""
    support_needed: str = ""
    language: EntryLanguage | str = EntryLanguage.ENGLISH
    evidence: Sequence[Shown] = field(default=())

    def words(self) -> dict[str, Any]:
        """The values for the columns of the row; items and evidence have rows of their own."""
        return {name: getattr(self, name) for name in WORDS}
