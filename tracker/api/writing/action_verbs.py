"""The verbs on an action of one's Party, each a POST to an address of its own."""

from collections.abc import Callable
from typing import Any, ClassVar

from django.http import HttpResponse, HttpResponseBase
from django.utils.translation import gettext_lazy as _
from rest_framework.request import Request

from parties.models import PartyAction
from parties.permissions import Verb
from parties.reviewing import answer_about_action
from parties.services import recall_action, revert_action, submit_action

from ...choices import Scope
from ..documented import Writes
from .action_rows import MyActionRow
from .action_words import AnswerSent
from .actions import MyActionView
from .base import verb
from .examples import ANSWER
from .sent import Nothing


class ActionVerb(MyActionView):
    """A POST that asks one service for one change of state."""

    verb: ClassVar[Verb]
    service: ClassVar[Callable[..., Any]]

    def post(self, request: Request, reference: str) -> HttpResponseBase:
        return self.done(self.verb, self.act)

    def act(self, action: PartyAction) -> HttpResponse:
        self.said(Nothing)
        type(self).service(action, by=self.user, seen=self.version_of(action))
        return self.answered(action)


class SubmitAction(ActionVerb):
    writes = verb(
        _("Hands an action to the Secretariat for review; the national focal point may."),
        Scope.ACTIONS,
        MyActionRow,
    )
    verb = Verb.SUBMIT
    service = submit_action


class RecallAction(ActionVerb):
    writes = verb(
        _("Takes a submitted action back into draft, until it is reviewed."),
        Scope.ACTIONS,
        MyActionRow,
    )
    verb = Verb.RECALL
    service = recall_action


class RevertAction(ActionVerb):
    writes = verb(
        _("Puts the accepted version back in place of what is in work."), Scope.ACTIONS, MyActionRow
    )
    verb = Verb.REVERT
    service = revert_action


class AnswerAction(MyActionView):
    """The Party's answer; it changes nothing of what was said, so no version is asked for."""

    writes = {
        "POST": Writes(
            _("Answers what the Secretariat asked about an action; never public."),
            Scope.ACTIONS,
            takes=AnswerSent,
            gives=MyActionRow,
            status=200,
            refusals=(403, 409, 422),
            example=ANSWER,
        )
    }

    def post(self, request: Request, reference: str) -> HttpResponseBase:
        return self.done(Verb.ANSWER, self.answer)

    def answer(self, action: PartyAction) -> HttpResponse:
        said = self.said(AnswerSent)
        answer_about_action(action, by=self.user, answer=said["answer"])
        return self.answered(action)
