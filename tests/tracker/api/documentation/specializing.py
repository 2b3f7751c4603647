"""The document as one record has it: what no general schema can say is said for the tests."""

import json
from collections.abc import Callable, Mapping
from typing import Any

Said = dict[str, Any]

# A text of fifty thousand characters takes gigabytes to be drawn: such a bound is left out.
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
