"""The admin, whose front page is the desk of the person who signs in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.contrib.admin import AdminSite
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from resolutions import permissions
from resolutions.choices import State, Status
from resolutions.models import ActionItem, Meeting, StatusUpdate, User

ROWS = 8
# More items than this are said to be more: nobody counts them on a desk.
COUNTED = 99


class TrackerAdminSite(AdminSite):
    """Django's own admin, with the desk in front and without the action that deletes in bulk."""

    site_header = site_title = settings.SITE_NAME
    index_template = "admin/desk.html"
    enable_nav_sidebar = False

    def __init__(self, name: str = "admin") -> None:
        super().__init__(name)
        self.disable_action("delete_selected")

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        user: Any = request.user
        context = {"title": _("Your desk"), "desk": Desk(user, timezone.localdate())}
        response: HttpResponse = super().index(request, {**context, **(extra_context or {})})
        return response


@dataclass(frozen=True)
class Section:
    """One pile on the desk: its first rows, how many there are, and where all of them are."""

    title: str
    rows: Sequence[Any]
    count: int
    all_url: str
    empty: str
    verb: str = ""
    note: str = ""

    @property
    def number(self) -> str:
        """How many there are, in figures."""
        return str(self.count) if self.count <= COUNTED else f"{COUNTED}+"


class Desk:
    """What waits for one person, read in a fixed number of queries."""

    def __init__(self, user: User, today: date) -> None:
        self.user = user
        self.today = today

    @cached_property
    def sections(self) -> list[Section]:
        piles: list[Section] = []
        if self.user.has_perm("resolutions.view_statusupdate"):
            piles += self.update_sections()
        if self.user.has_perm("resolutions.view_actionitem"):
            piles += self.item_sections()
        return piles

    @cached_property
    def meeting(self) -> Meeting | None:
        """The meeting whose documents are due next."""
        from resolutions.admin.due import next_documents_meeting

        return next_documents_meeting(self.today)

    @cached_property
    def due_items(self) -> QuerySet[Any, Any]:
        from resolutions.admin.due import due_for_documents

        return due_for_documents(self.meeting, self.today)

    @cached_property
    def mine(self) -> Any:
        """The items of the person's offices; all, for someone who is in none."""
        return ActionItem.objects.of_offices_of(self.user).as_of()

    def item_sections(self) -> list[Section]:
        """The piles of items, each read from an index that is in its order."""
        blank = self.mine.filter(status=Status.NO_INFORMATION).order_by("position")
        stale = self.mine.stagnant(self.today).order_by("status_on", "position")
        due = self.mine.outstanding().filter(pk__in=self.due_items).order_by("position")
        return [
            self.pile(
                _("Due for the next meeting's documents"), due, "due=documents", self.due_note()
            ),
            self.pile(_("No information yet"), blank, f"status__exact={Status.NO_INFORMATION}"),
            self.pile(_("Stale"), stale, "age=stale"),
        ]

    def pile(self, title: str, items: Any, query: str, note: str = "") -> Section:
        address = reverse("admin:resolutions_actionitem_changelist")
        found = list(items.select_related("addressee")[: COUNTED + 1])
        return Section(
            title=title,
            rows=found[:ROWS],
            count=len(found),
            all_url=f"{address}?office=mine&{query}",
            empty=_("Nothing."),
            verb="record" if permissions.may_record(self.user) else "look",
            note=note,
        )

    def due_note(self) -> str:
        if self.meeting is None:
            return _("No meeting with a document deadline is known yet.")
        return _("%(meeting)s: documents are due on %(day)s.") % {
            "meeting": self.meeting,
            "day": f"{self.meeting.documents_due_on:%-d %B %Y}",
        }

    def update_sections(self) -> list[Section]:
        mine = Q(author=self.user)
        counts = self.updates.aggregate(
            returned=Count("pk", filter=mine & Q(state=State.RETURNED)),
            draft=Count("pk", filter=mine & Q(state=State.DRAFT)),
            submitted=Count("pk", filter=Q(state=State.SUBMITTED)),
        )
        piles = []
        if permissions.may_review(self.user):
            title = _("Waiting for your approval")
            piles.append(self.stack(title, State.SUBMITTED, counts, "review"))
        if permissions.may_record(self.user):
            piles.append(self.stack(_("Returned to you"), State.RETURNED, counts, "mend"))
            piles.append(self.stack(_("Your drafts"), State.DRAFT, counts, "go on"))
        return piles

    @property
    def updates(self) -> Any:
        return StatusUpdate.objects.in_work()

    def stack(self, title: str, state: State, counts: dict[str, int], verb: str) -> Section:
        address = reverse("admin:resolutions_statusupdate_changelist")
        whose = "" if state == State.SUBMITTED else f"&author={self.user.pk}"
        return Section(
            title=title,
            rows=[each for each in self.update_rows if each.state == state][:ROWS],
            count=counts[state.value],
            all_url=f"{address}?state__exact={state}{whose}",
            empty=_("Nothing."),
            verb=verb,
        )

    @cached_property
    def update_rows(self) -> list[StatusUpdate]:
        """The first updates of each pile, the longest waiting first, in one query."""
        mine = self.updates.filter(author=self.user)
        piles = [
            mine.filter(state=State.RETURNED).order_by("recorded_at", "pk"),
            mine.filter(state=State.DRAFT).order_by("recorded_at", "pk"),
            self.updates.filter(state=State.SUBMITTED).order_by("recorded_at", "pk"),
        ]
        firsts = [Q(pk__in=pile.values("pk")[:ROWS]) for pile in piles]
        return list(
            self.updates.filter(firsts[0] | firsts[1] | firsts[2])
            .select_related("action_item__addressee", "author", "returned_by")
            .order_by("recorded_at", "pk")
        )
