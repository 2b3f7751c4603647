"""The OpenAPI document as a page tells it: groups of operations, and what answers hold."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

Said = dict[str, Any]

# Told once for all operations, at the beginning of the page.
TOLD_BEFORE = {
    "as_of", "fields", "format", "cursor", "page_size", "Accept-Language", "If-None-Match",
    "If-Modified-Since", "If-Match", "Idempotency-Key",
}  # fmt: skip
# Stands in commands where the address of the site goes.
HOST = "https://host.invalid"
VALUE = re.compile(r"^\* `([^`]*)` - (.*)$", re.MULTILINE)


@dataclass(frozen=True)
class Value:
    """One of a closed vocabulary; without a label where it says itself what it is."""

    code: str
    label: str = ""


@dataclass(frozen=True)
class Member:
    """A parameter, or a member of a JSON object.

    Args:
        kind: its type, as JSON Schema has it; of a list, that of its elements.
        refers: the schema of which it holds an object.
    """

    name: str
    about: str
    kind: str
    refers: str = ""
    is_list: bool = False
    is_needed: bool = False
    is_nullable: bool = False
    values: tuple[Value, ...] = ()
    default: str = ""
    example: str = ""


@dataclass(frozen=True)
class Operation:
    """What one method does at an address."""

    name: str
    method: str
    path: str
    about: str
    more: str
    members: tuple[Member, ...]
    told_before: tuple[str, ...]
    takes: str
    gives: str
    is_list: bool
    has_csv: bool
    statuses: tuple[str, ...]
    example: str
    call: str


@dataclass(frozen=True)
class Group:
    name: str
    about: str
    operations: tuple[Operation, ...]


@dataclass(frozen=True)
class Table:
    """What an object holds that is sent or answered."""

    name: str
    members: tuple[Member, ...]


@dataclass(frozen=True)
class Guide:
    groups: tuple[Group, ...]
    tables: tuple[Table, ...]


def guide_of(document: Said) -> Guide:
    """Return what the page tells of the document."""
    found = [
        operation_of(document, path, method, said)
        for path, methods in document["paths"].items()
        for method, said in methods.items()
    ]
    tags = {said["operationId"]: said["tags"][0] for said in said_of(document)}
    groups = tuple(
        Group(
            each["name"],
            each["description"],
            tuple(one for one in found if tags[one.name] == each["name"]),
        )
        for each in document["tags"]
    )
    schemas = document["components"]["schemas"].items()
    tables = tuple(Table(name, tuple(members_of(said))) for name, said in schemas)
    return Guide(groups, tables)


def said_of(document: Said) -> Iterator[Said]:
    for methods in document["paths"].values():
        yield from methods.values()


def operation_of(document: Said, path: str, method: str, said: Said) -> Operation:
    parameters = [resolved(document, each) for each in said["parameters"]]
    done = next(each for status, each in said["responses"].items() if status.startswith("2"))
    content = done.get("content", {})
    answer = content.get("application/json", {})
    row, is_list = row_of(answer.get("schema", {}))
    sent = said.get("requestBody", {}).get("content", {}).get("application/json", {})
    known: Said = next(iter(answer.get("examples", {}).values()), {})
    asked = known.get("summary") or path
    return Operation(
        name=said["operationId"],
        method=method.upper(),
        path=path,
        about=said["summary"],
        more=said.get("description", ""),
        members=tuple(parameter_of(each) for each in parameters if each["name"] not in TOLD_BEFORE),
        told_before=tuple(each["name"] for each in parameters if each["name"] in TOLD_BEFORE),
        takes=referred(sent.get("schema", {})),
        gives=referred(row),
        is_list=is_list,
        has_csv="text/csv" in content,
        statuses=tuple(said["responses"]),
        example=pretty(known.get("value")),
        call=call_of(method.upper(), asked, parameters, sent.get("example")),
    )


def row_of(schema: Said) -> tuple[Said, bool]:
    """Return the schema of what is answered, or of each row, where it is a list."""
    results = schema.get("properties", {}).get("results")
    return (results["items"], True) if results else (schema, False)


def resolved(document: Said, each: Said) -> Said:
    name = each.get("$ref", "").rpartition("/")[2]
    found: Said = document["components"]["parameters"][name] if name else each
    return found


def referred(schema: Said) -> str:
    return str(schema.get("$ref", "")).rpartition("/")[2]


def parameter_of(said: Said) -> Member:
    schema = said["schema"]
    is_list = schema["type"] == "array"
    one = schema["items"] if is_list else schema
    # The other way round goes without saying.
    codes = [each for each in one.get("enum", ()) if not str(each).startswith("-")]
    return Member(
        name=said["name"],
        about=said.get("description", ""),
        kind=kind_of(one),
        is_list=is_list,
        is_needed=bool(said.get("required")),
        values=tuple(Value(str(each)) for each in codes),
        default=str(schema.get("default", "")),
        example=example_of(said.get("example", "")),
    )


def example_of(example: Any) -> str:
    return ",".join(map(str, example)) if isinstance(example, list) else str(example)


def members_of(schema: Said) -> Iterator[Member]:
    """Yield the members of an object."""
    for name, said in schema.get("properties", {}).items():
        about, _line, _rest = said.get("description", "").partition("\n\n* `")
        labels = dict(VALUE.findall(said.get("description", "")))
        is_list = "array" in types_of(said)
        one = said.get("items", {}) if is_list else said
        yield Member(
            name=name,
            about=about if not about.startswith("* `") else "",
            kind=kind_of(one),
            refers=next(references_in(said), ""),
            is_list=is_list,
            is_needed=name in schema.get("required", ()),
            is_nullable=is_nullable(said),
            values=tuple(
                Value(str(each), labels.get(str(each), ""))
                for each in one.get("enum", ())
                if each is not None
            ),
        )


def types_of(schema: Said) -> list[str]:
    found = schema.get("type", "object")
    return [found] if isinstance(found, str) else list(found)


def is_nullable(schema: Said) -> bool:
    others = [*schema.get("oneOf", ()), *schema.get("anyOf", ())]
    return "null" in types_of(schema) or {"type": "null"} in others


def kind_of(schema: Said) -> str:
    """Return the type of a value: its format, where it has one."""
    plain = [each for each in types_of(schema) if each != "null"]
    return str(schema.get("format") or (plain or ["null"])[0])


def references_in(schema: Any) -> Iterator[str]:
    """Yield the schemas that a schema refers to."""
    parts = schema.values() if isinstance(schema, dict) else schema
    if isinstance(schema, dict) and "$ref" in schema:
        yield referred(schema)
    for each in parts:
        if isinstance(each, dict | list):
            yield from references_in(each)


def pretty(example: Any) -> str:
    return json.dumps(example, ensure_ascii=False, indent=1) if example else ""


def call_of(method: str, path: str, parameters: list[Said], body: Any) -> str:
    """Return the call as a command."""
    for each in parameters:
        path = path.replace(f"{{{each['name']}}}", str(each.get("example", 1)))
    lines = [f"curl '{HOST}{path}'"]
    if method != "GET":
        lines[0] = f"curl -X {method} '{HOST}{path}'"
    if method != "GET" or "/my/" in path:
        lines.append('-H "Authorization: Bearer $TOKEN"')
    if any(each["name"] == "If-Match" and each["required"] for each in parameters):
        lines.append('-H "If-Match: $ETAG"')
    if body:
        told = json.dumps(body, ensure_ascii=False, indent=1).replace("'", "’")
        lines.append(f"-H 'Content-Type: application/json' -d '{told}'")
    return " \\\n  ".join(lines)
