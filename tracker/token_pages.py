"""The page on which a person makes tokens for their programs, and revokes them."""

import logging
from typing import Any

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables

from parties.accounts import second_factor
from parties.accounts.base import FormPage
from resolutions.entries import MoveNotAllowed
from resolutions.models import User

from . import tokens
from .models import ApiToken
from .token_forms import TokenForm, new_key

log = logging.getLogger(__name__)

SENT_BEFORE = 409
# Of those that no longer work, as many are listed.
OLD_SHOWN = 10


class Own(LoginRequiredMixin):
    """What a person does with their own tokens; those of others are not found."""

    request: HttpRequest

    @property
    def user(self) -> User:
        user: Any = self.request.user
        return user  # type: ignore[no-any-return]

    @property
    def lacks_second_factor(self) -> bool:
        """Whether the person has yet to set a second factor up before making a token."""
        return self.user.is_staff and second_factor.is_wanting(self.request)


@method_decorator(never_cache, name="dispatch")
class Tokens(Own, FormPage):
    """Lists the person's tokens, and makes one. Its secret is in the answer to that alone."""

    form_class = TokenForm
    template_name = "tokens/tokens.html"

    @cached_property
    def rows(self) -> list[dict[str, Any]]:
        """Those that work, then the newest of those that no longer do."""
        now, mine = timezone.now(), ApiToken.objects.of(self.user)
        working = mine.working(now)
        others = mine.exclude(pk__in=working.values("pk"))
        return [
            {
                "token": token,
                "standing": tokens.standing_of(token, now),
                "scopes": tokens.words_of(token.scopes),
            }
            for token in [*working, *others[:OLD_SHOWN]]
        ]

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "user": self.user}

    def get_initial(self) -> dict[str, Any]:
        return {"form_key": new_key(self.user)}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.lacks_second_factor:
            messages.info(
                request, _("Staff sign in with a second factor. Set yours up; then make the token.")
            )
            return redirect("mfa_activate_totp")
        return super().post(request, *args, **kwargs)

    @method_decorator(sensitive_variables())
    def form_valid(self, form: TokenForm) -> HttpResponse:
        try:
            token, secret = tokens.make_token(self.user, **form.cleaned_data)
        except tokens.MadeBefore as refusal:
            return self.afresh(str(refusal))
        except MoveNotAllowed as refusal:
            form.add_error(None, str(refusal))
            return self.form_invalid(form)
        tell_its_person(self.request, token)
        told = {"token": token, "secret": secret, "scopes": tokens.words_of(token.scopes)}
        return render(self.request, "tokens/made.html", told)

    def form_invalid(self, form: TokenForm, **context: Any) -> HttpResponse:
        """Show what was typed again, under a new key: the old one may be the reason."""
        sent = self.request.POST.copy()
        sent["form_key"] = new_key(self.user)
        form.data = sent
        return super().form_invalid(form, **context)

    def afresh(self, sentence: str) -> HttpResponse:
        """Show the list with an empty form."""
        form = TokenForm(user=self.user, initial=self.get_initial())
        told = self.get_context_data(form=form, refusal=sentence)
        return self.render_to_response(told, status=SENT_BEFORE)


class Revoke(Own, View):
    """One press, and the token is useless."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        token = get_object_or_404(ApiToken.objects.of(self.user), pk=pk)
        tokens.revoke_token(token)
        done = _("The token “%(name)s” is revoked: nothing can be done with it any more.")
        messages.success(request, done % {"name": token.name})
        return redirect("api-tokens")


def tell_its_person(request: HttpRequest, token: ApiToken) -> None:
    """Send the person an e-mail, lest somebody else made the token in their name.

    The token is there, and its secret shown, whether or not the mail server takes it.
    """
    user = token.user
    if not user.email:
        return
    try:
        get_adapter(request).send_notification_mail(
            "tokens/email/made", user, {"user": user, "token": token}, email=user.email
        )
    except OSError:
        log.exception("The e-mail about a new token could not be sent.")
