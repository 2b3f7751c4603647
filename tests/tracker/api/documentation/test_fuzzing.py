"""Schemathesis finds nothing in the whole API: without credentials, and as those who may write."""

import copy
import logging
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest

from resolutions.models import User
from tests import make
from tracker.api.docs import document
from tracker.choices import Scope
from tracker.tokens import make_token

from . import fuzzing
from .fuzzing import Summary, run

pytestmark = pytest.mark.usefixtures("record", "full", "quiet")

ALL: Mapping[str, Any] = {
    "examples": {},
    "coverage": {},
    "fuzzing": {"generation": {"max-examples": 5}},
    "stateful": {"generation": {"max-examples": 15}},
}
BY_ONE = {name: ALL[name] for name in ("examples", "coverage", "fuzzing")}
DRAWN = {"fuzzing": {"generation": {"max-examples": 3}}}
# By the links alone that the document names.
LINKED = {"stateful": {"generation": {"max-examples": 20}, "inference": {"algorithms": []}}}
# Which addresses each run looks at; together they are all of them.
PUBLIC = re.compile(r"/api/v1/(?!my/).*")
PRIVATE = re.compile(r"/api/v1/my/.*")
UPDATES = re.compile(r"/api/v1/(my/(status-updates|action-items)/.*|status-updates/)")
ACTIONS = re.compile(r"/api/v1/(my/party-actions/.*|party-actions/)")


@pytest.fixture
def quiet() -> Iterator[None]:
    """Keep out of the log what is refused a thousand times."""
    logging.disable(logging.WARNING)
    yield
    logging.disable(logging.NOTSET)


def operations(addresses: re.Pattern[str]) -> set[str]:
    return {
        f"{method.upper()} {path}"
        for path, methods in document("en-gb")["paths"].items()
        for method in methods
        if addresses.fullmatch(path)
    }


def secret_of(person: User) -> str:
    return make_token(person, name="Test", scopes=Scope.values, days=1)[1]


def ran(addresses: re.Pattern[str], phases: Mapping[str, Any], token: str = "") -> Summary:
    """Run the phases over the addresses; each operation has cases, and each phase."""
    summary = summed_up(addresses, phases, token)
    assert set(summary.cases) == operations(addresses)
    return summary


def summed_up(
    addresses: re.Pattern[str], phases: Mapping[str, Any], token: str, *, right: bool = False
) -> Summary:
    """Run the phases over the addresses, and say what came of it."""
    chosen: Callable[[str], bool] = lambda path: bool(addresses.fullmatch(path))  # noqa: E731
    summary = run(phases=phases, chosen=chosen, token=token, right=right)
    print(summary)  # noqa: T201
    assert set(summary.phases) == set(phases)
    return summary


def changed(summary: Summary) -> set[str]:
    """Return the operations that changed a draft, by following a link to it."""
    return {
        name
        for name, status in summary.done
        if "/my/" in name and not name.startswith("GET") and status in (200, 204)
    }


def test_every_address_belongs_to_a_run() -> None:
    everything = operations(re.compile(".*"))

    assert len(everything) > 40
    assert operations(PUBLIC) | operations(PRIVATE) == everything
    assert operations(UPDATES) | operations(ACTIONS) >= operations(PRIVATE)


def test_what_is_otherwise_than_the_document_says_is_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told = copy.deepcopy(document("en-gb"))
    told["components"]["schemas"]["Body"]["properties"]["code"]["type"] = "integer"
    monkeypatch.setattr(fuzzing, "document", lambda language: told)

    summary = ran(re.compile("/api/v1/bodies/"), {"examples": ALL["examples"]})

    assert any("GET /api/v1/bodies/: Response violates schema" in each for each in summary.findings)


def test_nothing_is_found_at_the_public_addresses() -> None:
    summary = ran(PUBLIC, ALL)

    assert not summary.findings, str(summary)
    assert sum(summary.cases.values()) > 2_000


def test_nothing_is_found_at_the_private_addresses_without_a_token() -> None:
    summary = ran(PRIVATE, DRAWN)

    assert not summary.findings, str(summary)
    assert summary.statuses[401] > 30


def test_nothing_is_found_where_an_officer_writes() -> None:
    summary = ran(UPDATES, BY_ONE, secret_of(make.officer()))

    assert not summary.findings, str(summary)
    assert summary.done["POST /api/v1/status-updates/", 201]


def test_nothing_is_found_where_a_focal_point_writes() -> None:
    summary = ran(ACTIONS, BY_ONE, secret_of(make.focal_point()))

    assert not summary.findings, str(summary)
    assert summary.done["POST /api/v1/party-actions/", 201]


def test_nothing_is_found_on_the_way_of_a_status_update() -> None:
    secret = secret_of(make.officer())

    summary = summed_up(UPDATES, LINKED, secret, right=True)

    assert not summary.findings, str(summary)
    assert summary.done["POST /api/v1/status-updates/", 201] > 5
    assert changed(summary)


def test_nothing_is_found_on_the_way_of_a_party_action() -> None:
    secret = secret_of(make.focal_point())

    summary = summed_up(ACTIONS, LINKED, secret, right=True)

    assert not summary.findings, str(summary)
    assert summary.done["POST /api/v1/party-actions/", 201] > 5
    assert changed(summary)
