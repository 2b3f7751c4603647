"""Resolutions, with how far their action items have come."""

from collections import Counter

import pytest
from django.test import Client

from resolutions.choices import LegalStatus, State, Status
from resolutions.models import ActionItem, Resolution
from tests import make
from tests.scale import copy_resolution
from tests.tracker.api.walking import read, refusal, results

pytestmark = pytest.mark.django_db

LIST = "/api/v1/resolutions/"
ONE = f"{LIST}11.10-rev-cop14/"


def slugs(client: Client, **query: str | list[str]) -> list[str]:
    return [row["slug"] for row in results(client, LIST, **query)]


def test_a_resolution_says_what_it_is(client: Client) -> None:
    resolution = read(client, ONE)

    told = ("number", "title", "body", "meeting", "adopted_on", "legal_status", "language")
    assert [resolution[name] for name in told] == [
        "11.10 (Rev.COP14)",
        "Synergies and Partnerships",
        "cms-COP",
        "COP14",
        "2024-02-17",
        "in_force",
        "en",
    ]


def test_it_leads_to_its_page_its_text_and_itself(client: Client) -> None:
    resolution = read(client, ONE)

    assert resolution["url"] == "http://testserver/resolutions/11.10-rev-cop14/"
    assert resolution["akn_url"] == "http://testserver/resolutions/11.10-rev-cop14/akn.xml"
    assert resolution["api_url"] == f"http://testserver{ONE}"


def test_it_counts_its_paragraphs(client: Client) -> None:
    resolution = read(client, ONE)

    assert (resolution["preambular_paragraphs"], resolution["operative_paragraphs"]) == (22, 33)


def test_it_counts_its_items_by_status_as_they_stand(client: Client) -> None:
    copy_resolution(1)
    make.status_update()
    make.status_update(make.item("11.10-18.3-SEC"), status=Status.ONGOING)
    make.status_update(make.item("11.10-29-PAR"), State.SUBMITTED)

    resolution = read(client, ONE)

    expected = Counter(no_information=49, in_progress=1, ongoing=1)
    assert resolution["items_by_status"] == {each: expected[each] for each in Status.values}
    assert resolution["action_items"] == 51


def test_a_text_without_items_counts_none(client: Client) -> None:
    model = Resolution.objects.get(prefix="11.10")
    Resolution.objects.create(
        slug="bare", number="1", symbol="T/1", title="Bare", prefix="T1",
        adopted_at=model.adopted_at, adopted_on=model.adopted_on,
    )  # fmt: skip

    resolution = read(client, f"{LIST}bare/")

    assert resolution["items_by_status"] == dict.fromkeys(Status.values, 0)
    assert resolution["preambular_paragraphs"] == resolution["operative_paragraphs"] == 0


def test_texts_that_take_each_others_place_name_each_other(client: Client) -> None:
    old, older = copy_resolution(1), copy_resolution(2)
    new = Resolution.objects.get(prefix="11.10")
    Resolution.objects.filter(pk__in=[old.pk, older.pk]).update(superseded_by=new)

    assert read(client, ONE)["supersedes"] == ["copy-1", "copy-2"]
    assert read(client, f"{LIST}copy-1/")["superseded_by"] == "11.10-rev-cop14"


@pytest.mark.parametrize(
    ("status", "code"),
    [
        (LegalStatus.IN_FORCE, "active"),
        (LegalStatus.SUPERSEDED, "amended"),
        (LegalStatus.RETIRED, "retired"),
    ],
)
def test_the_legal_status_has_the_code_of_informea(
    client: Client, status: LegalStatus, code: str
) -> None:
    Resolution.objects.update(legal_status=status)

    resolution = read(client, ONE)

    assert resolution["legal_status"] == status.value
    assert resolution["external_codes"] == {"informea": [code]}


def test_the_legal_status_is_said_in_the_language_of_the_reader(client: Client) -> None:
    answer = client.get(ONE, headers={"accept-language": "fr"}).json()

    assert answer["legal_status_label"] == "En vigueur"


def test_resolutions_are_narrowed(client: Client) -> None:
    copy_resolution(1)
    Resolution.objects.filter(slug="copy-1").update(legal_status=LegalStatus.RETIRED)

    assert slugs(client, legal_status="retired") == ["copy-1"]
    assert slugs(client, legal_status=["retired", "in_force"]) == ["11.10-rev-cop14", "copy-1"]
    assert slugs(client, meeting="COP14", body="cms-COP", legal_status="in_force") == [
        "11.10-rev-cop14"
    ]
    assert slugs(client, meeting="COP15") == slugs(client, body="cms-StC") == []


@pytest.mark.parametrize("words", ["synergies partnerships", "11.10", "letterbox flyway ramsar"])
def test_words_are_looked_for_in_number_and_title_and_in_each_paragraph(
    client: Client, words: str
) -> None:
    found = slugs(client, q=words)

    assert found == ([] if "letterbox" in words else ["11.10-rev-cop14"])


def test_words_of_one_paragraph_find_its_resolution_once(client: Client) -> None:
    assert slugs(client, q="Ramsar Convention") == ["11.10-rev-cop14"]


def test_an_unknown_meeting_is_refused(client: Client) -> None:
    assert refusal(client, LIST, "meeting=x")["detail"] == "meeting: There is no such meeting here."


def test_the_newest_comes_first(client: Client) -> None:
    copy_resolution(2)
    copy_resolution(1)

    assert slugs(client) == ["11.10-rev-cop14", "copy-1", "copy-2"]
    assert slugs(client, ordering="slug") == ["11.10-rev-cop14", "copy-1", "copy-2"]
    assert slugs(client, ordering="adopted_on") == ["copy-2", "copy-1", "11.10-rev-cop14"]


def test_there_is_no_resolution_of_an_unknown_name(client: Client) -> None:
    problem = read(client, f"{LIST}12.1/", answered=404)

    assert problem["detail"] == "There is no such resolution here."


def test_the_figures_are_those_of_the_page(client: Client) -> None:
    make.status_update()
    page = client.get("/resolutions/").context["resolutions"][0]

    assert read(client, ONE)["action_items"] == ActionItem.objects.count()
    assert Counter(read(client, ONE)["items_by_status"]) == page.counts
