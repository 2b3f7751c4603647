"""Paragraphs of both kinds, with what each clause asks and names."""

import pytest
from django.test import Client

from resolutions.models import Element, Paragraph
from tests.scale import copy_resolution
from tests.tracker.api.walking import everything, read, refusal, results

pytestmark = pytest.mark.django_db

LIST = "/api/v1/paragraphs/"
TEXT = f"{LIST}11.10-rev-cop14/"


def anchors(client: Client, **query: str | list[str]) -> list[str]:
    return [row["anchor"] for row in everything(client, LIST, **query)]


def test_they_stand_as_the_text_does_the_preamble_first(client: Client) -> None:
    found = anchors(client)

    preamble = [f"preamble-{number}" for number in range(1, 23)]
    assert found == preamble + [f"para-{number}" for number in range(1, 34)]


def test_one_text_stands_after_another(client: Client) -> None:
    copy_resolution(1)

    found = [row["resolution"] for row in everything(client, LIST, fields="resolution")]

    assert found == ["11.10-rev-cop14"] * 55 + ["copy-1"] * 55


@pytest.mark.parametrize(
    ("anchor", "kind", "number"), [("para-18", "operative", 18), ("preamble-3", "preambular", 3)]
)
def test_a_paragraph_is_found_by_its_name_in_the_text(
    client: Client, anchor: str, kind: str, number: int
) -> None:
    paragraph = read(client, f"{TEXT}{anchor}/")

    stored = Paragraph.objects.get(resolution__prefix="11.10", kind=kind, number=number)
    assert (paragraph["kind"], paragraph["number"]) == (kind, number)
    assert paragraph["text"] == stored.text
    assert paragraph["url"] == f"http://testserver/resolutions/11.10-rev-cop14/#{anchor}"
    assert paragraph["api_url"] == f"http://testserver{TEXT}{anchor}/"


@pytest.mark.parametrize(
    "anchor",
    ["para-34", "para-0", "para-018", "para-", "para", "18", "Para-18", "para-18a", "para--1",
     "para-１８", "para-99999", "para-999999999999999999999", "preamble-23", "operative-18"],
)  # fmt: skip
def test_no_other_name_leads_to_a_paragraph(client: Client, anchor: str) -> None:
    problem = read(client, f"{TEXT}{anchor}/", answered=404)

    assert problem["detail"] == "There is no such paragraph."


def test_there_is_no_paragraph_of_an_unknown_text(client: Client) -> None:
    read(client, f"{LIST}12.1/para-1/", answered=404)


def test_a_clause_says_what_it_asks_and_of_whom(client: Client) -> None:
    first, second, third = read(client, f"{TEXT}para-18/")["elements"]

    assert (first["verb"], first["verb_lemma"], first["modifier"], first["modality"]) == (
        "requests", "request", "further", "request",
    )  # fmt: skip
    assert first["action_items"] == ["11.10-18.1-SEC", "11.10-18.1-PAR", "11.10-18.1-STK"]
    assert second["action_items"] == ["11.10-18.2-MEA"]
    assert third["timeframe"] == "recurring"
    assert third["timeframe_text"] == "each meeting of the COP"


def test_a_reporting_duty_names_the_body(client: Client) -> None:
    elements = read(client, f"{TEXT}para-18/")["elements"]

    assert [(each["reports_to"], each["report_kind"]) for each in elements] == [
        (None, ""),
        (None, ""),
        ("cms-COP", "report"),
    ]


def test_a_clause_says_what_it_names_outside_the_text(client: Client) -> None:
    element = read(client, f"{TEXT}para-18/")["elements"][0]

    assert element["cross_references"][0] == {"kind": "instrument", "surface": "CBD", "name": "CBD"}


def test_a_paragraph_names_its_theme_in_the_language_of_the_reader(client: Client) -> None:
    answer = client.get(f"{TEXT}para-18/", headers={"accept-language": "es"}).json()

    assert answer["theme"] == "framework"
    assert answer["theme_label"] == "Marco Mundial de Biodiversidad y estrategias nacionales"


def test_a_preambular_paragraph_asks_nothing(client: Client) -> None:
    paragraph = read(client, f"{TEXT}preamble-1/")

    assert paragraph["elements"] == paragraph["action_items"] == []
    assert paragraph["element_type"] == "informational"
    assert paragraph["external_codes"] == {"dtt": ["informational"]}


def test_every_item_stands_in_one_paragraph(client: Client) -> None:
    found = [item for row in everything(client, LIST) for item in row["action_items"]]

    items = everything(client, "/api/v1/action-items/", fields="reference")
    assert found == [row["reference"] for row in items]


def test_a_note_on_the_reading_is_not_told(client: Client) -> None:
    Element.objects.update(note="zebra")

    assert "zebra" not in client.get(LIST, {"page_size": "500"}).content.decode()


def test_they_are_narrowed_by_kind_number_and_text(client: Client) -> None:
    copy_resolution(1)

    assert len(anchors(client, kind="preambular", resolution="copy-1")) == 22
    assert anchors(client, paragraph="3", resolution="copy-1") == ["preamble-3", "para-3"]
    assert anchors(client, paragraph="3", kind="operative") == ["para-3", "para-3"]


def test_they_are_narrowed_by_what_they_ask_and_of_whom(client: Client) -> None:
    asked = anchors(client, addressee="BLG")
    both = anchors(client, addressee=["BLG", "SCC"])

    items = results(client, "/api/v1/action-items/?addressee=BLG&page_size=500")
    assert asked == list(dict.fromkeys(f"para-{row['paragraph']}" for row in items))
    assert set(asked) < set(both)
    assert len(both) == len(set(both))


def test_they_are_narrowed_by_theme_and_element_type(client: Client) -> None:
    framework = results(client, LIST, theme="framework")
    informational = everything(client, LIST, element_type="informational", kind="operative")

    assert {row["theme"] for row in framework} == {"framework"}
    assert informational
    assert [row["action_items"] for row in informational] == [[]] * len(informational)


def test_words_are_looked_for_in_the_text(client: Client) -> None:
    found = results(client, LIST, q="Ramsar Convention")

    assert found
    assert all("Ramsar" in row["text"] for row in found)
    assert anchors(client, q="letterbox") == []


@pytest.mark.parametrize("words", ['"', "'", "*", "a OR", "NEAR(", "-", "%", ":", "()", "\\"])
def test_signs_in_the_words_break_nothing(client: Client, words: str) -> None:
    for address in (LIST, "/api/v1/resolutions/", "/api/v1/status-updates/"):
        assert client.get(address, {"q": words}).status_code == 200


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("resolution=x", "resolution: There is no such resolution here."),
        ("paragraph=32768", "paragraph: It is 32767 or less."),
    ],
)
def test_what_there_is_none_of_is_refused(client: Client, query: str, sentence: str) -> None:
    assert refusal(client, LIST, query)["detail"] == sentence
