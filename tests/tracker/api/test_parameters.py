"""What an address does not understand it refuses, and says which parameter and why."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client

from tracker.api.parameters import Parameter

from .walking import LISTS, SELECTIVE, refusal, results

ITEMS = "/api/v1/action-items/"
TWICE = "It is given twice."
NUL = "It holds a character that no text has."

# What no parameter of the kind takes, with the sentence that says so.
WRONG = {
    "integer": ["", "x", "1.5", "+1", " 1", "１", "1e3", "9" * 40],
    "boolean": ["", "x", "2", "tru"],
    "date": ["", "x", "2026-02-30", "2026-1-1", "20260101", "2026-01-01T00:00", "0000-00-00"],
}
SENTENCES = {
    "integer": "It is a whole number.",
    "boolean": "It is true or false.",
    "date": "Give the date as 2026-03-23.",
}


def sentence_about(client: Client, address: str, name: str, query: str) -> str:
    """Return the one sentence with which the address refuses the parameter."""
    problem = refusal(client, address, query)
    (error,) = problem["errors"]
    assert problem["type"].endswith("#problem-invalid-parameter")
    assert error["parameter"] == name
    assert problem["detail"] == f"{name}: {error['detail']}"
    sentence: str = error["detail"]
    return sentence


def parameters() -> Iterator[tuple[str, Parameter]]:
    for address, view in SELECTIVE:
        for each in view.parameters():
            yield address, each


def of_kind(kind: str) -> Iterator[tuple[str, Parameter]]:
    return ((address, each) for address, each in parameters() if each.kind == kind)


def a_value(each: Parameter) -> str:
    """Return a value that the parameter takes."""
    plain = {"integer": str(each.least or 1), "boolean": "true", "date": "2025-01-01"}
    return str(each.choices[0]) if each.choices else plain.get(each.kind, "x")


def test_an_unknown_parameter_is_refused_with_the_names_of_those_that_there_are(
    client: Client, db: None
) -> None:
    for address, view in SELECTIVE:
        names = ", ".join(sorted(each.name for each in view.parameters()))

        sentence = sentence_about(client, address, "frobnicate", "frobnicate=1")

        assert sentence == f"There is no such parameter here. There are: {names}."


def test_a_parameter_that_is_given_twice_is_refused(client: Client, db: None) -> None:
    for address, each in parameters():
        if not each.many:
            query = urlencode([(each.name, a_value(each))] * 2)

            assert sentence_about(client, address, each.name, query) == TWICE


def test_several_values_of_one_condition_are_taken_together(client: Client, db: None) -> None:
    rows = results(client, f"{ITEMS}?addressee=SEC&addressee=BLG&page_size=500")

    assert {row["addressee"] for row in rows} == {"SEC", "BLG"}


def test_a_nul_is_refused_wherever_it_stands(client: Client, db: None) -> None:
    for address, each in parameters():
        query = f"{each.name}=a%00b"

        assert sentence_about(client, address, each.name, query) == NUL


@pytest.mark.parametrize("kind", WRONG)
def test_a_value_of_another_kind_is_refused(client: Client, db: None, kind: str) -> None:
    for address, each in of_kind(kind):
        for value in WRONG[kind]:
            query = urlencode({each.name: value})

            assert sentence_about(client, address, each.name, query) == SENTENCES[kind], value


def test_a_number_out_of_range_is_refused(client: Client, db: None) -> None:
    for address, each in of_kind("integer"):
        if each.least is not None:
            query = f"{each.name}={each.least - 1}"
            assert sentence_about(client, address, each.name, query).endswith(" or more.")
        if each.most is not None:
            query = f"{each.name}={each.most + 1}"
            assert sentence_about(client, address, each.name, query).endswith(" or less.")


def test_every_number_has_its_bounds() -> None:
    numbers = list(of_kind("integer"))

    assert numbers
    assert [each.name for _at, each in numbers if None in (each.least, each.most)] == []


def test_a_value_that_is_none_of_the_choices_is_refused_with_the_choices(
    client: Client, db: None
) -> None:
    for address, each in parameters():
        for value in ("", "frobnicate", f"{a_value(each)} ", f"{a_value(each)},"):
            if each.choices:
                query = urlencode({each.name: value})
                sentence = sentence_about(client, address, each.name, query)

                assert sentence == f"It is one of these: {', '.join(each.choices)}."


def test_a_text_that_is_too_long_is_refused(client: Client, db: None) -> None:
    for address, each in parameters():
        if each.longest is not None:
            query = f"{each.name}={'x' * (each.longest + 1)}"

            sentence = sentence_about(client, address, each.name, query)

            assert sentence == f"It is longer than {each.longest} characters."


def test_a_text_that_names_nothing_is_refused_or_finds_nothing(client: Client, full: None) -> None:
    for address, view in LISTS:
        for each in view.parameters():
            if each.kind == "string" and not each.choices and each.name != "cursor":
                response: Any = client.get(address, {each.name: "frobnicate"})

                if response.status_code == 200:
                    assert response.json()["results"] == [], (address, each.name)
                else:
                    assert response.status_code == 400
                    assert [at["parameter"] for at in response.json()["errors"]] == [each.name]


def test_an_empty_text_asks_for_nothing(client: Client, full: None) -> None:
    for address, view in LISTS:
        for each in view.parameters():
            is_text = each.kind == "string" and not each.choices and not each.many
            if is_text and each.name != "cursor":
                found = results(client, address, **{each.name: ""})

                assert found == results(client, address), (address, each.name)


def test_what_is_documented_is_taken(client: Client, full: None) -> None:
    for address, each in parameters():
        values = each.choices[:: max(1, len(each.choices) // 4)]
        if values or each.kind != "string":
            for value in values or [a_value(each)]:
                response = client.get(address, {each.name: value})

                assert response.status_code == 200, (address, each.name, value)


def test_all_that_is_wrong_is_said_at_once(client: Client, db: None) -> None:
    problem = refusal(client, ITEMS, "paragraph=0&status=done&x=1&page_size=501")

    named = [each["parameter"] for each in problem["errors"]]
    assert named == ["paragraph", "status", "x", "page_size"]


def test_a_day_that_is_yet_to_come_is_refused(client: Client, db: None) -> None:
    for address, each in parameters():
        if each.name == "as_of":
            sentence = sentence_about(client, address, "as_of", "as_of=9999-12-31")

            assert sentence == "It is yet to come."


def test_a_refusal_is_in_the_language_of_the_reader(client: Client, db: None) -> None:
    response = client.get(ITEMS, {"as_of": "x"}, headers={"accept-language": "fr"})

    assert response.status_code == 400
    assert response["Content-Language"] == "fr"


def test_bytes_that_are_no_text_break_nothing(client: Client, db: None) -> None:
    for address, view in LISTS:
        for each in view.parameters():
            response = client.get(f"{address}?{each.name}=%ED%A0%80%FF")

            assert response.status_code in (200, 400), (address, each.name)
