"""One update recorded for several items at once: each gets a row of its own, or none does."""

import re
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ..choices import State
from ..entries import Entry, MoveNotAllowed, StaleVersion
from ..forms import UpdateForms
from ..models import ActionItem, StatusUpdate, User
from ..permissions import may_record
from ..services import record_status_update, submit_status_update
from .base import AdminPage
from .columns import chip
from .recording import REFUSED, refuse_other_words

MOST = 100


# Keys of items, each with the version in which it was seen where that is known: 17:3,18
CHOSEN = re.compile(r"[0-9]{1,18}(:[0-9]{1,9})?(,[0-9]{1,18}(:[0-9]{1,9})?)*")


@dataclass
class Outcome:
    """What becomes of one item: nothing was refused, or why it was."""

    item: ActionItem
    refusal: str = ""
    draft_only: str = ""
    since: list[StatusUpdate] = field(default_factory=list)

    @property
    def chip(self) -> str:
        return chip(self.item.status)

    @property
    def others(self) -> list[str]:
        """What is in work on the item already: "draft by officer"."""
        return [
            _("%(state)s by %(author)s")
            % {
                "state": State(update.state).label.lower(),
                "author": update.author,
            }
            for update in self.item.updates.all()
        ]


@dataclass(frozen=True)
class Several:
    """The same entry for several items, each with the version in which it was seen."""

    items: list[tuple[ActionItem, int]]
    entry: Entry
    by: User
    key: uuid.UUID

    def attempt(self, item: ActionItem, version: int, hand_in: bool) -> Outcome:
        try:
            with transaction.atomic():
                key = uuid.uuid5(self.key, str(item.pk))
                update = record_status_update(
                    item, self.entry, by=self.by, version=version, form_key=key
                )
                refuse_other_words(item, update, self.entry)
                if hand_in and update.is_open:
                    submit_status_update(update, by=self.by)
        except MoveNotAllowed as refusal:
            return Outcome(item, refusal=str(refusal))
        except StaleVersion as stale:
            return Outcome(item, refusal=str(stale), since=list(stale.since))
        return Outcome(item)

    def rehearse(self) -> list[Outcome]:
        """Return what would happen to each item, and undo it."""
        with transaction.atomic():
            outcomes = [self.foreseen(item, version) for item, version in self.items]
            transaction.set_rollback(True)
        return outcomes

    def foreseen(self, item: ActionItem, version: int) -> Outcome:
        outcome = self.attempt(item, version, hand_in=True)
        if outcome.refusal and not outcome.since:
            as_draft = self.attempt(item, version, hand_in=False)
            if not as_draft.refusal:
                return Outcome(item, draft_only=outcome.refusal)
        return outcome

    def record(self, *, hand_in: bool) -> list[Outcome]:
        """Record for every item, or for none where one is refused."""
        with transaction.atomic():
            outcomes = [self.attempt(item, version, hand_in) for item, version in self.items]
            if any(outcome.refusal for outcome in outcomes):
                transaction.set_rollback(True)
        return outcomes


class RecordForSeveral(AdminPage):
    """The form once, then what will happen to each item, then all of it or nothing."""

    template_name = "admin/resolutions/several.html"
    title = gettext_lazy("One update for several items")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not may_record(request.user):
            raise PermissionDenied(_("You may not record status updates."))
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def seen(self) -> dict[int, int | None]:
        """The chosen items with the versions in which they were seen."""
        words = self.request.POST.get("chosen") or self.request.GET.get("items", "")
        if not CHOSEN.fullmatch(words):
            raise Http404
        pairs = [each.partition(":") for each in words.split(",")]
        return {int(pk): int(seen) if seen else None for pk, _colon, seen in pairs[:MOST]}

    @cached_property
    def items(self) -> list[ActionItem]:
        found = ActionItem.objects.filter(pk__in=self.seen).select_related("addressee")
        in_work = StatusUpdate.objects.in_work().select_related("author")
        return list(found.prefetch_related(Prefetch("updates", in_work)))

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        statuses = {item.status for item in self.items}
        initial = {"version": 0, "form_key": uuid.uuid4()}
        if len(statuses) == 1:
            initial["status"] = statuses.pop()
        return self.shown(UpdateForms(initial=initial, with_files=False))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        forms = UpdateForms(request.POST, with_files=False)
        if not forms.is_valid():
            return self.shown(forms, status=REFUSED)
        several = self.several(forms)
        if "submit" not in request.POST and "draft" not in request.POST:
            return self.shown(forms, outcomes=several.rehearse(), rehearsed=True)
        outcomes = several.record(hand_in="submit" in request.POST)
        if any(outcome.refusal for outcome in outcomes):
            return self.shown(self.afresh(), outcomes=outcomes, status=REFUSED)
        return self.recorded(len(outcomes))

    def afresh(self) -> UpdateForms:
        """The same words under a key of their own: the old one may have been used before."""
        data = self.request.POST.copy()
        data["form_key"] = str(uuid.uuid4())
        return UpdateForms(data, with_files=False)

    def several(self, forms: UpdateForms) -> Several:
        return Several(
            items=[(item, self.version_seen(item)) for item in self.items],
            entry=forms.entry(),
            by=self.user,
            key=forms.form.cleaned_data["form_key"],
        )

    def version_seen(self, item: ActionItem) -> int:
        seen = self.seen[item.pk]
        return item.version if seen is None else seen

    def recorded(self, count: int) -> HttpResponse:
        words = ngettext("Recorded for %(n)s item.", "Recorded for %(n)s items.", count)
        messages.success(self.request, words % {"n": count})
        return HttpResponseRedirect(reverse("admin:resolutions_actionitem_changelist"))

    def shown(self, forms: UpdateForms, *, status: int = 200, **context: Any) -> HttpResponse:
        outcomes: list[Outcome] | None = context.pop("outcomes", None)
        refused = [each for each in outcomes or [] if each.refusal and not each.since]
        shows_news = outcomes is not None
        version: Callable[[ActionItem], int] = (
            (lambda item: item.version) if shows_news else self.version_seen
        )
        return self.page(
            status=status,
            forms=forms,
            chosen=",".join(f"{item.pk}:{version(item)}" for item in self.items),
            outcomes=outcomes or [Outcome(item) for item in self.items],
            judged=shows_news,
            may_draft=shows_news and not refused,
            may_submit=shows_news and not any(each.draft_only for each in outcomes or []),
            new_status=forms.form.data.get("status", ""),
            **context,
        )
