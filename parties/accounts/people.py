"""Who speaks and writes for a Party, seen by its own people; the focal point brings others in."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.exceptions import PermissionDenied
from django.db.models import Model, Prefetch, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from resolutions.choices import ParagraphKind
from resolutions.entries import MoveNotAllowed
from resolutions.models import Paragraph, User

from .. import people, places
from ..choices import Place
from ..models import FocalPoint, Invitation, Party
from ..permissions import may_invite, may_withdraw, place_of
from .base import FormPage
from .forms import CoverForm, InviteForm, cover_of


class OfTheParty(LoginRequiredMixin):
    """A page of the Party that the person has a place at; there is none for anybody else."""

    request: HttpRequest
    place: FocalPoint
    for_focal_point = True

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.user.is_authenticated:
            place = place_of(request.user)
            if place is None:
                raise Http404
            self.place = place
            if self.for_focal_point and not self.may_invite:
                raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @property
    def user(self) -> User:
        user: Any = self.request.user
        return user  # type: ignore[no-any-return]

    @property
    def party(self) -> Party:
        return self.place.party

    @cached_property
    def may_invite(self) -> bool:
        return may_invite(self.user, self.party, Place.CONTRIBUTOR)

    def back(self, sentence: str) -> HttpResponse:
        messages.success(self.request, sentence)
        return HttpResponseRedirect(reverse("my-people"))


def operative() -> QuerySet[Paragraph]:
    return Paragraph.objects.filter(kind=ParagraphKind.OPERATIVE).order_by("resolution", "number")


def covering() -> "Prefetch[Any]":
    return Prefetch("paragraphs", operative())


class People(OfTheParty, TemplateView):
    """Everybody with a place at the Party, and who has been asked to one."""

    template_name = "parties/accounts/people.html"
    for_focal_point = False

    @cached_property
    def places(self) -> list[FocalPoint]:
        """The national focal points first."""
        found = FocalPoint.objects.active().filter(party=self.party).select_related("user", "party")
        return list(found.prefetch_related(covering()).order_by("-place", "since", "pk"))

    @cached_property
    def rows(self) -> list[dict[str, Any]]:
        return [
            {"place": each, "may_withdraw": may_withdraw(self.user, each)} for each in self.places
        ]

    @cached_property
    def invitations(self) -> list[dict[str, Any]]:
        return [
            {
                "invitation": each,
                "is_expired": people.standing(each) == people.Standing.EXPIRED,
                "may_manage": may_invite(self.user, self.party, each.place),
            }
            for each in open_invitations(self.party).prefetch_related(covering())
        ]


def open_invitations(party: Party) -> QuerySet[Invitation]:
    return Invitation.objects.filter(party=party, accepted_at=None, cancelled_at=None)


class Invite(OfTheParty, FormPage):
    form_class = InviteForm
    template_name = "parties/accounts/invite.html"

    def get_initial(self) -> dict[str, Any]:
        return {"language": self.user.language}

    def form_valid(self, form: InviteForm) -> HttpResponse:
        said = form.cleaned_data
        try:
            asked = people.invite(
                self.party,
                said["email"],
                by=self.user,
                language=said["language"],
                paragraphs=form.covered(),
            )
        except MoveNotAllowed as refusal:
            form.add_error("email", str(refusal))
            return self.form_invalid(form)
        return self.back(_("An invitation is on its way to %(email)s.") % {"email": asked.email})


class OneOfThem(OfTheParty):
    """One of those with a place at the Party now; nobody of another Party is found."""

    kwargs: dict[str, Any]

    @cached_property
    def whom(self) -> FocalPoint:
        found = FocalPoint.objects.active().filter(party=self.party).select_related("user", "party")
        return get_object_or_404(found, pk=self.kwargs["pk"])

    def refuse_strangers(self) -> None:
        if not may_withdraw(self.user, self.whom):
            raise PermissionDenied


class ChangeParagraphs(OneOfThem, FormPage):
    form_class = CoverForm
    template_name = "parties/accounts/paragraphs.html"

    def get_initial(self) -> dict[str, Any]:
        self.refuse_strangers()
        return cover_of(self.whom)

    def form_valid(self, form: CoverForm) -> HttpResponse:
        try:
            places.set_paragraphs(self.whom, form.covered(), by=self.user)
        except MoveNotAllowed as refusal:
            form.add_error(None, str(refusal))
            return self.form_invalid(form)
        return self.back(_("Changed what %(person)s writes on.") % {"person": self.whom.user})


class Withdraw(OneOfThem, TemplateView):
    """Asks first."""

    template_name = "parties/accounts/withdraw.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.refuse_strangers()
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            places.withdraw(self.whom, by=self.user)
        except MoveNotAllowed as refusal:
            raise PermissionDenied from refusal
        return self.back(
            _("%(person)s no longer has a place at your Party.") % {"person": self.whom.user}
        )


class InvitationVerb(OfTheParty, TemplateView):
    """What the focal point does with an invitation to their Party."""

    http_method_names = ["post"]
    service: Any = None
    done: Any = ""

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        found: Model = get_object_or_404(
            Invitation.objects.filter(party=self.party).select_related("party"), pk=pk
        )
        try:
            invitation = type(self).service(found, by=self.user)
        except MoveNotAllowed as refusal:
            messages.error(request, str(refusal))
            return HttpResponseRedirect(reverse("my-people"))
        return self.back(str(self.done) % {"email": invitation.email})


class Resend(InvitationVerb):
    service = staticmethod(people.resend)
    done = gettext_lazy("The invitation is on its way to %(email)s again.")


class Cancel(InvitationVerb):
    service = staticmethod(people.cancel)
    done = gettext_lazy("The invitation of %(email)s is cancelled.")
