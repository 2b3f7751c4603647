"""The page that an invitation leads to. Opening it does nothing: mail scanners open links too."""

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import perform_login
from django.contrib.auth import authenticate
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from resolutions.entries import MoveNotAllowed
from resolutions.models import User

from .. import people
from ..models import FocalPoint
from ..people import Standing
from ..places import accounts_of
from .base import GONE, FormPage
from .forms import AcceptForm
from .language import chosen_or


@method_decorator([never_cache, sensitive_post_parameters()], name="dispatch")
class InvitationView(FormPage):
    """Says who asks whom to what, and takes the answer.

    Whoever has an account already, from an earlier time, signs in and accepts with that.
    """

    form_class = AcceptForm
    template_name = "parties/accounts/invitation.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        found = people.invitation_of(kwargs["token"])
        if found is None:
            raise Http404
        self.invitation, self.standing = found
        self.language = chosen_or(request, self.invitation.language)
        if self.standing == Standing.PENDING:
            return super().dispatch(request, *args, **kwargs)
        return self.entered_twice() or self.gone()

    @property
    def account(self) -> User | None:
        """The account of the address, where there is one."""
        return accounts_of(self.invitation.email).first()

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "invitation": self.invitation}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        account = self.account
        return super().get_context_data(
            invitation=self.invitation,
            standing=self.standing,
            account=account,
            is_theirs=account is not None and account == self.request.user,
            **kwargs,
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Accept with the account that is signed in, or make one."""
        if not request.user.is_authenticated:
            return super().post(request, *args, **kwargs)
        try:
            people.accept_as(self.invitation, by=request.user)
        except MoveNotAllowed as refusal:
            return self.form_invalid(self.get_form(), refusal=str(refusal))
        return HttpResponseRedirect(reverse("my"))

    def form_valid(self, form: AcceptForm) -> HttpResponse:
        said = form.cleaned_data
        try:
            person = people.accept(
                self.invitation,
                name=said["name"],
                password=said["password1"],
                language=self.language,
            )
        except MoveNotAllowed as refusal:
            return self.entered_twice() or self.form_invalid(form, refusal=str(refusal))
        return self.signed_in(person)

    def signed_in(self, person: User) -> HttpResponse:
        record_authentication(self.request, person, method="invitation")
        response: HttpResponse = perform_login(
            self.request, person, redirect_url=reverse("my"), signup=True
        )
        return response

    def entered_twice(self) -> HttpResponse | None:
        """Let in whom the same form, sent a moment ago, has made an account for."""
        password = self.request.POST.get("password1", "")
        made = FocalPoint.objects.filter(invitation=self.invitation).select_related("user")
        place = made.first() if password else None
        if place is None:
            return None
        name = place.user.username
        person = authenticate(self.request, username=name, password=password)
        return self.signed_in(person) if isinstance(person, User) else None

    def gone(self) -> HttpResponse:
        context = {"invitation": self.invitation, "standing": self.standing.value}
        return render(self.request, "parties/accounts/dead_invitation.html", context, status=GONE)
