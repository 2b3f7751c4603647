"""What is said of how far a paragraph has come, and of the reports to meetings."""

import pytest
from django.test import Client

from resolutions.choices import Status
from tests import make
from tracker.reporting import services as report_services

from .reading import document, entries, tags_of, values

pytestmark = pytest.mark.django_db


def test_a_document_says_whom_a_paragraph_asks_and_how_far_that_has_come(client: Client) -> None:
    make.status_update(make.item("11.10-18.3-SEC"), status=Status.ONGOING, needs_funding=True)

    tags = tags_of(document(client, 18))

    assert tags["addressee:11.10-18.3-SEC"] == ("SEC", "Secretariat")
    assert tags["status:11.10-18.3-SEC"] == ("ongoing", "2025-06-01")
    assert tags["mark:11.10-18.3-SEC"] == ("needs_funding", "")
    assert tags["status:11.10-18.1-PAR"] == ("no_information", "")
    assert tags["element-type"] == ("operational", "")


def test_a_document_of_a_paragraph_names_it_and_what_it_asks(client: Client) -> None:
    names = [(each["name"], each["value"]) for each in document(client, 18)["identifiers"]]

    assert ("resolution", "11.10-rev-cop14") in names
    assert ("paragraph", "18") in names
    assert [value for name, value in names if name == "action-item"] == [
        "11.10-18.1-SEC", "11.10-18.1-PAR", "11.10-18.1-STK", "11.10-18.2-MEA", "11.10-18.3-SEC",
    ]  # fmt: skip


def test_a_paragraph_that_asks_nothing_is_there_as_informational(client: Client) -> None:
    assert tags_of(document(client, 1))["element-type"] == ("informational", "")


def test_a_final_report_has_its_files_in_each_format_and_language(client: Client) -> None:
    make.report("final")

    report = entries(client, "Documents")[-1]

    assert report["types"] == [{"value": "Progress report"}]
    assert sorted(each["url"].rsplit("/", 1)[1] for each in report["files"]) == sorted(
        [f"stc56.{language}.{suffix}" for language in ("en", "fr", "es")
         for suffix in ("pdf", "docx", "xlsx")] + ["stc56.json"]
    )  # fmt: skip
    assert values(report["title"])["es"] == "Aplicación de la Resolución 11.10 (Rev.COP14)"


def test_a_revised_report_names_the_one_it_replaces(client: Client) -> None:
    first = make.report("final")
    begun = report_services.revise_report(
        first, make.start(symbol="UNEP/CMS/StC56/Doc.14/Rev.1"), by=make.manager()
    )
    make.confirmed(report_services.propose_report(begun, by=make.manager()))

    found = entries(client, "Documents")[-1]

    assert {"type": "document", "refId": f"report-{first.pk}"} in found["referenceToEntities"]


@pytest.mark.parametrize("state", ["draft", "proposed"])
def test_a_report_that_is_not_final_is_nowhere(client: Client, state: str) -> None:
    make.report(state)

    assert len(entries(client, "Documents")) == 33
