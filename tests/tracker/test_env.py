"""Settings come from the environment, typed, and a wrong one says what to set."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from manage import prepare
from tracker import env

ROOT = Path(__file__).parent.parent.parent


@pytest.mark.parametrize(
    ("value", "expected"), [("1", True), ("on", True), ("0", False), ("", False)]
)
def test_a_flag_is_read(monkeypatch: pytest.MonkeyPatch, value: str, expected: bool) -> None:
    monkeypatch.setenv("DEBUG", value)

    assert env.flag("DEBUG", default=not expected) is expected


def test_a_flag_that_is_neither_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEBUG", "maybe")

    with pytest.raises(ImproperlyConfigured, match="Set DEBUG to 1 .on. or 0 .off."):
        env.flag("DEBUG", default=False)


@pytest.mark.parametrize("value", ["ten", "-1", "0", "1.5", ""])
def test_a_number_that_is_none_is_refused(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("STAGNANT_AFTER_DAYS", value)

    with pytest.raises(ImproperlyConfigured, match="Set STAGNANT_AFTER_DAYS to a whole number"):
        env.integer("STAGNANT_AFTER_DAYS", 365, at_least=1)


def test_names_are_split_at_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALLOWED_HOSTS", " a.org, b.org ,")

    assert env.names("ALLOWED_HOSTS") == ["a.org", "b.org"]


@pytest.mark.parametrize("value", ["", "short"])
def test_a_secret_is_asked_for_in_service(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("SECRET_KEY", value)

    with pytest.raises(ImproperlyConfigured, match="Set SECRET_KEY to at least 50"):
        env.secret("SECRET_KEY", debug=False)


def test_a_database_is_read_from_its_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://tracker:pw@db.example.org:5433/tracker")

    found = env.database("DATABASE_URL", "sqlite:///x")

    assert found["ENGINE"] == "django.db.backends.postgresql"
    assert (found["HOST"], found["PORT"], found["NAME"]) == ("db.example.org", 5433, "tracker")


@pytest.mark.parametrize("value", ["mysql://x/y", "tracker.sqlite3", "postgres:/x"])
def test_another_database_is_refused(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("DATABASE_URL", value)

    with pytest.raises(ImproperlyConfigured, match="Set DATABASE_URL to sqlite"):
        env.database("DATABASE_URL", "sqlite:///x")


@pytest.mark.parametrize(
    ("environment", "begun", "debug"),
    [
        pytest.param({}, True, "1", id="tried out before"),
        pytest.param({}, False, None, id="never tried out"),
        pytest.param({"DEBUG": "0"}, True, "0", id="said otherwise"),
        pytest.param({"SECRET_KEY": "x"}, True, None, id="in service"),
    ],
)
def test_commands_go_on_trying_out_where_that_was_begun(
    tmp_path: Path, environment: dict[str, str], begun: bool, debug: str | None
) -> None:
    marker = tmp_path / "tried-out"
    if begun:
        marker.touch()

    prepare(environment, marker)

    assert environment.get("DEBUG") == debug


def start(**environment: str) -> str:
    """Run `check` with the given settings alone, and return its complaint."""
    run = subprocess.run(
        [sys.executable, "-m", "django", "check"],
        env={
            "PATH": os.environ["PATH"],
            "DJANGO_SETTINGS_MODULE": "tracker.settings",
            **environment,
        },
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    return run.stderr.strip().splitlines()[-1] if run.returncode else ""


@pytest.mark.parametrize(
    ("environment", "sentence"),
    [
        pytest.param({}, "Set SECRET_KEY to at least 50", id="nothing set"),
        pytest.param({"SECRET_KEY": "x" * 50}, "Set ALLOWED_HOSTS to the host names", id="no host"),
        pytest.param({"DEBUG": "1"}, "", id="trying out"),
    ],
)
def test_it_starts_only_with_what_it_needs(
    tmp_path: Path, environment: dict[str, str], sentence: str
) -> None:
    complaint = start(**environment, DATA_DIR=str(tmp_path))

    assert sentence in complaint
    assert bool(sentence) == bool(complaint)
