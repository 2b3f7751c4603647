"""Recording status updates, each as a draft of its author."""

from collections.abc import Callable
from dataclasses import replace
from http import HTTPStatus
from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from rest_framework.request import Request
from rest_framework.response import Response

from resolutions.entries import StaleVersion
from resolutions.models import ActionItem, StatusUpdate
from resolutions.permissions import may_record
from resolutions.services import record_status_update

from ...choices import Scope
from ..documented import POSSIBLE, Writes
from ..problems import Problem
from ..reading import DetailView, the_one
from ..resources.updates import StatusUpdates
from .base import Private, Writing, written
from .conditions import UNKNOWN, tag_of, version_read
from .examples import UPDATE
from .refusals import as_problems, not_allowed, stale
from .update_rows import SINCE_SHOWN, MyItemRow, MyUpdateRow, with_all
from .update_words import RecordSent

ITEM, UPDATE_TAG = "item", "update"


class UpdatesWriting(Writing):
    """What is done to status updates, as far as the person may record any."""

    scope = Scope.UPDATES

    def is_for_others(self) -> bool:
        """Whether the person could not do it in any state of things."""
        return not may_record(self.user)

    def done(self, act: Callable[[], HttpResponse]) -> HttpResponse:
        """Do it in one transaction, and say as problems how the services refuse."""
        try:
            with as_problems(self.is_for_others):
                return self.change(act)
        except StaleVersion as refusal:
            raise self.both_sides(refusal) from refusal

    def both_sides(self, refusal: StaleVersion) -> Problem:
        """What was recorded meanwhile beside what was sent."""
        keys = [each.pk for each in refusal.since[:SINCE_SHOWN]]
        seen = StatusUpdate.objects.visible_to(self.user).filter(pk__in=keys)
        row = MyUpdateRow(links=self.links)
        since = [row.others(each) for each in with_all(seen.order_by("-item_version"))]
        return stale(refusal, self.body, version=refusal.item.version, since=since)

    def answered(self, update: StatusUpdate, *, status: int = 200) -> HttpResponse:
        """Answer with the update as it is now; with its address, where it is new."""
        now = with_all(StatusUpdate.objects.all()).get(pk=update.pk)
        row = MyUpdateRow(links=self.links)
        location = self.links.to("api-my-status-update", now.pk) if status == 201 else ""
        return written(row.written(now), tag(now), status=status, location=location)


def tag(update: StatusUpdate) -> str:
    return tag_of(UPDATE_TAG, update.pk, update.action_item.version)


class RecordUpdates(UpdatesWriting, StatusUpdates):
    """The public list; posted to, it records a draft."""

    writes = {
        "POST": Writes(
            _("Records a status update as a draft of yours; submit it to have it approved."),
            Scope.UPDATES,
            takes=RecordSent,
            gives=MyUpdateRow,
            refusals=(403, 409, 412, 422),
            if_match=POSSIBLE,
            example=UPDATE,
        )
    }

    corrects: StatusUpdate | None = None

    def post(self, request: Request) -> HttpResponseBase:
        return self.done(self.record)

    def is_for_others(self) -> bool:
        """The demonstration and the real record never mix."""
        is_apart = self.corrects is not None and self.corrects.is_demo != self.user.is_demo
        return is_apart or super().is_for_others()

    def record(self) -> HttpResponse:
        said = self.said(RecordSent)
        self.corrects = said.get("corrects")
        item, entry = said["action_item"], said["entry"]
        version = version_read(self.request, ITEM, item.pk, item.version)
        if version == UNKNOWN:
            raise StaleVersion(item, list(item.updates.order_by("-item_version")[:SINCE_SHOWN]))
        entry = replace(entry, evidence=[*said["again"], *entry.evidence])
        update = record_status_update(
            item, entry, by=self.user, version=version, corrects=self.corrects
        )
        return self.answered(update, status=HTTPStatus.CREATED)


class MyItem(Private, DetailView):
    """Where an item stands, with the ETag for recording on it as it stands."""

    about = _("Where an action item stands, for those who record; its ETag goes into If-Match.")
    serializer_class = MyItemRow
    scope = Scope.UPDATES

    def found(self) -> ActionItem:
        items = ActionItem.objects.filter(reference=self.kwargs["reference"])
        item: ActionItem = the_one(items, _t("There is no such action item."))
        return item

    def get(self, request: Request, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not may_record(self.user):
            raise not_allowed(_t("You may not record status updates."))
        item = self.found()
        said = self.row.chosen([item], self.fields)[0]
        return Response(said, headers={"ETag": tag_of(ITEM, item.pk, item.version)})
