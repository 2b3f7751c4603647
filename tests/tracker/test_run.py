"""`manage.py run`: from an empty database to a served site, and again without losing anything."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from resolutions.models import ReferenceRow
from tracker.management.commands import run

pytestmark = pytest.mark.django_db


@pytest.fixture
def called(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> list[str]:
    """The names of the commands that `run` calls, in their order; none is really run."""
    settings.DEBUG = True
    names: list[str] = []
    monkeypatch.setattr(run, "call_command", lambda name, *args, **options: names.append(name))
    return names


def out_of_run() -> str:
    out = StringIO()
    call_command("run", stdout=out)
    return out.getvalue()


def test_it_migrates_loads_and_serves(called: list[str]) -> None:
    words = out_of_run()

    assert called == ["migrate", "load_reference", "load_demo", "runserver"]
    assert "Serving on http://127.0.0.1:8000/" in words


def test_it_loads_the_reference_data_again_only_when_that_changed(called: list[str]) -> None:
    out_of_run()
    called.clear()

    out_of_run()

    assert called == ["migrate", "load_demo", "runserver"]


def test_it_goes_without_the_demonstration(
    called: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DEMO", "0")

    out_of_run()

    assert "load_demo" not in called


def test_it_serves_on_another_port(called: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "8123")

    assert "http://127.0.0.1:8123/" in out_of_run()


def test_it_is_not_for_service(called: list[str], settings: Settings) -> None:
    settings.DEBUG = False

    with pytest.raises(CommandError, match="set DEBUG=1, or use gunicorn"):
        out_of_run()

    assert (called, ReferenceRow.objects.filter(model="fixtures").exists()) == ([], False)


def write(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        path = folder / name.replace("__", "/")
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
    return folder


def test_a_fingerprint_changes_with_the_files_but_not_with_the_demonstration(
    tmp_path: Path,
) -> None:
    first = run.fingerprint(write(tmp_path, parties="a"))
    with_demo = run.fingerprint(write(tmp_path, demo__story="b"))
    changed = run.fingerprint(write(tmp_path, parties="c"))

    assert first == with_demo != changed
