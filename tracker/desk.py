"""The admin, whose front page is the desk of the person who signs in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.admin import AdminSite
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.http import url_has_allowed_host_and_scheme
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

    def has_permission(self, request: HttpRequest) -> bool:
        """Let staff in, once they have shown a second factor where that is asked for."""
        from parties.accounts import second_factor

        return super().has_permission(request) and not second_factor.is_wanting(request)

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        """Send everybody to the one page at which people sign in, which counts and asks more."""
        onwards = onward_address(request) or reverse("admin:index", current_app=self.name)
        if not request.user.is_authenticated:
            return redirect_to_login(onwards)
        if not super().has_permission(request):
            raise PermissionDenied
        if self.has_permission(request):
            return HttpResponseRedirect(onwards)
        messages.info(
            request, _("Staff sign in with a second factor. Set yours up; then the desk opens.")
        )
        return HttpResponseRedirect(reverse("mfa_activate_totp"))

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        user: Any = request.user
        context = {"title": _("Your desk"), "desk": Desk(user, timezone.localdate())}
        response: HttpResponse = super().index(request, {**context, **(extra_context or {})})
        return response


def onward_address(request: HttpRequest) -> str:
    """Return the page of this site that the person wanted to see; nothing, where it is none."""
    wanted = request.POST.get(REDIRECT_FIELD_NAME) or request.GET.get(REDIRECT_FIELD_NAME, "")
    hosts = {request.get_host()}
    safe = url_has_allowed_host_and_scheme(wanted, hosts, require_https=request.is_secure())
    return wanted if safe else ""


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
        if self.user.has_perm("parties.review_partyaction"):
            piles += self.action_sections()
        if self.user.has_perm("resolutions.view_actionitem"):
            piles += self.item_sections()
        return piles

    def action_sections(self) -> list[Section]:
        """What Parties submitted and were asked, for those who review it."""
        from parties.admin.piles import Piles

        address = reverse("admin:parties_partyaction_changelist")
        found = Piles(self.user, COUNTED + 1)
        piles = [
            (_("Party actions to review"), found.waiting, address, "review action"),
            (_("Asked, not yet answered"), found.asked, f"{address}?state=asked", "asked"),
        ]
        return [
            Section(title, rows[:ROWS], len(rows), all_url, empty=_("Nothing."), verb=verb)
            for title, rows, all_url, verb in piles
        ]

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
        if self.meeting is None or self.meeting.documents_due_on is None:
            return _("No meeting with a document deadline is known yet.")
        return _("%(meeting)s: documents are due on %(day)s.") % {
            "meeting": self.meeting,
            "day": date_format(self.meeting.documents_due_on, "DATE_FORMAT"),
        }

    def update_sections(self) -> list[Section]:
        piles = []
        if permissions.may_review(self.user):
            title = _("Waiting for your approval")
            piles.append(self.stack(title, State.SUBMITTED, "review"))
        if permissions.may_record(self.user):
            piles.append(self.stack(_("Returned to you"), State.RETURNED, "mend"))
            piles.append(self.stack(_("Your drafts"), State.DRAFT, "go on"))
        return piles

    def stack(self, title: str, state: State, verb: str) -> Section:
        address = reverse("admin:resolutions_statusupdate_changelist")
        whose = "" if state == State.SUBMITTED else f"&author={self.user.pk}"
        found = [each for each in self.update_rows if each.state == state]
        return Section(
            title=title,
            rows=found[:ROWS],
            count=len(found),
            all_url=f"{address}?state__exact={state}{whose}",
            empty=_("Nothing."),
            verb=verb,
        )

    @cached_property
    def update_rows(self) -> list[StatusUpdate]:
        """The first updates of each pile, the longest waiting first, in one query."""
        updates = StatusUpdate.objects.in_work()
        mine = updates.filter(author=self.user)
        piles = [
            mine.filter(state=State.RETURNED).order_by("recorded_at", "pk"),
            mine.filter(state=State.DRAFT).order_by("recorded_at", "pk"),
            updates.filter(state=State.SUBMITTED).order_by("recorded_at", "pk"),
        ]
        firsts = [Q(pk__in=pile.values("pk")[: COUNTED + 1]) for pile in piles]
        return list(
            updates.filter(firsts[0] | firsts[1] | firsts[2])
            .select_related("action_item__addressee", "author", "returned_by")
            .defer("achievements", "challenges", "next_steps", "internal_note")
            .order_by("recorded_at", "pk")
        )
