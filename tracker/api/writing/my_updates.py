"""What the authors of status updates do with them until they are published."""

from collections.abc import Callable
from dataclasses import replace
from http import HTTPStatus
from typing import Any, ClassVar

from django.http import HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from rest_framework.request import Request
from rest_framework.response import Response

from resolutions.entries import StaleVersion
from resolutions.models import StatusUpdate
from resolutions.permissions import may_record
from resolutions.services import (
    discard_status_update,
    recall_status_update,
    revise_status_update,
    submit_status_update,
)

from ...choices import Scope
from ..documented import NEEDED, Writes
from ..paging import Key, Order, number
from ..reading import DetailView, ListView, the_one
from .base import Private, verb
from .conditions import UNKNOWN, version_needed
from .examples import REVISED_UPDATE
from .sent import Nothing
from .update_rows import MyUpdateRow, with_all
from .update_words import ReviseSent
from .updates import UPDATE_TAG, UpdatesWriting, tag


class MyUpdates(UpdatesWriting, Private):
    """What the person recorded; who no longer records sees what everybody sees of it."""

    serializer_class = MyUpdateRow

    def mine(self) -> Any:
        mine = StatusUpdate.objects.filter(author=self.user)
        return with_all(mine if may_record(self.user) else mine.visible_to(self.user))

    def update(self) -> StatusUpdate:
        """Return the update.

        Raises:
            Http404: it is not there, or not theirs.
        """
        mine = self.mine().filter(pk=self.kwargs["pk"])
        found: StatusUpdate = the_one(mine, _t("There is no such status update."))
        return found

    def version_of(self, update: StatusUpdate) -> int:
        """Return the version of the item that the person read."""
        item = update.action_item
        version = version_needed(self.request, UPDATE_TAG, update.pk, item.version)
        if version == UNKNOWN:
            raise StaleVersion(item, [update])
        return version


class MyUpdatesInWork(MyUpdates, ListView):
    about = _("The status updates that you recorded and that are not published yet.")
    orders = {"id": Order((Key("pk", number),))}
    usual = "-id"

    def rows(self) -> Any:
        return self.mine().in_work()


class MyUpdate(MyUpdates, DetailView):
    about = _("One status update of yours, published or not.")
    writes = {
        "PUT": Writes(
            _("Puts this in place of all that a draft of yours says, or a returned update."),
            Scope.UPDATES,
            takes=ReviseSent,
            gives=MyUpdateRow,
            status=200,
            refusals=(403, 409, 412, 422, 428),
            if_match=NEEDED,
            example=REVISED_UPDATE,
        ),
        "DELETE": Writes(
            _("Throws away a draft of yours, or a returned update, with its evidence."),
            Scope.UPDATES,
            status=204,
            refusals=(403, 409, 412, 428),
            if_match=NEEDED,
        ),
    }

    def found(self) -> StatusUpdate:
        return self.update()

    def get(self, request: Request, *args: Any, **kwargs: Any) -> HttpResponseBase:
        update = self.update()
        said = self.row.chosen([update], self.fields)[0]
        return Response(said, headers={"ETag": tag(update)})

    def put(self, request: Request, pk: int) -> HttpResponseBase:
        return self.done(self.revise)

    def revise(self) -> HttpResponse:
        update = self.update()
        version = self.version_of(update)
        said = self.said(ReviseSent, update=update)
        entry = replace(said["entry"], evidence=said["new"])
        revise_status_update(
            update, entry, by=self.user, version=version, keep_evidence=said["kept"]
        )
        return self.answered(update)

    def delete(self, request: Request, pk: int) -> HttpResponseBase:
        return self.done(self.discard)

    def discard(self) -> HttpResponse:
        update = self.update()
        discard_status_update(update, by=self.user, version=self.version_of(update))
        return HttpResponse(status=HTTPStatus.NO_CONTENT)


class UpdateVerb(MyUpdates):
    """A POST that asks one service for one change of state."""

    service: ClassVar[Callable[..., Any]]

    def post(self, request: Request, pk: int) -> HttpResponseBase:
        return self.done(self.act)

    def act(self) -> HttpResponse:
        self.said(Nothing)
        update = self.update()
        type(self).service(update, by=self.user, version=self.version_of(update))
        return self.answered(update)


class SubmitUpdate(UpdateVerb):
    writes = verb(
        _("Hands a draft of yours, or a returned update, to those who approve."),
        Scope.UPDATES,
        MyUpdateRow,
    )
    service = submit_status_update


class RecallUpdate(UpdateVerb):
    writes = verb(
        _("Takes a submitted update of yours back into draft, until it is reviewed."),
        Scope.UPDATES,
        MyUpdateRow,
    )
    service = recall_status_update
