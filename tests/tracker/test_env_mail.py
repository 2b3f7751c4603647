"""How mail is sent comes from one address, EMAIL_URL; a wrong one says what is wrong."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import django
import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.mail.backends.smtp import EmailBackend

from tracker import env

ROOT = Path(__file__).parent.parent.parent
PLAIN = {
    "host": "mail.example.org",
    "port": 25,
    "username": "",
    "password": "",
    "use_tls": False,
    "use_ssl": False,
    "timeout": 30,
}
SIGNED_IN = {**PLAIN, "username": "ann", "password": "pw"}


def read(monkeypatch: pytest.MonkeyPatch, value: str) -> dict[str, object]:
    monkeypatch.setenv("EMAIL_URL", value)
    return env.mail("EMAIL_URL", "console://")


@pytest.mark.parametrize("value", ["", "  ", "console://"])
def test_mail_is_printed_unless_said_otherwise(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    mailer = read(monkeypatch, value)

    assert mailer == {"BACKEND": "django.core.mail.backends.console.EmailBackend", "OPTIONS": {}}


@pytest.mark.parametrize(
    ("value", "options"),
    [
        ("smtp://mail.example.org", PLAIN),
        ("smtp://mail.example.org/", PLAIN),
        ("smtp://mail.example.org:2525", {**PLAIN, "port": 2525}),
        ("smtp://mail.example.org?tls=1", {**PLAIN, "port": 587, "use_tls": True}),
        (
            "smtp://ann:pw@mail.example.org:25/?tls=1&timeout=5",
            {**SIGNED_IN, "use_tls": True, "timeout": 5},
        ),
        ("smtp://ann:pw@mail.example.org/?tls=0", SIGNED_IN),
        ("smtp://ann:pw@127.0.0.1", {**SIGNED_IN, "host": "127.0.0.1"}),
        ("smtp://[::1]:26", {**PLAIN, "host": "::1", "port": 26}),
        ("smtps://ann:pw@mail.example.org", {**SIGNED_IN, "port": 465, "use_ssl": True}),
        ("smtps://ann:pw@mail.example.org:10465", {**SIGNED_IN, "port": 10465, "use_ssl": True}),
        (
            "smtps://ann%40example.org:p%2Fw%3F%23%25%3A@mail.example.org",
            {
                **SIGNED_IN,
                "port": 465,
                "use_ssl": True,
                "username": "ann@example.org",
                "password": "p/w?#%:",
            },
        ),
    ],
)
def test_a_mail_server_is_read_from_its_address(
    monkeypatch: pytest.MonkeyPatch, value: str, options: dict[str, object]
) -> None:
    mailer = read(monkeypatch, value)

    assert mailer == {"BACKEND": "django.core.mail.backends.smtp.EmailBackend", "OPTIONS": options}


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        ("mail.example.org", "It begins with none of these"),
        ("console", "It begins with none of these"),
        ("http://mail.example.org", "It begins with none of these"),
        ("smtp://", "It names no server"),
        ("smtp://:25", "It names no server"),
        ("smtp://mail.example.org:0", "The port is a number up to 65535"),
        ("smtp://mail.example.org:99999", "The port is a number up to 65535"),
        ("smtp://mail.example.org:mail", "The port is a number up to 65535"),
        ("smtp://[::1", "IPv6"),
        ("smtp://mail.example.org/inbox", "Nothing comes between server and"),
        ("smtp://ann:pa#ss@mail.example.org", "Nothing comes between server and"),
        ("smtp://mail.example.org?ssl=1", "After . there may be tls=0, tls=1 and timeout"),
        ("smtp://mail.example.org?tls=yes", "tls is 0 or 1"),
        ("smtp://mail.example.org?tls=2", "tls is 0 or 1"),
        ("smtps://mail.example.org?tls=1", "tls is 0 or 1, and for smtp alone"),
        ("smtp://mail.example.org?timeout=0", "timeout is a number of seconds"),
        ("smtp://mail.example.org?timeout=soon", "timeout is a number of seconds"),
        ("smtps://ann@mail.example.org", "User and password come together"),
        ("smtps://:pw@mail.example.org", "User and password come together"),
        ("smtp://ann:pw@mail.example.org", "The password would cross the network unencrypted"),
    ],
)
def test_another_address_is_refused_with_a_sentence(
    monkeypatch: pytest.MonkeyPatch, value: str, sentence: str
) -> None:
    with pytest.raises(ImproperlyConfigured, match=f"^Set EMAIL_URL to console.*{sentence}"):
        read(monkeypatch, value)


@pytest.mark.parametrize("password", ["hunter2", "hunter2#x", "hunter2/x", "hunter2?x", "[hunter2"])
def test_a_refusal_does_not_show_the_password(
    monkeypatch: pytest.MonkeyPatch, password: str
) -> None:
    with pytest.raises(ImproperlyConfigured) as refusal:
        read(monkeypatch, f"smtp://ann:{password}@mail.example.org")

    assert "hunter2" not in str(refusal.value)


def test_the_settings_give_it_to_django(tmp_path: Path) -> None:
    """In a process of its own, since the settings of this one are read already."""
    ask = (
        "import django, json; django.setup(); from django.core import mail; "
        "m = mail.mailers.default if django.VERSION >= (6, 1) else mail.get_connection(); "
        "print(json.dumps([m.host, m.port, m.username, m.password, m.use_ssl, m.timeout]))"
    )

    run = subprocess.run(
        [sys.executable, "-W", "error::DeprecationWarning", "-c", ask],
        env={
            "PATH": os.environ["PATH"],
            "DJANGO_SETTINGS_MODULE": "tracker.settings",
            "DEBUG": "1",
            "DATA_DIR": str(tmp_path),
            "EMAIL_URL": "smtps://ann:p%40@mail.example.org?timeout=7",
        },
        cwd=ROOT,
        capture_output=True,
        text=True,
    )

    assert json.loads(run.stdout) == ["mail.example.org", 465, "ann", "p@", True, 7], run.stderr


def test_django_knows_each_option_by_our_name() -> None:
    options = env.mail("NOT_SET", "smtp://mail.example.org")["OPTIONS"]

    extra: dict[str, Any] = {"alias": "default"} if django.VERSION >= (6, 1) else {}
    mailer = EmailBackend(**options, **extra)

    assert {name: getattr(mailer, name) for name in options} == options
    assert env.DJANGO_NAMES.keys() == options.keys()
