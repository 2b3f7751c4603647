"""Logging what a Party did, and what its people do with it until it is published."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from rest_framework.request import Request
from rest_framework.response import Response

from parties.entries import StaleAction
from parties.models import FocalPoint, PartyAction
from parties.my.base import could
from parties.permissions import Verb, place_of
from parties.services import begin_action, discard_action, revise_action

from ...choices import Scope
from ..documented import NEEDED, Writes
from ..paging import Key, Order, number
from ..reading import DetailView, ListView, the_one
from ..resources.party_actions import PartyActions
from .action_rows import MyActionRow, with_all
from .action_words import ActionSent
from .base import Private, Writing, written
from .conditions import UNKNOWN, tag_of, version_needed
from .examples import ACTION
from .refusals import as_problems, not_allowed, stale

KIND = "action"


class ActionsWriting(Writing):
    """What the people of a Party do with what it says."""

    scope = Scope.ACTIONS

    @property
    def place(self) -> FocalPoint:
        """The person's place at a Party.

        Raises:
            Problem: they have none.
        """
        place = place_of(self.user)
        if place is None:
            raise not_allowed(_t("Your account speaks for no Party yet"))
        return place

    def mine(self) -> Any:
        return with_all(PartyAction.objects.of_place(self.place))

    def answered(self, action: PartyAction, *, status: int = 200) -> HttpResponse:
        """Answer with the action as it is now; with its address, where it is new."""
        now = with_all(PartyAction.objects.all()).get(pk=action.pk)
        said = MyActionRow(links=self.links).written(now)
        location = said["api_url"] if status == HTTPStatus.CREATED else ""
        return written(said, tag(now), status=status, location=location)


def tag(action: PartyAction) -> str:
    return tag_of(KIND, action.pk, action.version)


class BeginActions(ActionsWriting, PartyActions):
    """The public list; posted to, it begins a draft."""

    writes = {
        "POST": Writes(
            _("Logs an action of your Party as a draft, which your Party alone sees."),
            Scope.ACTIONS,
            takes=ActionSent,
            gives=MyActionRow,
            refusals=(403, 409, 422),
            example=ACTION,
        )
    }

    def post(self, request: Request) -> HttpResponseBase:
        with as_problems(lambda: False):
            return self.change(self.begin)

    def begin(self) -> HttpResponse:
        place = self.place
        said = self.said(ActionSent, place=place)
        action = begin_action(place.party, said["entry"], by=self.user)
        return self.answered(action, status=HTTPStatus.CREATED)


class MyActions(ActionsWriting, Private):
    """What the person's Party says, as its own pages show it."""

    serializer_class = MyActionRow


class MyActionsList(MyActions, ListView):
    about = _("The actions of your Party, as far as your paragraphs go, whatever their state.")
    orders = {"begun": Order((Key("pk", number),))}
    usual = "-begun"

    def rows(self) -> Any:
        return self.mine()


class MyActionView(MyActions):
    """One action of the person's Party; nobody else knows of it."""

    def action(self) -> PartyAction:
        """Return the action.

        Raises:
            Http404: it is not there, or not of their Party.
        """
        sentence = _t("There is no such action of your Party.")
        if place_of(self.user) is None:
            raise Http404(sentence)
        found: PartyAction = the_one(
            self.mine().filter(reference=self.kwargs["reference"]), sentence
        )
        return found

    def version_of(self, action: PartyAction) -> int:
        """Return the version of the action that the person read."""
        version = version_needed(self.request, KIND, action.pk, action.version)
        if version == UNKNOWN:
            raise StaleAction(action)
        return version

    def done(self, verb: Verb, act: Callable[[PartyAction], HttpResponse]) -> HttpResponse:
        """Do it in one transaction, and say as problems how the services refuse."""
        action = self.action()
        try:
            with as_problems(lambda: not could(self.user, verb, action)):
                return self.change(lambda: act(self.action()))
        except StaleAction as refusal:
            row = MyActionRow(links=self.links)
            theirs = row.written(self.action())
            raise stale(refusal, self.body, theirs=theirs) from refusal


class MyAction(MyActionView, DetailView):
    about = _("One action of your Party, with its versions, and questions and answers.")
    writes = {
        "PUT": Writes(
            _("Puts this in place of all that an action of your Party says; an accepted one "
              "becomes a draft again, while the public reads the accepted version."),
            Scope.ACTIONS,
            takes=ActionSent,
            gives=MyActionRow,
            status=200,
            refusals=(403, 409, 412, 422, 428),
            if_match=NEEDED,
            example=ACTION,
        ),
        "DELETE": Writes(
            _("Throws away a draft that was never submitted, with its evidence."),
            Scope.ACTIONS,
            status=204,
            refusals=(403, 409, 412, 428),
            if_match=NEEDED,
        ),
    }  # fmt: skip

    def found(self) -> PartyAction:
        return self.action()

    def get(self, request: Request, *args: Any, **kwargs: Any) -> HttpResponseBase:
        action = self.action()
        said = self.row.chosen([action], self.fields)[0]
        return Response(said, headers={"ETag": tag(action)})

    def put(self, request: Request, reference: str) -> HttpResponseBase:
        if not could(self.user, Verb.CHANGE, self.action()):
            sentence = _t("You may read this action, but not change it: it is not yours to write.")
            raise not_allowed(sentence)
        return self.done(Verb.CHANGE, self.revise)

    def revise(self, action: PartyAction) -> HttpResponse:
        version = self.version_of(action)
        there = action.evidence.all()
        said = self.said(ActionSent, place=self.place, there=there)
        revised = revise_action(
            action, said["entry"], by=self.user, version=version, keep_evidence=said["kept"]
        )
        return self.answered(revised)

    def delete(self, request: Request, reference: str) -> HttpResponseBase:
        return self.done(Verb.DISCARD, self.discard)

    def discard(self, action: PartyAction) -> HttpResponse:
        discard_action(action, by=self.user, seen=self.version_of(action))
        return HttpResponse(status=HTTPStatus.NO_CONTENT)
