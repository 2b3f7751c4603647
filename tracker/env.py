"""Typed readers of the environment: each returns a value or says what to set."""

import os
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

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
    """Return Django's mailer for the URL in `name`: console:// or smtp(s)://USER:PASSWORD@HOST:PORT.

    smtp:// speaks STARTTLS with `?tls=1`; smtps:// speaks TLS from the start.

    Raises:
        ImproperlyConfigured: it is none of these.
    """
    url = urlsplit(os.environ.get(name, "").strip() or default)
    if url.scheme == "console":
        return {"BACKEND": "django.core.mail.backends.console.EmailBackend", "OPTIONS": {}}
    try:
        port = url.port
    except ValueError:
        port = 0
    if url.scheme not in ("smtp", "smtps") or not url.hostname or port == 0:
        raise ImproperlyConfigured(
            f"Set {name} to console://, smtp://USER:PASSWORD@HOST:PORT/?tls=1 or smtps://…"
        )
    options = {
        "host": url.hostname,
        "port": port or (465 if url.scheme == "smtps" else 25),
        "username": unquote(url.username or ""),
        "password": unquote(url.password or ""),
        "use_tls": parse_qs(url.query).get("tls", ["0"])[0] == "1",
        "use_ssl": url.scheme == "smtps",
        "timeout": 30,
    }
    return {"BACKEND": "django.core.mail.backends.smtp.EmailBackend", "OPTIONS": options}
