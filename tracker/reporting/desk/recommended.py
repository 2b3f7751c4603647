"""The recommended actions: all in one form, which moves them without script."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from resolutions.entries import MoveNotAllowed
from resolutions.paging import number_in

from ...models import ProgressReport
from ..build import content_of
from ..content import Words
from ..prefill import recommended
from ..refusals import StaleReport
from ..services import write_recommended
from ..steps import why_too_long
from .base import REFUSED, STALE, EditPage
from .carried import fingerprint, sentence_of
from .rows import (
    Action,
    Row,
    actions_in,
    in_order,
    moved,
    rows_in,
    rows_of,
    shown,
    without_stale_translations,
)
from .texts import languages_of, name_of_language


class RecommendedActions(EditPage):
    """All recommended actions in their order; one that is emptied goes."""

    template_name = "reports/desk/recommended.html"
    keeps_typed = True
    rests_on_report = ("report", "data")

    @cached_property
    def data(self) -> Sequence[Words]:
        """What the data recommends now."""
        return recommended(content_of(self.report))

    @property
    def actions(self) -> Sequence[Mapping[str, str]]:
        """What the report recommends now."""
        written: Sequence[Action] | None = self.report.recommended
        return self.data if written is None else written

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.kept is not None:
            return self.page(rows=rows_in(self.kept), carried=self.kept, kept=True)
        return self.page(rows=rows_of(self.actions))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "afresh" in request.POST:
            return self.started_afresh()
        rows = self.asked(rows_in(request.POST))
        if errors := self.with_errors(rows):
            return self.page(rows=errors, carried=request.POST, status=REFUSED)
        try:
            return self.saved(rows)
        except StaleReport as stale:
            return self.both_sides(rows, stale.report)
        except (MoveNotAllowed, ValidationError) as refusal:
            why = sentence_of(refusal)
            return self.page(rows=rows, carried=request.POST, refused=why, status=STALE)

    def asked(self, rows: list[Row]) -> list[Row]:
        """The rows in their new order, the one moved whose button was pressed."""
        up, down = (self.request.POST.get(name, "") for name in ("up", "down"))
        rows = in_order(rows, self.report.language)
        return moved(moved(rows, number_in(up), -1), number_in(down), 1)

    def with_errors(self, rows: list[Row]) -> list[Row]:
        """The rows with what is wrong beside them; none where nothing is."""
        original = self.report.language
        name = name_of_language(original)
        why = _("Write it in %(language)s as well: that is the original.") % {"language": name}
        long = [next(filter(None, map(why_too_long, row.texts.values())), "") for row in rows]
        wrong = [
            replace(row, error=too_long if row.texts[original] else why)
            for row, too_long in zip(rows, long, strict=True)
        ]
        return renumbered(wrong) if any(row.error for row in wrong) else []

    def saved(self, rows: list[Row]) -> HttpResponse:
        if "data" in self.request.POST:
            self.write(None)
            return self.done(_("They are the data’s again."), self.request.path)
        rows, lost = without_stale_translations(rows, self.data, self.report.language)
        actions = actions_in(rows)
        is_untouched = self.report.recommended is None
        if not (is_untouched and fingerprint(actions) == self.request.POST.get("began", "")):
            self.write(actions)
        return self.done(self.sentence(lost), f"{self.request.path}{self.anchor(rows)}")

    def write(self, actions: list[Action] | None) -> None:
        opened = self.request.POST.get("opened", "")
        self.past_others(
            lambda version: write_recommended(self.report, actions, by=self.user, version=version),
            lambda now: fingerprint(now.recommended) == opened or now.recommended == actions,
        )

    def sentence(self, lost: list[int]) -> str:
        if not lost:
            return _("The recommended actions are saved.")
        return ngettext(
            "Saved. The data’s translations of action %(places)s no longer fitted and were dropped:"
            " until somebody writes them, all readers see the original.",
            "Saved. The data’s translations of actions %(places)s no longer fitted and were"
            " dropped: until somebody writes them, all readers see the original.",
            len(lost),
        ) % {"places": ", ".join(map(str, lost))}

    def anchor(self, rows: list[Row]) -> str:
        """Where the page opens again: at the row whose button was pressed."""
        pressed = number_in(self.request.POST.get("up", "") or self.request.POST.get("down", ""))
        places = [at for at, row in enumerate(rows, start=1) if row.place == pressed]
        if "add" in self.request.POST:
            places = [len(rows) + 1]
        return f"#row-{places[0]}" if places else ""

    def both_sides(self, rows: list[Row], now: ProgressReport) -> HttpResponse:
        """What was saved meanwhile beside what was typed, which can still be changed."""
        self.refresh()
        original = self.report.language
        theirs = [each.get(original, "") for each in self.actions]
        return self.page(rows=renumbered(rows), theirs=theirs, status=STALE)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        carried = kwargs.pop("carried", None)
        now = in_order(rows_of(self.actions), self.report.language)
        kwargs["began"] = (
            fingerprint(actions_in(now)) if carried is None else carried.get("began", "")
        )
        kwargs |= self.opened_with(fingerprint(self.report.recommended), carried)
        rows: list[Row] = kwargs["rows"]
        original = self.report.language
        if carried is not None or "theirs" in kwargs:
            rows = [*rows, *spare_after(rows)]
        kwargs["rows"] = shown(rows, languages_of(self.report))
        return super().get_context_data(
            from_data=[each.get(original, "") for each in self.data], **kwargs
        )


def renumbered(rows: Sequence[Row]) -> list[Row]:
    """Return the rows as the form shows them: each stands where it stands."""
    return [replace(row, place=at, position=str(at)) for at, row in enumerate(rows, start=1)]


def spare_after(rows: Sequence[Row]) -> list[Row]:
    """Return empty rows that come after those."""
    last = max((row.place for row in rows), default=0)
    return [replace(row, place=last + row.place, position="") for row in rows_of([])]
