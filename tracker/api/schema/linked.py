"""Links between operations: from a list to what it lists, from what was made to its verbs."""

import re
from collections.abc import Iterator
from typing import Any

Said = dict[str, Any]

METHODS = ("get", "put", "post", "patch", "delete")
ETAG = "$response.header.ETag"
NAME = re.compile(r"\{(\w+)\}")
# What a row calls what its address calls otherwise.
MEMBERS = {("paragraphs", "slug"): "resolution"}


def add_links(document: Said) -> None:
    """Give each answer the links to what can be done with it, by the names that it tells."""
    for path, method, operation in operations(document):
        of_person = method != "get" or is_mine(path)
        for status, response in operation["responses"].items():
            found = links_of(document, path, operation, response)
            links = {name: link for name, link, mine in found if mine == of_person}
            if status in ("200", "201") and links:
                response["links"] = links


def is_mine(path: str) -> bool:
    """Whether what stands there is for the person of the token alone."""
    return "/my/" in path


def operations(document: Said) -> Iterator[tuple[str, str, Said]]:
    for path, methods in document["paths"].items():
        for method in METHODS:
            if method in methods:
                yield path, method, methods[method]


def links_of(
    document: Said, path: str, operation: Said, response: Said
) -> Iterator[tuple[str, Said, bool]]:
    """Yield the links of an answer by the name of the operation, and whether that is private."""
    told, where = told_in(document, response)
    for target, _method, other in operations(document):
        if other is operation or "{" not in target:
            continue
        values = values_for(path, target, told, where)
        if not values:
            continue
        if takes_etag(other) and "ETag" in response.get("headers", {}) and not where:
            values["header.If-Match"] = ETAG
        name = other["operationId"]
        yield name, {"operationId": name, "parameters": values}, is_mine(target)


def values_for(path: str, target: str, told: set[str], where: str) -> dict[str, str]:
    """Return where the names in an address are found, if all are.

    Args:
        told: the members of what was answered.
        where: where they stand in it.
    """
    names = NAME.findall(target)
    if path.startswith(f"{target[: target.rindex('}')]}}}/"):
        return {f"path.{name}": f"$request.path.{name}" for name in names}
    word = collection(target[: target.index("{")])
    members = {name: MEMBERS.get((word, name), name) for name in names}
    if word != collection(path) or not set(members.values()) <= told:
        return {}
    return {f"path.{name}": f"$response.body#{where}/{each}" for name, each in members.items()}


def told_in(document: Said, response: Said) -> tuple[set[str], str]:
    """Return the members that an answer has, or its first row, and where that stands."""
    schema = response.get("content", {}).get("application/json", {}).get("schema", {})
    where = ""
    if "results" in schema.get("properties", {}):
        schema, where = schema["properties"]["results"]["items"], "/results/0"
    name = schema.get("$ref", "").rpartition("/")[2]
    found = document["components"]["schemas"].get(name, {})
    return set(found.get("properties", {})), where


def collection(path: str) -> str:
    """Return the last word of an address that is no name."""
    return next((each for each in reversed(path.strip("/").split("/")) if "{" not in each), "")


def takes_etag(operation: Said) -> bool:
    return any(each.get("name") == "If-Match" for each in operation.get("parameters", ()))
