"""The JSON of a report: what the schema says it is, and the content again when it is read."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from pydantic import ValidationError

from tracker.reporting import frozen
from tracker.reporting.content import Content

from . import contents

SAID: list[Callable[[], Content]] = [contents.content, contents.empty, contents.harsh]
said = pytest.mark.parametrize("said", SAID)

# Where something that the schema does not know may slip in: at the top, and far inside.
PLACES: list[Callable[[Any], Any]] = [
    lambda content: content,
    lambda content: content["header"],
    lambda content: content["header"]["meeting"],
    lambda content: content["items"][0],
    lambda content: content["items"][0]["updates"][0],
    lambda content: content["items"][0]["updates"][0]["evidence"][0],
    lambda content: content["party_actions"][0],
    lambda content: content["passages"]["title"]["en"],
]
places = pytest.mark.parametrize("place", PLACES)


def errors(text: str) -> list[Any]:
    return list(Draft202012Validator(frozen.schema()).iter_errors(json.loads(text)))


def with_more(place: Callable[[Any], Any]) -> str:
    plain = json.loads(frozen.as_json(contents.content()))
    place(plain)["more"] = "x"
    return json.dumps(plain)


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(frozen.schema())

    assert frozen.schema()["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_the_schema_can_be_published() -> None:
    assert json.loads(json.dumps(frozen.schema())) == frozen.schema()


@said
def test_a_content_keeps_to_the_schema(said: Callable[[], Content]) -> None:
    assert errors(frozen.as_json(said())) == []


@said
def test_a_content_comes_back_as_it_was(said: Callable[[], Content]) -> None:
    text = frozen.as_json(said())

    assert frozen.from_json(text) == said()
    assert frozen.as_json(frozen.from_json(text)) == text


@said
def test_the_same_content_is_the_same_bytes(said: Callable[[], Content]) -> None:
    assert frozen.as_json(said()).encode() == frozen.as_json(said()).encode()


def test_the_order_in_which_texts_were_written_down_is_not_seen() -> None:
    content = contents.content()
    turned = dict(reversed([*content.passages.items()]))

    assert frozen.as_json(replace(content, passages=turned)) == frozen.as_json(content)


def test_words_of_all_scripts_stand_in_it_as_they_are() -> None:
    text = frozen.as_json(contents.content())

    assert "لجنة وطنية للتنسيق" in text
    assert text.endswith("}\n")


@places
def test_a_field_that_nobody_knows_is_refused(place: Callable[[Any], Any]) -> None:
    with pytest.raises(ValidationError):
        frozen.from_json(with_more(place))


@places
def test_the_schema_knows_no_other_fields(place: Callable[[Any], Any]) -> None:
    assert errors(with_more(place))


@pytest.mark.parametrize("field", ["version", "header", "items", "party_actions"])
def test_a_content_without_a_field_is_refused(field: str) -> None:
    plain = json.loads(frozen.as_json(contents.content()))
    del plain[field]

    assert errors(json.dumps(plain))
    with pytest.raises(ValidationError):
        frozen.from_json(json.dumps(plain))


def test_a_digest_is_that_of_the_bytes() -> None:
    assert frozen.digest("é\n") == (
        "edd3a863872a04239eb29ad4bc12fc892b3d4ae57cc7e786a3697816f8e141c2"
    )
