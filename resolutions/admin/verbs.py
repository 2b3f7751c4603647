"""The page of one update, and one endpoint for each thing that can be done with it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..choices import State
from ..entries import MoveNotAllowed, StaleVersion
from ..forms import ReturnForm
from ..models import StatusUpdate
from ..services import (
    approve_status_update,
    discard_status_update,
    recall_status_update,
    return_status_update,
    submit_status_update,
)
from . import facts
from .base import AdminPage
from .recording import REFUSED


class UpdatePage(AdminPage):
    """One update, with its clause beside it and the buttons that this person may use on it."""

    template_name = "admin/resolutions/update.html"

    @property
    def title(self) -> str:
        return _("Update of %(item)s") % {"item": self.update.action_item}

    @cached_property
    def update(self) -> StatusUpdate:
        return get_object_or_404(facts.updates(self.user), pk=self.kwargs["pk"])

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        self.refuse_strangers()
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.shown()

    def shown(self, *, status: int = 200, **context: Any) -> HttpResponse:
        item = get_object_or_404(facts.items(), pk=self.update.action_item_id)
        waits = self.update.state == State.SUBMITTED
        return self.page(
            status=status,
            update=self.update,
            verbs=facts.verbs_for(self.user, self.update),
            approvers=facts.approvers(self.update) if waits else [],
            **{"return_form": ReturnForm(), **facts.of_item(item, self.user), **context},
        )


class Verb(UpdatePage):
    """A POST that asks one service for one change of state, and says how that went."""

    http_method_names = ["post"]
    service: Callable[..., Any]
    done: Any = ""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        item_pk = self.update.action_item_id
        try:
            self.ask()
        except StaleVersion:
            del self.update
            return self.refused(
                _("It was changed since you opened it. Read it again as it stands now.")
            )
        except MoveNotAllowed as refusal:
            del self.update  # As it is now, which may be why it was refused.
            return self.refused(str(refusal))
        messages.success(request, str(self.done))
        return HttpResponseRedirect(self.address_after(item_pk))

    def ask(self) -> None:
        type(self).service(self.update, by=self.user)

    def refused(self, sentence: str) -> HttpResponse:
        if not StatusUpdate.objects.visible_to(self.user).filter(pk=self.kwargs["pk"]).exists():
            messages.error(self.request, sentence)
            return HttpResponseRedirect(reverse("admin:resolutions_statusupdate_changelist"))
        return self.shown(status=REFUSED, refusal=sentence)

    def address_after(self, item_pk: int) -> str:
        return reverse("admin:resolutions_statusupdate_change", args=[self.kwargs["pk"]])


class Submit(Verb):
    service = submit_status_update
    done = gettext_lazy("Submitted: it waits for approval.")


class Recall(Verb):
    service = recall_status_update
    done = gettext_lazy("Taken back: it is your draft again.")


class Review(Verb):
    """What is approved or returned is the text that was read, not a later one."""

    @property
    def seen(self) -> int | None:
        """The version of the update that the page showed; none where the form does not say."""
        seen = self.request.POST.get("seen", "")
        return int(seen) if seen.isascii() and seen.isdecimal() else None


class Approve(Review):
    done = gettext_lazy("Approved and published.")

    def ask(self) -> None:
        approve_status_update(self.update, by=self.user, seen=self.seen)


class Return(Review):
    done = gettext_lazy("Returned to its author, with your reason.")

    def ask(self) -> None:
        reason = self.request.POST.get("reason", "")
        return_status_update(self.update, by=self.user, reason=reason, seen=self.seen)

    def shown(self, *, status: int = 200, **context: Any) -> HttpResponse:
        return super().shown(status=status, return_form=ReturnForm(self.request.POST), **context)


class Discard(Verb):
    """Asks first: what is discarded is gone."""

    http_method_names = ["get", "post"]
    service = discard_status_update
    done = gettext_lazy("Discarded.")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.template_name = "admin/resolutions/discard.html"
        return self.shown()

    def address_after(self, item_pk: int) -> str:
        return reverse("admin:resolutions_actionitem_change", args=[item_pk])
