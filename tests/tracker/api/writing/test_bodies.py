"""What is read of a body, and what is refused before anybody asks what it means."""

from typing import Any

import pytest
from django.test import Client

from parties.models import PartyAction
from resolutions.choices import State
from resolutions.models import StatusUpdate, User
from tests import make
from tracker.api.writing.sent import MOST_BYTES

from . import calls
from .calls import Program, refusal, wrong

pytestmark = pytest.mark.django_db

MALFORMED = {
    "half": b'{"status": ',
    "nothing but text": b"status=ongoing",
    "a member twice": b'{"status": "ongoing", "status": "elapsed"}',
    "not a number": b'{"status": NaN}',
    "not UTF-8": b'{"status": "\xff"}',
    "a pit": b"[" * 100_000,
    "an endless number": b'{"corrects": ' + b"1" * 10_000 + b"}",
}


@pytest.mark.parametrize("body", MALFORMED.values(), ids=MALFORMED.keys())
def test_what_is_not_json_is_malformed(officer: User, body: bytes) -> None:
    response = Program(officer).post("status-updates/", body)

    sentence = "The body is not JSON that can be read."
    assert refusal(response) == (400, "malformed", sentence)
    assert not StatusUpdate.objects.exists()


@pytest.mark.parametrize("body", [b"", b"null", b"[]", b'"ongoing"', b"1", b"true"])
def test_a_body_is_an_object(officer: User, body: bytes) -> None:
    response = Program(officer).post("status-updates/", body)

    said = wrong(response)
    if body:
        assert said == [("#", "The body is a JSON object: members in braces.")]
    else:
        assert said == [
            ("#/status", "This field is required."),
            ("#/action_item", "This field is required."),
        ]


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/xml", "multipart/form-data; boundary=x", "text/csv"]
)
def test_another_format_is_not_read(officer: User, kind: str) -> None:
    response = Program(officer).post("status-updates/", b"status=ongoing", Content_Type=kind)

    assert refusal(response)[:2] == (415, "unsupported-media-type")


def test_a_body_that_is_too_large_is_not_read(officer: User) -> None:
    body = {**calls.UPDATE, "achievements": "x" * MOST_BYTES}

    response = Program(officer).post("status-updates/", body)

    assert refusal(response) == (413, "too-large", "A body has at most 1000000 bytes.")
    assert not StatusUpdate.objects.exists()


def test_a_body_of_no_known_length_is_refused_and_not_taken_for_none(officer: User) -> None:
    response = Program(officer).post("status-updates/", Transfer_Encoding="chunked")

    sentence = "Say how long the body is (Content-Length): it is not read in chunks."
    assert refusal(response) == (400, "malformed", sentence)


def test_a_member_that_is_unknown_is_refused_since_it_may_be_a_typo(officer: User) -> None:
    body = {**calls.UPDATE, "achievments": "Met.", "evidence": [{"name/of": "Minutes"}]}
    program = Program(officer)

    top = program.post("status-updates/", body)
    inside = program.post("status-updates/", {**calls.UPDATE, "evidence": body["evidence"]})

    assert [pointer for pointer, _said in wrong(top)] == ["#/achievments"]
    assert wrong(inside) == [
        (
            "#/evidence/0/name~1of",
            "There is no such member here. There are: id, kind, title, url, meeting, is_public.",
        )
    ]
    assert not StatusUpdate.objects.exists()


def test_a_parameter_in_the_address_is_refused_since_it_would_be_lost(officer: User) -> None:
    response = Program(officer).post("status-updates/?status=ongoing", calls.UPDATE)

    assert refusal(response)[:2] == (400, "invalid-parameter")


