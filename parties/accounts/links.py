"""Signing in by a link that is sent by e-mail: for twenty minutes, once."""

from collections.abc import Callable
from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import get_next_redirect_url, perform_login
from allauth.core import ratelimit
from django.conf import settings
from django.core import signing
from django.core.mail import send_mail
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.decorators import method_decorator
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.generic import TemplateView

from resolutions.models import User

from ..places import accounts_of
from .adapter import front_page
from .backend import may_come_in
from .base import GONE, FormPage
from .forms import LinkForm

SALT = "parties.sign-in-link"
MINUTES = 20


def mark(person: User) -> str:
    """Return what changes when the person signs in, or changes password or address."""
    said = f"{person.last_login}|{person.password}|{person.email}"
    return salted_hmac(SALT, said, algorithm="sha256").hexdigest()[:32]


def token_for(person: User) -> str:
    return signing.dumps({"u": person.pk, "m": mark(person)}, salt=SALT)


def person_of(token: str) -> User | None:
    """Return whom the link signs in, under lock; none, where it is too old, used or made up."""
    try:
        said = signing.loads(token, salt=SALT, max_age=MINUTES * 60)
    except signing.BadSignature:
        return None
    found = User.objects.select_for_update().filter(pk=said["u"]).first()
    if found and constant_time_compare(mark(found), said["m"]) and may_come_in(found):
        return found
    return None


class Afterwards(HttpResponseRedirect):
    """Does something once it has been answered, so that the time it takes tells nothing."""

    work: Callable[[], Any] | None = None

    def close(self) -> None:
        super().close()
        if self.work:
            self.work()


def send_link(person: User, address: str) -> None:
    """Send the person the address, in their language."""
    with translation.override(person.language):
        said = {"person": person, "address": address, "minutes": MINUTES}
        said["site_name"] = settings.SITE_NAME
        send_mail(
            _("Your link to sign in to %(site)s") % {"site": settings.SITE_NAME},
            render_to_string("parties/accounts/sign_in_link.txt", said),
            None,
            [person.email],
        )


class AskForLink(FormPage):
    """Asks for an address, and answers the same whether or not there is an account."""

    form_class = LinkForm
    template_name = "parties/accounts/sign_in_link.html"

    def form_valid(self, form: LinkForm) -> HttpResponse:
        email = form.cleaned_data["email"].lower()
        if not ratelimit.consume(self.request, action="request_login_code", key=email):
            return render(self.request, "429.html", status=429)
        response = Afterwards(f"{reverse('sign-in-link')}?sent=1")
        person = next(filter(may_come_in, accounts_of(email)), None)
        if person:
            address = self.address_for(person)
            response.work = lambda: send_link(person, address)
        return response

    def address_for(self, person: User) -> str:
        address = reverse("sign-in-by-link", args=[token_for(person)])
        if onwards := get_next_redirect_url(self.request):
            address = f"{address}?{urlencode({'next': onwards})}"
        return self.request.build_absolute_uri(address)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        onwards = get_next_redirect_url(self.request)
        sent = "sent" in self.request.GET
        return super().get_context_data(onwards=onwards, sent=sent, minutes=MINUTES, **kwargs)


@method_decorator(never_cache, name="dispatch")
class SignInByLink(TemplateView):
    """Opening the link does nothing, since mail scanners open it too; the button signs in."""

    template_name = "parties/accounts/sign_in_by_link.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        with transaction.atomic():
            self.person = person_of(kwargs["token"])
            if self.person is None:
                return self.dead(request)
            return super().dispatch(request, *args, **kwargs)

    def dead(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            return HttpResponseRedirect(front_page(request.user))
        return render(request, "parties/accounts/dead_sign_in_link.html", status=GONE)

    def post(self, request: HttpRequest, token: str) -> HttpResponseBase:
        onwards = get_next_redirect_url(request)
        record_authentication(request, self.person, method="link")
        response: HttpResponseBase = perform_login(request, self.person, redirect_url=onwards)
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        onwards = get_next_redirect_url(self.request)
        return super().get_context_data(person=self.person, onwards=onwards, **kwargs)
