"""Runs schemathesis over the whole document, inside the test's own database."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from typing import Any
from unittest.mock import patch

import schemathesis
from django.core.wsgi import get_wsgi_application
from django.db import connections
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import events, from_schema
from schemathesis.transport.wsgi import WSGITransport

from tracker.api.docs import document
from tracker.api.schema.parameters import KEY

from .specializing import specialized, with_right_bodies

SEED = 20240217
SEND = WSGITransport.send


@dataclass
class Summary:
    """What a run did and what it found."""

    cases: Counter[str] = field(default_factory=Counter)
    phases: Counter[str] = field(default_factory=Counter)
    checks: Counter[str] = field(default_factory=Counter)
    statuses: Counter[int] = field(default_factory=Counter)
    done: Counter[tuple[str, int]] = field(default_factory=Counter)
    findings: dict[str, str] = field(default_factory=dict)

    def note(self, event: events.EngineEvent) -> None:
        if isinstance(event, events.NonFatalError):
            self.findings[f"{event.label}: {event.info.title}"] = str(event.value)
        elif isinstance(event, events.FatalError):
            raise event.exception
        elif isinstance(event, events.ScenarioFinished):
            self.note_scenario(event)

    def note_scenario(self, event: events.ScenarioFinished) -> None:
        recorder, phase = event.recorder, event.phase.value
        for key, case in recorder.cases.items():
            label = case.value.operation.label
            self.cases[label] += 1
            self.phases[phase] += 1
            interaction = recorder.interactions.get(key)
            if interaction is not None and interaction.response is not None:
                self.statuses[interaction.response.status_code] += 1
                self.done[label, interaction.response.status_code] += 1
        for checks in recorder.checks.values():
            for check in checks:
                self.checks[check.name] += 1
                if check.failure_info is not None:
                    failure = check.failure_info.failure
                    message = f"{failure.message}\n{check.failure_info.code_sample}"
                    title = f"{failure.operation}: {failure.title} [{phase}]"
                    self.findings.setdefault(title, message)

    def __str__(self) -> str:
        head = (
            f"{len(self.cases)} operations, {sum(self.cases.values())} cases, "
            f"{sum(self.checks.values())} checks, {len(self.findings)} findings; "
            f"cases by phase: {dict(self.phases)}; answers: {dict(sorted(self.statuses.items()))}"
        )
        return "\n\n".join([head, *(f"{title}\n{said}" for title, said in self.findings.items())])


def run(
    *,
    phases: Mapping[str, Any],
    token: str = "",
    chosen: Callable[[str], bool] = lambda path: True,
    right: bool = False,
) -> Summary:
    """Run the phases over the chosen addresses and return what came of it.

    Args:
        token: with which every request comes.
        right: whether the bodies break no rule of the record.
    """
    told = specialized(document("en-gb"), chosen)
    told = with_right_bodies(told) if right else told
    schema = schemathesis.openapi.from_dict(told, config=configuration(phases, token))
    schema.app = get_wsgi_application()
    summary = Summary()
    with connections_kept() as opened, patch.object(WSGITransport, "send", sending(opened)):
        for event in from_schema(schema).execute():
            summary.note(event)
    return summary


def configuration(phases: Mapping[str, Any], token: str) -> SchemathesisConfig:
    """Return how schemathesis runs: alike each time, every check on."""
    # What no schema can say of a body or of a condition is refused so, where it is right as such.
    refused = ["2xx", "3xx", "401", "403", "404", "409", "412", "422", "429"]
    chosen = {name: {"enabled": True, **each} for name, each in phases.items()}
    settings = {
        "seed": SEED,
        "workers": 1,
        "continue-on-failure": True,
        "generation": {"deterministic": True, "no-shrink": True},
        "headers": {"Accept-Encoding": "identity"},
        "checks": {
            "positive_data_acceptance": {"expected-statuses": refused},
            "negative_data_rejection": {"expected-statuses": ["4xx"]},
            "missing_required_header": {"expected-statuses": ["401", "403", "404", "428"]},
        },
        "phases": {"enabled": False, **chosen},
    }
    if token:
        settings["auth"] = {"openapi": {"token": {"bearer": token}}}
    return SchemathesisConfig.from_dict(settings)


@contextmanager
def connections_kept() -> Iterator[set[Any]]:
    """Let each thread of a run keep its connection, and close them all at its end.

    A request that schemathesis makes is never finished, so nobody else would close them.
    """
    settings = connections["default"].settings_dict
    before = settings["CONN_MAX_AGE"]
    settings["CONN_MAX_AGE"] = None
    opened: set[Any] = set()
    try:
        yield opened
    finally:
        settings["CONN_MAX_AGE"] = before
        for each in opened:
            each.inc_thread_sharing()
            each.close()


def sending(opened: set[Any]) -> Any:
    """Return how a case is sent to the application in this process.

    Args:
        opened: takes up the connections with which it is answered.
    """
    numbers = count()

    def send(self: Any, case: Any, **kwargs: Any) -> Any:
        opened.add(connections["default"])
        # A probe for ignored credentials comes with what belongs to sockets.
        for name in ("max_redirects", "verify", "cert", "proxies"):
            kwargs.pop(name, None)
        # The same key twice is the same request sent again: each is to be done here.
        key = (case.headers or {}).get("Idempotency-Key", "")
        if re.fullmatch(KEY, key):
            case.headers["Idempotency-Key"] = f"{next(numbers)}-{key}"[:200]
        return SEND(self, case, **kwargs)

    return send