# A value of another kind than the one that is meant is not made to fit.
KINDS: list[tuple[dict[str, Any], str]] = [
    ({"status": 1}, "#/status"),
    ({"status": None}, "#/status"),
    ({"status": ""}, "#/status"),
    ({"action_item": 20}, "#/action_item"),
    ({"action_item": ""}, "#/action_item"),
    ({"achievements": 5}, "#/achievements"),
    ({"achievements": None}, "#/achievements"),
    ({"achievements": ["x"]}, "#/achievements"),
    ({"achievements": {"en": "x"}}, "#/achievements"),
    ({"needs_funding": "yes"}, "#/needs_funding"),
    ({"needs_funding": 1}, "#/needs_funding"),
    ({"needs_funding": []}, "#/needs_funding"),
    ({"effective_on": "1 June 2025"}, "#/effective_on"),
    ({"effective_on": "2025-02-30"}, "#/effective_on"),
    ({"effective_on": "20250601"}, "#/effective_on"),
    ({"effective_on": 20250601}, "#/effective_on"),
    ({"effective_on": ""}, "#/effective_on"),
    ({"corrects": "1"}, "#/corrects"),
    ({"corrects": True}, "#/corrects"),
    ({"corrects": 1.0}, "#/corrects"),
    ({"corrects": 0}, "#/corrects"),
    ({"corrects": 2**63}, "#/corrects"),
    ({"evidence": {}}, "#/evidence"),
    ({"evidence": None}, "#/evidence"),
    ({"evidence": "x"}, "#/evidence"),
    ({"evidence": ["x"]}, "#/evidence/0"),
    ({"evidence": [{}] * 101}, "#/evidence"),
    ({"evidence": [{"title": "x", "meeting": 1}]}, "#/evidence/0/meeting"),
    ({"evidence": [{"title": "x", "kind": "film"}]}, "#/evidence/0/kind"),
    ({"evidence": [{"id": "1"}]}, "#/evidence/0/id"),
]


@pytest.mark.parametrize(("sent", "pointer"), KINDS, ids=str)
def test_a_value_of_another_kind_is_refused_where_it_stands(
    officer: User, sent: dict[str, Any], pointer: str
) -> None:
    response = Program(officer).post("status-updates/", {**calls.UPDATE, **sent})

    assert [each for each, _said in wrong(response)] == [pointer]
    assert not StatusUpdate.objects.exists()


ACTION_KINDS: list[tuple[dict[str, Any], str]] = [
    ({"title": 1}, "#/title"),
    ({"items": "11.10-29-PAR"}, "#/items"),
    ({"items": [29]}, "#/items/0"),
    ({"items": ["11.10-29-PAR"] * 201}, "#/items"),
    ({"stage": "done"}, "#/stage"),
    ({"stage": ""}, "#/stage"),
    ({"language": "de"}, "#/language"),
    ({"starts_on": "05/02/2025"}, "#/starts_on"),
    ({"evidence": [{"title": "x"}]}, "#/evidence/0/url"),
    ({"evidence": [{}]}, "#/evidence/0/url"),
    ({"party": "KEN"}, "#/party"),
]


@pytest.mark.parametrize(("sent", "pointer"), ACTION_KINDS, ids=str)
def test_a_value_of_an_action_is_refused_where_it_stands(
    national: User, sent: dict[str, Any], pointer: str
) -> None:
    response = Program(national).post("party-actions/", {**calls.ACTION, **sent})

    assert [each for each, _said in wrong(response)] == [pointer]
    assert not PartyAction.objects.exists()


@pytest.mark.parametrize(
    "body",
    [rb'{"achievements": "\u0000"}', rb'{"achievements": "\ud800"}', rb'{"\ud800": 1}',
     rb'{"evidence": [{"title": "a\u0000"}]}', rb'{"\u0000": 1}'],
)  # fmt: skip
def test_characters_that_no_text_has_are_refused(officer: User, body: bytes) -> None:
    response = Program(officer).post("status-updates/", body)

    sentences = {"Null characters are not allowed.", "It holds a character that no text has."}
    assert {said for _pointer, said in wrong(response)} <= sentences


def test_what_needs_no_body_takes_none_and_an_empty_one(officer: User) -> None:
    program = Program(officer)
    update = make.status_update(state=State.DRAFT)
    here = f"my/status-updates/{update.pk}/"
    etag = program.get(here)["ETag"]

    full = program.post(f"{here}submit/", {"reason": "Ready."}, If_Match=etag)
    submitted = program.post(f"{here}submit/", {}, If_Match=etag)
    recalled = program.post(f"{here}recall/", If_Match=submitted["ETag"])

    assert [pointer for pointer, _said in wrong(full)] == ["#/reason"]
    assert (submitted.status_code, recalled.status_code) == (200, 200)


def test_a_form_of_a_page_cannot_be_sent_here_with_a_session(officer: User, client: Client) -> None:
    client.force_login(officer)

    response = client.post("/api/v1/status-updates/", calls.UPDATE, "application/json")

    assert refusal(response)[:2] == (401, "not-signed-in")
    assert not StatusUpdate.objects.exists()


def test_the_answer_is_json_and_no_other_format_is_offered(officer: User) -> None:
    response = Program(officer).post("status-updates/", calls.UPDATE, Accept="text/csv")

    assert refusal(response)[:2] == (406, "not-acceptable")
    assert not StatusUpdate.objects.exists()
