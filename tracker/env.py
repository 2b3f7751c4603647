"""Typed readers of the environment: each returns a value or says what to set."""

import os
from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

YES = {"1", "true", "yes", "on"}
NO = {"0", "false", "no", "off", ""}
# Our options of a mail server, and what Django before 6.1 calls them.
DJANGO_NAMES = {
    "host": "EMAIL_HOST",
    "port": "EMAIL_PORT",
    "username": "EMAIL_HOST_USER",
    "password": "EMAIL_HOST_PASSWORD",
    "use_tls": "EMAIL_USE_TLS",
    "use_ssl": "EMAIL_USE_SSL",
    "timeout": "EMAIL_TIMEOUT",
}


def text(name: str, default: str) -> str:
    """Return the value of `name` without surrounding white space, or `default`."""
    return os.environ.get(name, default).strip()


def flag(name: str, *, default: bool) -> bool:
    """Return `name` as true or false.

    Raises:
        ImproperlyConfigured: the value is neither.
    """
    value = os.environ.get(name, "1" if default else "0").strip().lower()
    if value not in YES | NO:
        raise ImproperlyConfigured(f"Set {name} to 1 (on) or 0 (off); it is {value!r}.")
    return value in YES


def integer(name: str, default: int, *, at_least: int = 0) -> int:
    """Return `name` as a whole number not below `at_least`.

    Raises:
        ImproperlyConfigured: it is not a number, or too small.
    """
    value = os.environ.get(name, str(default)).strip()
    if not value.isdecimal() or int(value) < at_least:
        raise ImproperlyConfigured(
            f"Set {name} to a whole number of at least {at_least}; it is {value!r}."
        )
    return int(value)


def names(name: str, default: str = "") -> list[str]:
    """Return `name`, a comma-separated list, without blanks."""
    return [part.strip() for part in os.environ.get(name, default).split(",") if part.strip()]


def secret(name: str, *, debug: bool) -> str:
    """Return the secret `name`; with `debug` on, one that is known to everybody will do.

    Raises:
        ImproperlyConfigured: it is missing or shorter than 50 characters while `debug` is off.
    """
    value = os.environ.get(name, "")
    if debug:
        return value or "for-demonstration-only-" * 3
    if len(value) < 50:
        raise ImproperlyConfigured(
            f"Set {name} to at least 50 random characters (or DEBUG=1 to try the tracker out). "
            f"To make one: python3 -c 'import secrets; print(secrets.token_urlsafe(50))'"
        )
    return value


def database(name: str, default: str) -> dict[str, Any]:
    """Return the Django database that the URL in `name` names.

    Raises:
        ImproperlyConfigured: the URL is neither SQLite's nor PostgreSQL's.
    """
    url = os.environ.get(name, "").strip() or default
    if not url.startswith(("sqlite:///", "postgres://", "postgresql://")):
        raise ImproperlyConfigured(
            f"Set {name} to sqlite:///PATH or postgres://USER:PASSWORD@HOST:PORT/NAME."
        )
    try:
        found: dict[str, Any] = dict(dj_database_url.parse(url, conn_health_checks=True))
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} cannot be read as a database URL: {error}") from error
    return found


def mail(name: str, default: str) -> dict[str, Any]:
    """Return Django's mailer for the URL in `name`.

    console:// prints; smtp://USER:PASSWORD@HOST:PORT speaks plainly, or TLS once connected with
    `?tls=1`; smtps:// speaks TLS from the start. `?timeout=10` is how many seconds to wait for an
    answer. What is special in an address (`@ : / ? # %`) is written as %40 and so on.

    Raises:
        ImproperlyConfigured: it is none of these.
    """
    address = os.environ.get(name, "").strip() or default
    if address == "console://":
        return {"BACKEND": "django.core.mail.backends.console.EmailBackend", "OPTIONS": {}}
    try:
        url = urlsplit(address)
        options = _smtp(url, dict(parse_qsl(url.query, keep_blank_values=True)))
    except ValueError as error:
        # The value itself is not shown: it may hold a password.
        raise ImproperlyConfigured(
            f"Set {name} to console://, smtp://USER:PASSWORD@HOST:PORT/?tls=1 or "
            f"smtps://USER:PASSWORD@HOST:PORT/. {error.args[0]}"
        ) from None
    return {"BACKEND": "django.core.mail.backends.smtp.EmailBackend", "OPTIONS": options}


def _smtp(url: SplitResult, asked: dict[str, str]) -> dict[str, Any]:
    """Return the options of an SMTP server; raise ValueError with a sentence where it is none."""
    secure, tls, timeout = url.scheme == "smtps", asked.pop("tls", ""), asked.pop("timeout", "30")
    _demand(url.scheme in ("smtp", "smtps"), "It begins with none of these.")
    _demand(url.path in ("", "/") and not url.fragment, "Nothing comes between server and ?.")
    _demand(bool(url.hostname), "It names no server.")
    _demand(not asked, "After ? there may be tls=0, tls=1 and timeout.")
    _demand(tls in ("", "0", "1") and not (secure and tls), "tls is 0 or 1, and for smtp alone.")
    _demand(timeout.isdecimal() and int(timeout) > 0, "timeout is a number of seconds.")
    _demand_that_the_password_is_safe(url, encrypted=secure or bool(tls))
    return {
        "host": url.hostname,
        "port": _port(url) or (465 if secure else 587 if tls == "1" else 25),
        "username": unquote(url.username or ""),
        "password": unquote(url.password or ""),
        "use_tls": tls == "1",
        "use_ssl": secure,
        "timeout": int(timeout),
    }


def _demand_that_the_password_is_safe(url: SplitResult, *, encrypted: bool) -> None:
    _demand(bool(url.username) == bool(url.password), "User and password come together.")
    here = url.hostname in ("localhost", "127.0.0.1", "::1")
    _demand(
        encrypted or here or not url.username,
        "The password would cross the network unencrypted: add ?tls=1, or ?tls=0 if it may.",
    )


def _port(url: SplitResult) -> int | None:
    """Return the port. Python's own complaint would show what may be a part of the password."""
    try:
        port = url.port
    except ValueError:
        port = 0
    _demand(port != 0, "The port is a number up to 65535.")
    return port


def _demand(fulfilled: bool, sentence: str) -> None:
    if not fulfilled:
        raise ValueError(sentence)
