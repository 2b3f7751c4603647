"""The verbs on one action, each a POST to an address of its own."""

from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from resolutions.entries import MoveNotAllowed
from resolutions.paging import number_in

from ..choices import ActionState, Side
from ..entries import StaleAction
from ..models import PartyAction
from ..permissions import Verb, may
from ..reviewing import answer_about_action
from ..services import (
    copy_action,
    discard_action,
    recall_action,
    revert_action,
    submit_action,
    take_over_action,
)
from .action import MyAction
from .base import STALE, could


class VerbPage(MyAction):
    """One verb on one action. A refusal is a sentence on the action's page, and loses nothing."""

    verb: ClassVar[Verb]
    # The state that the verb leads to: a form sent twice finds it reached.
    leads_to: ClassVar[ActionState | None] = None

    def act(self) -> str:
        """Do it, and return the sentence that says so."""
        raise NotImplementedError

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return redirect(self.action)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            sentence = self.act()
        except (MoveNotAllowed, StaleAction) as refusal:
            return self.refused(str(refusal))
        return self.done(sentence, self.next_page())

    def next_page(self) -> Any:
        return self.action

    def refused(self, sentence: str) -> HttpResponse:
        """Say why not; a verb that came twice has been done, and is no refusal."""
        self.__dict__.pop("action", None)
        if self.was_done():
            return redirect(self.action)
        status = STALE if could(self.user, self.verb, self.action) else 403
        return self.page(refused=sentence, status=status)

    def was_done(self) -> bool:
        """Whether this person has just done it: the same form was sent before."""
        action = self.action
        seen = self.request.POST.get("version", "")
        is_mine = action.changed_by_id == self.user.pk and seen == str(action.version - 1)
        return self.leads_to == action.state and is_mine


class Submit(VerbPage):
    verb = Verb.SUBMIT
    leads_to = ActionState.SUBMITTED

    def act(self) -> str:
        seen = number_in(self.request.POST.get("version", ""))
        submit_action(self.action, by=self.user, seen=seen)
        return _(
            "Submitted. The Secretariat reviews it; until then you can take it back. "
            "The public sees it once it is accepted."
        )


class Recall(VerbPage):
    verb = Verb.RECALL
    leads_to = ActionState.DRAFT

    def act(self) -> str:
        recall_action(self.action, by=self.user)
        return _("Taken back: it is a draft again.")


class Revert(VerbPage):
    verb = Verb.REVERT
    leads_to = ActionState.ACCEPTED

    def act(self) -> str:
        revert_action(self.action, by=self.user)
        return _("The accepted version is back. What was in work is gone.")


class TakeOver(VerbPage):
    verb = Verb.TAKE_OVER

    def act(self) -> str:
        take_over_action(self.action, by=self.user)
        return _("It is your Party’s own now: you change it, and you submit it.")


class Copy(VerbPage):
    """Begins a draft with the words of this action; pressed twice, it begins one."""

    verb = Verb.COPY

    def act(self) -> str:
        untouched = PartyAction.objects.open().filter(
            copied_from=self.action, author=self.user, copied_at__isnull=False
        )
        self.copied = untouched.first() or copy_action(self.action, by=self.user)
        return _("Copied. Change what is different, and save it.")

    def next_page(self) -> str:
        return reverse("my-action-edit", args=[self.copied.reference])


class Discard(VerbPage):
    """Asks once more before a draft is thrown away."""

    verb = Verb.DISCARD

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.versions or not may(self.user, self.verb, self.action):
            return redirect(self.action)
        self.template_name = "my/discard.html"
        return self.page()

    def act(self) -> str:
        discard_action(self.action, by=self.user)
        return _("%(action)s is discarded.") % {"action": self.action.reference}

    def next_page(self) -> str:
        return reverse("my")


class Answer(VerbPage):
    """The Party's answer to what the Secretariat asked."""

    verb = Verb.ANSWER
    keeps_typed = True

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return redirect(f"{self.action.get_absolute_url()}#answer")

    def act(self) -> str:
        words = self.request.POST.get("answer", "").replace("\r\n", "\n").replace("\x00", "")
        last = self.action.remarks.order_by("-pk").first()
        is_again = last and last.side == Side.PARTY and last.text == words.strip()
        if not is_again:
            answer_about_action(self.action, by=self.user, answer=words)
        return _("Your answer is with the Secretariat.")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(typed_answer=self.request.POST.get("answer", ""), **kwargs)
