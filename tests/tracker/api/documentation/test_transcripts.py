"""Every command in the guide answers what the guide says, and so does every Python session."""

import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from resolutions.choices import Status
from tests import make
from tracker.choices import Scope
from tracker.tokens import make_token

from .transcripts import alike, blocks, held, mistakes_in_session, turns

GUIDE = "docs/api.md"
DOCUMENTS = [GUIDE, "README.md"]


@pytest.fixture
def token(record: None, monkeypatch: pytest.MonkeyPatch) -> str:
    """A token of an officer, for a record of which something is known."""
    make.status_update(status=Status.IN_PROGRESS, evidence=[make.evidence()])
    make.party_action(evidence=[make.shown()])
    secret = make_token(make.officer(), name="Guide", scopes=Scope.values, days=1)[1]
    monkeypatch.setenv("TOKEN", secret)
    return secret


@pytest.fixture
def curl() -> None:
    """Curl, for the commands of the guide; on CI it is there."""
    if not shutil.which("curl"):
        message = "curl is not installed: install it to try the commands of the guide."
        pytest.fail(message) if os.environ.get("CI") else pytest.skip(message)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_command_answers_what_is_told(
    document: str, curl: None, token: str, live_server: Any, tmp_path: Path
) -> None:
    told = turns(document)

    said = held(document, live_server.url, tmp_path, token) if told else []

    wrong = [
        f"$ {turn.command}{answer}"
        for turn, answer in zip(told, said, strict=True)
        if not alike(turn.told, answer)
    ]
    assert not wrong, "\n\n".join(wrong)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_python_session_goes_as_it_is_told(
    document: str, token: str, live_server: Any
) -> None:
    wrong = [mistakes_in_session(block, live_server.url) for block in blocks(document, "pycon")]

    assert not any(wrong), "\n".join(wrong)


def test_the_guide_has_commands_and_a_session() -> None:
    assert len(turns(GUIDE)) > 10
    assert blocks(GUIDE, "pycon")


def test_another_answer_than_the_one_told_is_noticed() -> None:
    assert alike('{"status": "…"}', '{"status": "ongoing"}')
    assert not alike('{"status": "…"}', '{"state": "ongoing"}')
