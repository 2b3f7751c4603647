"""The form for an action with its evidence, filled in, checked and shown as one."""

from itertools import groupby
from typing import TYPE_CHECKING, Any

from django.core.files.uploadedfile import UploadedFile
from django.forms.formsets import BaseFormSet
from django.utils.datastructures import MultiValueDict
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from resolutions.models import ActionItem, Paragraph

from .entries import ActionEntry
from .forms import (
    MOST_OFFERED,
    PREFIX,
    SPARE_ROWS,
    ActionForm,
    EvidenceRow,
    EvidenceRows,
    entry_of,
    writable_items,
)
from .models import ActionEvidence, FocalPoint, PartyAction

if TYPE_CHECKING:
    Uploaded = UploadedFile[Any]
else:
    Uploaded = UploadedFile

Group = tuple[Paragraph, list[tuple[ActionItem, bool]]]

# The evidence that the page showed, and of it what stays ticked.
THERE, KEEP = "there", "keep"


class ActionForms:
    """The form for an action with the rows for its new evidence.

    Args:
        action: the action that is changed; none, for a new one.
    """

    def __init__(
        self,
        place: FocalPoint,
        data: Any = None,
        files: MultiValueDict[str, Uploaded] | None = None,
        *,
        action: PartyAction | None = None,
        initial: dict[str, Any] | None = None,
    ) -> None:
        self.place, self.data, self.files, self.action = place, data, files, action
        # Whether there are more items than are shown to tick; known once they are.
        self.has_more = False
        self.form = ActionForm(data, place=place, initial=initial)
        self.rows: BaseFormSet[EvidenceRow] = EvidenceRows(
            data, files, prefix=PREFIX, form_kwargs={"label_suffix": ""}
        )

    @cached_property
    def evidence(self) -> list[ActionEvidence]:
        """What the working copy shows already, each with whether it stays."""
        found = list(self.action.evidence.in_work()) if self.action else []
        for each in found:
            each.stays = each.pk not in self.removed  # type: ignore[attr-defined]
        return found

    @cached_property
    def removed(self) -> set[int]:
        """The evidence that the page showed and the person unticked.

        What others added since the page was opened was not shown, and so is not removed.
        """
        if self.data is None:
            return set()
        there = _numbers(self.data.get(THERE, "").split(","))
        return there - _numbers(self.data.getlist(KEEP))

    @property
    def there(self) -> str:
        return ",".join(str(each.pk) for each in self.evidence)

    @property
    def kept(self) -> list[int]:
        return [each.pk for each in self.evidence if each.pk not in self.removed]

    def is_valid(self) -> bool:
        return all([self.form.is_valid(), self.rows.is_valid()])

    def entry(self) -> ActionEntry:
        """Return what was typed, as far as it is valid."""
        self.is_valid()
        return entry_of(self.form, self.rows, self.action)

    def problems(self) -> list[tuple[str, str, str]]:
        """What is wrong: where on the page, of which field, and what to do."""
        if self.data is None:
            return []
        forms: list[Any] = [self.form, *self.rows]
        return [
            (_place_of(form, name), _name_of(form, name), message)
            for form in forms
            for name, messages in form.errors.items()
            for message in messages
        ]

    def saved_to(self, action: PartyAction) -> "ActionForms":
        """Return the form as it goes on once what is valid has been saved to the action."""
        data = self._reopened(action, set())
        files = self._with_rows(data, [each for each in self.rows if not each.is_valid()])
        return ActionForms(self.place, data, files, action=action)

    def beside(self, action: PartyAction) -> "ActionForms":
        """Return the form with what was typed, to be saved over what the action says now."""
        return ActionForms(self.place, self._reopened(action, self.removed), action=action)

    def _reopened(self, action: PartyAction, removed: set[int]) -> Any:
        data = self.data.copy()
        now = [each.pk for each in action.evidence.in_work()]
        data["version"], data[THERE] = str(action.version), ",".join(map(str, now))
        data.setlist(KEEP, [str(pk) for pk in now if pk not in removed])
        return data

    def _with_rows(self, data: Any, rows: list[EvidenceRow]) -> MultiValueDict[str, Uploaded]:
        """Have the data say the rows and no others; return their files."""
        files: MultiValueDict[str, Uploaded] = MultiValueDict()
        given = {name: data.pop(name) for name in list(data) if name.startswith(f"{PREFIX}-")}
        for number, row in enumerate(rows):
            for name in row.fields:
                old, new = row.add_prefix(name), f"{PREFIX}-{number}-{name}"
                if old in given:
                    data.setlist(new, given[old])
                if self.files and old in self.files:
                    files.setlist(new, self.files.getlist(old))
        data[f"{PREFIX}-TOTAL_FORMS"] = str(len(rows) + SPARE_ROWS)
        data[f"{PREFIX}-INITIAL_FORMS"] = "0"
        return files

    @cached_property
    def ticked(self) -> set[int]:
        return _numbers(self.form["items"].value() or [])

    @cached_property
    def offered(self) -> list[ActionItem]:
        """The items to tick: all, or those of the resolutions that are being answered."""
        items = writable_items(self.place)
        found = list(items[: MOST_OFFERED + 1])
        self.has_more = len(found) > MOST_OFFERED
        if not self.has_more:
            return found
        about = items.filter(pk__in=self.ticked).order_by().values("paragraph__resolution")
        chosen = list(items.filter(paragraph__resolution__in=about))
        first = found[0].paragraph.resolution
        return chosen or list(items.filter(paragraph__resolution=first))

    def groups(self) -> list[Group]:
        """The items to tick, by paragraph, each with whether it is ticked."""
        return self._grouped(self.offered)

    def ticked_groups(self) -> list[Group]:
        return self._grouped([item for item in self.offered if item.pk in self.ticked])

    def other_groups(self) -> list[Group]:
        """Those that are not ticked, which a form that has some ticked shows on demand."""
        return self._grouped([item for item in self.offered if item.pk not in self.ticked])

    def _grouped(self, items: list[ActionItem]) -> list[Group]:
        return [
            (paragraph, [(item, item.pk in self.ticked) for item in found])
            for paragraph, found in groupby(items, key=lambda item: item.paragraph)
        ]


def _numbers(texts: Any) -> set[int]:
    return {int(each) for each in map(str, texts) if each.isdecimal() and len(each) < 19}


def _place_of(form: Any, name: str) -> str:
    return str(form[name].id_for_label or form[name].auto_id) if name in form.fields else "id_title"


def _name_of(form: Any, name: str) -> str:
    if name not in form.fields:
        return ""
    label = str(form.fields[name].label or "")
    return _("Evidence") if isinstance(form, EvidenceRow) else label
