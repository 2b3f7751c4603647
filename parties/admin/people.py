"""Who speaks for a Party, and who was asked to, in the admin."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from resolutions.admin.base import KeptAdmin
from resolutions.entries import MoveNotAllowed
from resolutions.models import Paragraph

from .. import people, places
from ..accounts.forms import Paragraphs, paragraphs_for_parties
from ..models import FocalPoint, Invitation
from .standing import PresentFilter, StandingFilter

if TYPE_CHECKING:
    PeopleForm = forms.ModelForm[Any]
else:
    PeopleForm = forms.ModelForm


class CoveringForm(PeopleForm):
    """A place, with the paragraphs that a contributor may write on."""

    paragraphs = Paragraphs(
        help_text=gettext_lazy("For a contributor. None ticked means all of them.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "paragraphs" in self.fields:
            self.fields["paragraphs"].queryset = paragraphs_for_parties()  # type: ignore[attr-defined]

    def covered(self) -> list[Paragraph] | None:
        return list(self.cleaned_data["paragraphs"]) or None


class InviteForm(CoveringForm):
    """Whom the Secretariat asks to a place; the form refuses whom the service would."""

    by: Any = None

    class Meta:
        model = Invitation
        fields = ("party", "email", "place", "language", "paragraphs")
        widgets = {"language": forms.Select}

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if {"party", "email", "place", "paragraphs"} <= said.keys():
            try:
                places.refuse_cover(said["place"], self.covered())
                places.refuse_address(said["party"], said["email"], self.by)
            except MoveNotAllowed as refusal:
                self.add_error(None, str(refusal))
        return said


PLACES = ("place", ("party", admin.RelatedOnlyFieldListFilter))


class PeopleAdmin(KeptAdmin):
    """Nothing here is deleted: who spoke for whom, and who let them in, stays known."""

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    @admin.display(description=gettext_lazy("writes on"))
    def covers(self, obj: Any) -> str:
        if obj.all_paragraphs:
            return _("all paragraphs")
        return ", ".join(str(number) for number in sorted(p.number for p in obj.paragraphs.all()))

    def do(self, request: HttpRequest, rows: QuerySet[Any], verb: Callable[..., Any]) -> int:
        """Do the verb to each row, and say of each that was refused why."""
        done = 0
        for row in rows:
            try:
                verb(row, by=request.user)
                done += 1
            except MoveNotAllowed as refusal:
                messages.error(request, f"{row}: {refusal}")
        return done


@admin.register(Invitation)
class InvitationAdmin(PeopleAdmin):
    form = InviteForm
    list_display = ("email", "party", "place", "covers", "state", "invited_at", "invited_by")
    list_filter = (StandingFilter, *PLACES)
    list_select_related = ("party", "invited_by")
    search_fields = ("email", "party__name", "party__iso3")
    actions = ("resend", "cancel")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).prefetch_related("paragraphs")

    @admin.display(description=gettext_lazy("state"), ordering="expires_at")
    def state(self, invitation: Invitation) -> str:
        return str(people.standing(invitation).label)

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        if obj is None:
            return InviteForm.Meta.fields
        rest = ("state", "invited_by", "invited_at", "expires_at", "accepted_at", "cancelled_at")
        return ("email", "party", "place", "covers", "language", *rest)

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        form = super().get_form(request, obj, change, **kwargs)
        return type("Form", (form,), {"by": request.user})

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "language":
            return forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)
        field: Any = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "party":
            field.widget.can_view_related = field.widget.can_change_related = False
            field.widget.can_add_related = False
        return field

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """An invitation is sent again or cancelled, never rewritten."""
        return False

    def has_manage_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("parties.change_invitation")

    def add_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        kwargs["extra_context"] = {"title": _("Invite a person"), "show_save_and_continue": False}
        try:
            return super().add_view(request, *args, **kwargs)
        except MoveNotAllowed as refusal:
            messages.error(request, str(refusal))
            return HttpResponseRedirect(request.path)

    def save_form(self, request: HttpRequest, form: Any, change: bool) -> Any:
        said = form.cleaned_data
        return people.invite(
            said["party"],
            said["email"],
            by=request.user,  # type: ignore[arg-type]
            place=said["place"],
            language=said["language"],
            paragraphs=form.covered(),
        )

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """The service has kept it."""

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """The same."""

    @admin.action(description=gettext_lazy("Send again, by a new link"), permissions=["manage"])
    def resend(self, request: HttpRequest, rows: QuerySet[Any]) -> None:
        done = self.do(request, rows, people.resend)
        words = ngettext("%d invitation is sent again.", "%d invitations are sent again.", done)
        messages.success(request, words % done)

    @admin.action(description=gettext_lazy("Cancel"), permissions=["manage"])
    def cancel(self, request: HttpRequest, rows: QuerySet[Any]) -> None:
        done = self.do(request, rows, people.cancel)
        words = ngettext("%d invitation is cancelled.", "%d invitations are cancelled.", done)
        messages.success(request, words % done)


@admin.register(FocalPoint)
class FocalPointAdmin(PeopleAdmin):
    form = CoveringForm
    list_display = ("user", "party", "place", "covers", "since", "withdrawn_at")
    list_filter = (PresentFilter, *PLACES)
    list_select_related = ("party", "user")
    search_fields = (
        "user__username",
        "user__first_name",
        "user__last_name",
        "user__email",
        "party__name",
    )
    actions = ("withdraw",)
    readonly_fields = ("user", "address", "party", "place", "since", "withdrawn_at", "withdrawn_by")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).prefetch_related("paragraphs")

    @admin.display(description=gettext_lazy("e-mail address"))
    def address(self, place: FocalPoint) -> str:
        return place.user.email

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        last = "paragraphs" if self.has_change_permission(request, obj) else "covers"
        return (*self.readonly_fields, last)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """People are invited."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """What a contributor writes on may be changed, and nothing else."""
        changes = obj is None or not (obj.is_national or obj.withdrawn_at)
        return super().has_change_permission(request, obj) and changes

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        places.set_paragraphs(obj, form.covered(), by=request.user)  # type: ignore[arg-type]

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """The service has kept them."""

    @admin.action(description=pgettext_lazy("of a person", "Withdraw"), permissions=["change"])
    def withdraw(self, request: HttpRequest, rows: QuerySet[Any]) -> HttpResponse | None:
        """Ask first: it signs the people out."""
        if "sure" not in request.POST:
            context = {
                **self.admin_site.each_context(request),
                "title": _("Withdraw"),
                "opts": self.opts,
                "rows": rows,
            }
            return TemplateResponse(request, "admin/parties/withdraw.html", context)
        done = self.do(request, rows, places.withdraw)
        words = ngettext("%d person is withdrawn.", "%d people are withdrawn.", done)
        messages.success(request, words % done)
        return None
