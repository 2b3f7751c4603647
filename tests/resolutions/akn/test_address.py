"""/resolutions/…/akn.xml: for everybody, sent once, in as many questions for any length."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client
from django.urls import reverse

from resolutions.models import Paragraph, Resolution, User
from tests import make
from tests.scale import copy_resolution

from .texts import File, clause, resolution, the_real_one

pytestmark = pytest.mark.django_db

FILE = "/resolutions/11.10-rev-cop14/akn.xml"


def test_anybody_gets_the_file(client: Client) -> None:
    response = client.get(FILE)

    assert response.status_code == 200
    assert response["Content-Type"] == "application/akn+xml"
    assert response["Content-Disposition"] == 'inline; filename="11.10-rev-cop14.akn.xml"'
    assert response["Content-Language"] == "en"
    assert response.content == the_real_one().content


def test_everybody_gets_the_same(client: Client, signed_in: Any, manager: User) -> None:
    strangers = client.get(FILE, headers={"Accept-Language": "fr"}).content

    assert signed_in(manager).get(FILE, {"anything": "1"}).content == strangers


def test_an_unknown_text_is_not_found(client: Client) -> None:
    assert client.get("/resolutions/12.1/akn.xml").status_code == 404
    assert client.get("/resolutions/%00/akn.xml").status_code == 404


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_it_is_only_read(method: str, client: Client) -> None:
    assert getattr(client, method)(FILE).status_code == 405


def test_head_says_how_long_it_is(client: Client) -> None:
    response = client.head(FILE)

    assert response.status_code == 200
    assert int(response["Content-Length"]) == len(client.get(FILE).content)


def test_the_name_of_the_file_is_harmless(client: Client) -> None:
    of = resolution("Text;", slug='a";\r\n b')

    response = client.get(reverse("resolution-akn", args=[of.slug]))

    assert response.status_code == 200
    assert "\n" not in response["Content-Disposition"]


@pytest.mark.parametrize("by", ["etag", "date"])
def test_what_a_reader_has_is_not_sent_again(by: str, client: Client) -> None:
    first = client.get(FILE)
    headers = {
        "etag": {"If-None-Match": first["ETag"]},
        "date": {"If-Modified-Since": first["Last-Modified"]},
    }[by]

    again = client.get(FILE, headers=headers)

    assert (again.status_code, again.content) == (304, b"")
    assert again["ETag"] == first["ETag"]
    assert "no-cache" in again["Cache-Control"]


def test_a_change_is_sent(client: Client) -> None:
    etag = client.get(FILE)["ETag"]
    Paragraph.objects.filter(kind="operative", number=5).update(text="Notes nothing;")

    response = client.get(FILE, headers={"If-None-Match": etag})

    assert response.status_code == 200
    assert "Notes nothing;" in response.content.decode()


def test_an_edit_of_a_name_makes_it_newer(client: Client, manager: User) -> None:
    before = client.get(FILE)["Last-Modified"]
    entry = LogEntry.objects.create(user=manager, action_flag=2, object_repr="Secretariat")
    LogEntry.objects.filter(pk=entry.pk).update(action_time="2031-05-06T12:00:00Z")

    response = client.get(FILE, headers={"If-Modified-Since": before})

    assert response.status_code == 200
    assert response["Last-Modified"] == "Tue, 06 May 2031 12:00:00 GMT"


def test_nothing_that_people_wrote_about_it_is_in_the_file(client: Client) -> None:
    before = client.get(FILE).content
    make.status_update(achievements="Achieved-marker", internal_note="Internal-marker")

    assert client.get(FILE).content == before


def test_the_file_asks_as_much_of_a_short_text_as_of_a_long_one(
    client: Client, queries: Callable[[], Any]
) -> None:
    short = resolution("Requests the Secretariat to report;")
    clause(
        short, "Requests the Secretariat", asks=(("SEC", "the Secretariat"),), names=(("x", "y"),)
    )
    long = copy_resolution(1)
    for each in range(2, 4):
        copy_resolution(each)
    Resolution.objects.exclude(pk=long.pk).filter(slug__startswith="copy").update(
        superseded_by=long
    )

    with queries() as few:
        client.get(reverse("resolution-akn", args=[short.slug]))
    with queries() as many:
        client.get(reverse("resolution-akn", args=[long.slug]))

    assert len(many) == len(few) <= 14


def test_two_thousand_paragraphs_are_one_file(client: Client, queries: Callable[[], Any]) -> None:
    of = resolution()
    Paragraph.objects.bulk_create(
        Paragraph(resolution=of, kind="operative", number=number, text=f"Requests {number};")
        for number in range(1, 2_001)
    )

    with queries() as asked:
        found = File(client.get(reverse("resolution-akn", args=[of.slug])).content)

    assert found.texts("paragraph")[-1] == "Requests 2000;"
    assert found.errors() == []
    assert len(asked) <= 14


def test_the_page_of_the_text_leads_to_it(client: Client) -> None:
    html = client.get("/resolutions/11.10-rev-cop14/").content.decode()

    assert f'<a href="{FILE}" type="application/akn+xml">' in html
    assert '<link rel="alternate" type="application/akn+xml" hreflang="en"' in html
