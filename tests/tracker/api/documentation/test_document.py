"""The OpenAPI document: valid, complete, derived from the views, in three languages."""

import json
import re
from collections.abc import Iterator
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from drf_spectacular.validation import validate_schema

from tests.tracker.api.walking import PUBLIC
from tracker.api.docs import document
from tracker.api.problems import MEDIA_TYPE, TITLES
from tracker.api.schema.responses import KINDS
from tracker.choices import Scope

Said = dict[str, Any]
SCHEMA = "/api/schema/"


def operations() -> Iterator[tuple[str, str, Said]]:
    for path, methods in document("en-gb")["paths"].items():
        for method, said in methods.items():
            yield path, method, said


def parameters(said: Said) -> dict[str, Said]:
    shared = document("en-gb")["components"]["parameters"]
    found = [
        shared[each["$ref"].rpartition("/")[2]] if "$ref" in each else each
        for each in said["parameters"]
    ]
    return {each["name"]: each for each in found}


@pytest.mark.parametrize("language", ["en-gb", "fr", "es"])
def test_the_document_is_valid_openapi(language: str) -> None:
    told = document(language)

    validate: Any = validate_schema
    validate(told)

    assert told["openapi"].startswith("3.1")


def test_nothing_is_guessed() -> None:
    call_command(
        "spectacular", "--validate", "--fail-on-warn", stdout=StringIO(), stderr=StringIO()
    )


def test_every_public_address_is_there_with_all_that_it_takes() -> None:
    known = {re.sub(r"<\w+:(\w+)>", r"{\1}", route): view for route, view in PUBLIC}
    for path, method, said in operations():
        view = known.get(path.replace("{id}", "{pk}"))
        if method == "get" and view:
            asked = {name for name, each in parameters(said).items() if each["in"] == "query"}
            assert asked == {each.name for each in view.parameters()}, path

    assert {path.replace("{id}", "{pk}") for path, _m, _s in operations()} >= known.keys()


def test_every_operation_has_its_own_name_and_says_what_it_does() -> None:
    names = [said["operationId"] for _path, _method, said in operations()]

    assert len(set(names)) == len(names)
    assert all(re.fullmatch("[a-z]+(_[a-z]+)+", name) for name in names)
    assert all(said["summary"] and len(said["tags"]) == 1 for _p, _m, said in operations())


def test_the_names_of_operations_stay() -> None:
    names = {said["operationId"]: f"{method} {path}" for path, method, said in operations()}

    assert names["list_action_items"] == "get /api/v1/action-items/"
    assert names["get_party"] == "get /api/v1/parties/{iso3}/"
    assert names["get_body"] == "get /api/v1/bodies/{key}/"
    assert names["create_status_update"] == "post /api/v1/status-updates/"
    assert names["submit_my_status_update"] == "post /api/v1/my/status-updates/{id}/submit/"


def test_every_refusal_is_a_problem_and_every_kind_of_problem_is_told() -> None:
    shared = document("en-gb")["components"]["responses"]
    for _path, _method, said in operations():
        assert {"400", "401", "406", "429"} <= said["responses"].keys()

    told = {kind for kinds in KINDS.values() for kind in kinds}
    assert told == set(TITLES)
    assert all(list(each["content"]) == [MEDIA_TYPE] for each in shared.values())


def test_writing_needs_a_token_with_its_scope_and_reading_needs_none() -> None:
    for path, method, said in operations():
        if method == "get" and "/my/" not in path:
            assert said["security"] == [{}, {"token": []}], path
        else:
            (needed,) = said["security"]
            assert set(needed["token"]) < set(Scope.values), path
            assert "403" in said["responses"], path


def test_every_post_may_be_sent_again_and_what_is_changed_is_read_first() -> None:
    for path, method, said in operations():
        takes = parameters(said)
        assert ("Idempotency-Key" in takes) == (method == "post"), path
        if method in ("put", "delete"):
            assert takes["If-Match"]["required"], path
            assert {"412", "428"} <= said["responses"].keys(), path


def test_every_name_in_an_address_is_told_with_one_from_the_record() -> None:
    for path, _method, said in operations():
        for name in re.findall(r"{(\w+)}", path):
            told = parameters(said)[name]
            assert told["required"]
            assert told["description"]
            assert name == "id" or re.fullmatch(told["schema"]["pattern"], told["example"])


def test_a_list_leads_to_what_it_lists_and_a_draft_to_what_can_be_done_with_it() -> None:
    links = {
        said["operationId"]: {
            name for response in said["responses"].values() for name in response.get("links", ())
        }
        for _path, _method, said in operations()
    }

    assert links["list_paragraphs"] == {"get_paragraph"}
    assert links["create_status_update"] == {
        "get_my_status_update", "replace_my_status_update", "delete_my_status_update",
        "recall_my_status_update", "submit_my_status_update",
    }  # fmt: skip


def test_members_say_what_they_are() -> None:
    silent = [
        f"{name}.{member}"
        for name, schema in document("en-gb")["components"]["schemas"].items()
        for member, said in schema.get("properties", {}).items()
        if name != "Problem" and not said.get("description")
    ]

    assert silent == []


@pytest.mark.django_db
def test_the_document_follows_the_language_of_the_reader(client: Client) -> None:
    english = client.get(SCHEMA)
    french = client.get(SCHEMA, headers={"Accept-Language": "fr"})

    assert english["Content-Language"] == "en-gb"
    assert french["Content-Language"] == "fr"
    assert "En cours" in french.content.decode()
    assert "En cours" not in english.content.decode()


@pytest.mark.django_db
def test_the_document_is_not_sent_again_to_who_has_it(client: Client) -> None:
    first = client.get(SCHEMA)

    again = client.get(SCHEMA, headers={"If-None-Match": first["ETag"]})

    assert json.loads(first.content)["info"]["version"] == "1"
    assert again.status_code == 304


def test_the_licence_is_the_one_of_the_settings(settings: Any) -> None:
    from tracker.api.schema.document import head

    settings.OPEN_DATA_LICENCE = "CC BY 4.0"
    settings.OPEN_DATA_LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"

    assert head()["license"] == {
        "name": "CC BY 4.0",
        "url": "https://creativecommons.org/licenses/by/4.0/",
    }


def test_no_licence_is_claimed_where_none_is_set(settings: Any) -> None:
    from tracker.api.schema.document import head

    settings.OPEN_DATA_LICENCE = ""

    assert "license" not in head()
