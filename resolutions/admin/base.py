"""What the pages of the admin have in common."""

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import PROTECT, ForeignKey, ForeignObjectRel, Model
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.template.response import TemplateResponse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views import View
from simple_history.admin import SimpleHistoryAdmin
from simple_history.models import DeletedObject
from simple_history.template_utils import HistoricalRecordContextHelper

from ..models import User
from ..paging import number_in

if TYPE_CHECKING:
    PlainAdmin = admin.ModelAdmin[Any]
else:
    PlainAdmin = admin.ModelAdmin


def in_use(obj: Model) -> bool:
    """Whether other rows rest on the object, so that the database would keep it."""
    for relation in obj._meta.related_objects:
        if getattr(relation, "on_delete", None) is PROTECT and _has(relation, obj):
            return True
    return False


def _has(relation: ForeignObjectRel, obj: Model) -> bool:
    others = relation.related_model._default_manager
    return others.filter(**{relation.field.name: obj}).exists()


def key_in(text: str | None) -> int | None:
    """Return the primary key that a text in an address names; none where it names none."""
    return number_in(text or "")


class KeptAdmin(PlainAdmin):
    """Offers to delete only what nothing else rests on. Its lists count no more than they must."""

    show_facets = admin.ShowFacets.NEVER
    list_per_page = 50
    show_full_result_count = False
    empty_value_display = "—"

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """Head the list by what it lists."""
        title = capfirst(self.opts.verbose_name_plural)
        context = {"title": title, **(extra_context or {})}
        found: HttpResponse = super().changelist_view(request, context)
        return found

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        if not super().has_delete_permission(request, obj):
            return False
        if obj is None:
            return True
        if not hasattr(obj, "_in_use"):
            obj._in_use = in_use(obj)
        return not obj._in_use


class ReadOnlyAdmin(KeptAdmin):
    """Lists what services alone write: no stock form adds, changes or deletes it."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class InWords(HistoricalRecordContextHelper):
    """Writes what changed as people read it: labels, and a dash for nothing."""

    def prepare_delta_change_value(self, change: Any, value: Any) -> Any:
        value = super().prepare_delta_change_value(change, value)
        if value in (None, "") or (isinstance(value, DeletedObject) and value.pk is None):
            return "—"
        choices: Any = getattr(self.model._meta.get_field(change.field), "flatchoices", ())
        return str(dict(choices).get(value, value)) if choices else value


class HistoryAdmin(SimpleHistoryAdmin, KeptAdmin):
    """Shows who changed a row, when, from what to what. Nobody goes back by a button."""

    object_history_list_template = "admin/history_list.html"

    def get_history_queryset(
        self, request: HttpRequest, history_manager: Any, pk_name: str, object_id: Any
    ) -> Any:
        """The records of one row, with what they point at, in one query."""
        tracked = history_manager.model.tracked_fields
        names = [field.name for field in tracked if isinstance(field, ForeignKey)]
        found = history_manager.filter(**{pk_name: object_id})
        return found.select_related("history_user", *names)

    def get_historical_record_context_helper(self, request: HttpRequest, record: Any) -> InWords:
        return InWords(self.model, record)

    def revert_disabled(self, request: HttpRequest, obj: Any = None) -> bool:
        return True

    def history_form_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method != "GET":
            return HttpResponseNotAllowed(["GET"])
        found: HttpResponse = super().history_form_view(request, *args, **kwargs)
        return found

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Write the columns that the form changed, and no other: a status may move meanwhile."""
        if not change:
            super().save_model(request, obj, form, change)
            return
        names = {field.name for field in obj._meta.concrete_fields}
        if changed := names & set(form.changed_data):
            obj._history_user = request.user
            obj.save(update_fields=changed)


class AdminPage(View):
    """A page of the admin that is not one of the stock ones; staff come here signed in."""

    model_admin: Any = None
    template_name = ""
    title: Any = ""

    @property
    def user(self) -> User:
        user: Any = self.request.user
        return user  # type: ignore[no-any-return]

    def page(self, *, status: int = 200, **context: Any) -> HttpResponse:
        site = self.model_admin.admin_site
        self.request.current_app = site.name
        base = {**site.each_context(self.request), "opts": self.model_admin.opts}
        return TemplateResponse(
            self.request,
            self.template_name,
            {**base, "title": self.title, "view": self, **context},
            status=status,
        )

    def refuse_strangers(self, obj: Any = None) -> None:
        if not self.model_admin.has_view_permission(self.request, obj):
            raise PermissionDenied(_("You may not see this."))
