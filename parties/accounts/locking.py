"""Locks a name out after repeated wrong passwords: what is counted, and what the person reads."""

from typing import Any

from allauth.core.internal.httpkit import get_client_ip
from axes.helpers import get_cool_off
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ..places import accounts_of

LONGEST = 255


def account_name(request: HttpRequest, credentials: dict[str, Any] | None = None) -> str:
    """Return the name under which wrong passwords are counted.

    It is the same whether the person types a user name or an e-mail address.
    """
    said = credentials or request.POST
    typed = said.get("login") or said.get("username") or said.get("email") or ""
    name = str(typed).strip().lower()[:LONGEST]
    if "@" not in name:
        return name
    known: dict[str, str] = request.__dict__.setdefault("_account_names", {})
    if name not in known:
        account = accounts_of(name).first()
        known[name] = account.username.lower() if account else name
    return known[name]


def address_of(request: HttpRequest) -> str | None:
    """Return where the request comes from, as every other limit on attempts reads it."""
    found: str | None = get_client_ip(request)
    return found


def locked_out(request: HttpRequest, response: Any = None, credentials: Any = None) -> HttpResponse:
    """Say for how long, and what to do meanwhile."""
    hours = round(get_cool_off(request).total_seconds() / 3600)
    return render(request, "account/locked_out.html", {"hours": hours}, status=429)
