"""A person's own account."""

from typing import Any

from allauth.mfa.utils import is_mfa_enabled
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import Http404, HttpRequest, HttpResponse
from django.views.generic import TemplateView

from ..permissions import place_of


class Account(LoginRequiredMixin, TemplateView):
    """Who the person is here, and how they sign in."""

    template_name = "account/account.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user: Any = self.request.user
        return super().get_context_data(
            place=place_of(user), has_second_factor=is_mfa_enabled(user), **kwargs
        )


def nothing_here(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    """Say that there is no such page: nobody signs up, or changes an address, by themselves."""
    raise Http404
