"""How allauth's pages behave here: closed to strangers, in the person's language, plain."""

import base64
import hashlib
import time
from typing import Any

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.encoding import force_bytes
from django.utils.translation import gettext_lazy as _

from .. import permissions
from .backend import may_come_in
from .language import remember

MISMATCH = _("This name and this password do not belong together. Check both, or ask for a link.")


class AccountAdapter(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": MISMATCH,
        "email_password_mismatch": MISMATCH,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """People are invited."""
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Count nothing: wrong passwords are counted by axes, which also says so."""

    def pre_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> Any:
        """Refuse an account that may not be used, by whatever way it is signed in to."""
        if not may_come_in(user):
            return self.respond_user_inactive(request, user)
        return super().pre_login(request, user, **kwargs)

    def post_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> HttpResponse:
        """Go on in the language that the person chose."""
        response: HttpResponse = super().post_login(request, user, **kwargs)
        remember(response, user.language)
        return response

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return front_page(request.user)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("account")

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Ask for the password again, but not right after signing in."""
        if just_signed_in(context.request):
            return False
        return bool(super().is_reauthentication_required(app=app, **kwargs))

    def send_password_reset_mail(self, user: Any, email: str, context: dict[str, Any]) -> None:
        if may_come_in(user):
            super().send_password_reset_mail(user, email, context)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Write in the language of the person, where it is one that is known."""
        user = context.get("user")
        language = user.language if user else translation.get_language()
        with translation.override(language):
            super().send_mail(template_prefix, email, {**context, "site_name": settings.SITE_NAME})


def front_page(user: Any) -> str:
    """Return where a person begins who has just come in."""
    if user.is_staff:
        return reverse("admin:index")
    if permissions.place_of(user):
        return reverse("my")
    return reverse("account")


def just_signed_in(request: HttpRequest) -> bool:
    records = get_authentication_records(request, request.user)
    since = max((each["at"] for each in records), default=0)
    return bool(time.time() - since < app_settings.REAUTHENTICATION_TIMEOUT)


class SecondFactorAdapter(DefaultMFAAdapter):
    """Keeps secrets unreadable in the database, and draws the code without a line of style."""

    def encrypt(self, text: str) -> str:
        return cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return cipher().decrypt(encrypted_text.encode()).decode()

    def can_delete_authenticator(self, authenticator: Any) -> bool:
        """Staff who need a second factor do not take it away themselves."""
        return not (settings.STAFF_SECOND_FACTOR and authenticator.user.is_staff)

    def build_totp_svg(self, url: str) -> str:
        """Return the picture as a part of the page: the browser is not to load one from data."""
        drawn = str(super().build_totp_svg(url))
        return drawn[drawn.index("<svg") :]


def cipher() -> MultiFernet:
    """Return what encrypts with SECRET_KEY, and also decrypts with those before it."""
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    digests = [hashlib.sha256(b"second factor:" + force_bytes(each)).digest() for each in secrets]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])
