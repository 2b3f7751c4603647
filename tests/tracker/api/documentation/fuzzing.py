"""Runs schemathesis over the whole document, inside the test's own database."""

import json
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

Said = dict[str, Any]

SEED = 20240217
LONG = 1_000
# Days that have been, whichever day it is; since which, and as of which.
EARLIER = {"type": "string", "pattern": "^201[0-9]-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])$"}
PAST = {"type": "string", "pattern": "^202[0-3]-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])$"}
# A filter of the pages leaves an empty value out of account, as forms send it.
PAST_OR_NONE = {**PAST, "pattern": f"^({PAST['pattern'].strip('^$')})?$"}


def of(*values: str) -> Said:
    return {"type": "string", "enum": list(values)}


# What no general schema can say: which names the record knows, which days have been.
KNOWN: Mapping[str, Said] = {
    "If-Match": of('"item-1.1"', 'W/"update-12.5"', '"of-another-site", "action-1.1"'),
    "accepted_since": PAST_OR_NONE,
    "addressee": of("SEC", "PAR", "BLG"),
    "approved_since": PAST_OR_NONE,
    "as_of": PAST,
    "body": of("cms-COP", "cms-StC"),
    "due_by": PAST,
    "due_from": EARLIER,
    "item": of("11.10-20-SEC", "11.10-29-PAR"),
    "meeting": of("COP14", "StC56"),
    "party": of("KEN", "FRA"),
    "period": of("StC57"),
    "resolution": of("11.10-rev-cop14"),
    "since": EARLIER,
    "theme": of("national", "wetlands"),
}
# Bodies that break no rule of the record, so that drafts are made and their verbs are reached.
RIGHT: Mapping[str, Said] = {
    "achievements": of("A joint work plan was agreed."),
    "action_item": of("11.10-20-SEC", "11.10-21-SEC"),
    "corrects": {"type": "null"},
    "done": of("The focal points of five conventions meet twice a year."),
    "effective_on": of("2025-06-02"),
    "ends_on": {"type": "null"},
    "evidence": {"type": "array", "maxItems": 0},
    "items": {"type": "array", "items": of("11.10-29-PAR"), "minItems": 1, "maxItems": 1},
    "language": of("en", "fr", "es"),
    "stage": of("planned", "under_way"),
    "starts_on": of("2025-05-02"),
    "status": of("not_started", "in_progress", "ongoing"),
    "title": of("National biodiversity working group"),
}
# Says nothing of itself: it is followed in a test of its own.
OPAQUE = "cursor"


def specialized(told: Said, chosen: Callable[[str], bool]) -> Said:
    """Return the document with the names that this record knows, of the chosen addresses."""
    made: Said = json.loads(json.dumps(told))
    shared = made["components"]["parameters"]
    made["paths"] = {path: each for path, each in made["paths"].items() if chosen(path)}
    for schema in made["components"]["schemas"].values():
        for member in schema.get("properties", {}).values():
            # A text of fifty thousand characters takes gigabytes to be drawn.
            if member.get("maxLength", 0) > LONG:
                del member["maxLength"]
    for methods in made["paths"].values():
        for operation in methods.values():
            operation["parameters"] = list(known_of(operation["parameters"], shared))
            keep_links(operation, made)
    return made


def with_right_bodies(made: Said) -> Said:
    """Return the document with bodies that break no rule, each in full."""
    for name, schema in made["components"]["schemas"].items():
        if name.endswith("Request"):
            told = schema.get("properties", {})
            told.update({member: RIGHT[member] for member in told if member in RIGHT})
            schema["required"] = list(told)
    for methods in made["paths"].values():
        for said in methods.values():
            # Where it may be left out, no version that was read is guessed at.
            said["parameters"] = [
                each
                for each in said["parameters"]
                if each["name"] != "If-Match" or each["required"]
            ]
    return made


def known_of(parameters: list[Said], shared: Said) -> Any:
    for each in parameters:
        said = shared[each["$ref"].rpartition("/")[2]] if "$ref" in each else each
        if said["name"] == OPAQUE:
            continue
        if said["in"] != "path" and said["name"] in KNOWN:
            schema = KNOWN[said["name"]]
            is_many = said["schema"]["type"] == "array"
            said = {**said, "schema": {**said["schema"], "items": schema} if is_many else schema}
            said.pop("example", None)
        yield said


def keep_links(operation: Said, made: Said) -> None:
    """Drop the links to what is not looked at in this run."""
    there = {each["operationId"] for methods in made["paths"].values() for each in methods.values()}
    for response in operation["responses"].values():
        links = response.pop("links", {})
        if kept := {name: each for name, each in links.items() if name in there}:
            response["links"] = kept


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
    examples: int = 5,
    chosen: Callable[[str], bool] = lambda path: True,
    right: bool = False,
) -> Summary:
    """Run the phases over the chosen addresses and return what came of it.

    Args:
        token: with which every request comes.
        examples: how many cases the phases that draw lots draw for an operation.
        right: whether the bodies break no rule of the record.
    """
    # What no schema can say of a body or of a condition is refused so, where it is right as such.
    refused = ["2xx", "3xx", "401", "403", "404", "409", "412", "422", "429"]
    config = SchemathesisConfig.from_dict(
        {
            "seed": SEED,
            "workers": 1,
            "continue-on-failure": True,
            "generation": {"deterministic": True, "max-examples": examples, "no-shrink": True},
            "headers": {"Accept-Encoding": "identity"},
            "checks": {
                "positive_data_acceptance": {"expected-statuses": refused},
                "negative_data_rejection": {"expected-statuses": ["4xx"]},
                "missing_required_header": {"expected-statuses": ["401", "403", "404", "428"]},
            },
            "phases": {
                "enabled": False,
                **{name: {"enabled": True, **each} for name, each in phases.items()},
            },
            **({"auth": {"openapi": {"token": {"bearer": token}}}} if token else {}),
        }
    )
    told = specialized(document("en-gb"), chosen)
    told = with_right_bodies(told) if right else told
    schema = schemathesis.openapi.from_dict(told, config=config)
    schema.app = get_wsgi_application()
    summary = Summary()
    with connections_kept() as opened, patch.object(WSGITransport, "send", sending(opened)):
        for event in from_schema(schema).execute():
            summary.note(event)
    return summary


SEND = WSGITransport.send


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
