"""Feeds speak the reader's language, and say where they come from."""

from typing import Any

import pytest
from django.test import Client

from resolutions.models import StatusUpdate
from tests import make

from .reading import EVERYTHING, KENYA, RESOLUTION, paragraph, read

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("header", "language"), [
    ("", "en-gb"), ("fr-CA,en;q=0.5", "fr"), ("es", "es"), ("de", "en-gb"), ("*", "en-gb"),
])  # fmt: skip
def test_the_language_is_that_of_the_reader(
    client: Client, update: StatusUpdate, header: str, language: str
) -> None:
    feed = read(client, EVERYTHING, **{"Accept-Language": header})

    assert (feed.language, feed.response["Content-Language"]) == (language, language)


@pytest.mark.parametrize(("named", "language"), [
    ("fr", "fr"), ("es", "es"), ("en", "en-gb"), ("en-gb", "en-gb"), ("xx", "es"), ("", "es"),
])  # fmt: skip
def test_the_address_may_name_the_language(client: Client, named: str, language: str) -> None:
    feed = read(client, f"{EVERYTHING}?language={named}", **{"Accept-Language": "es"})

    assert feed.language == language


def test_a_status_is_said_in_the_language(client: Client, update: StatusUpdate) -> None:
    assert read(client, f"{EVERYTHING}?language=fr").titles[0] == "11.10-20-SEC\u00a0: En cours"


def test_a_cookie_has_no_say(client: Client) -> None:
    client.cookies["django_language"] = "fr"

    assert read(client, EVERYTHING).language == "en-gb"


def test_the_next_page_keeps_the_language(client: Client) -> None:
    for _turn in range(51):
        make.status_update()

    links = read(client, f"{EVERYTHING}?language=fr&utm=1").links()

    assert links["self"] == f"http://testserver{EVERYTHING}?language=fr"
    assert links["next"].startswith(f"http://testserver{EVERYTHING}?language=fr&after=")


def test_a_demonstration_says_that_it_is_one(client: Client, update: StatusUpdate) -> None:
    plain = read(client, EVERYTHING)
    make.user("somebody", is_demo=True)

    demo = read(client, EVERYTHING)

    assert plain.text("title") == "All changes – Resolution tracker"
    assert demo.text("title") == "Demonstration: All changes – Resolution tracker"
    assert demo.text("subtitle").startswith("Demonstration data: no status shown here is real.")
    assert demo.response["ETag"] != plain.response["ETag"]


def test_a_licence_is_named_where_one_is_set_and_else_none(client: Client, settings: Any) -> None:
    without = read(client, EVERYTHING)
    settings.OPEN_DATA_LICENCE = "CC BY 4.0"
    settings.OPEN_DATA_LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"

    named = read(client, EVERYTHING)

    assert (without.text("rights"), "license" in without.links()) == ("None", False)
    assert named.text("rights") == "CC BY 4.0"
    assert named.links()["license"] == "https://creativecommons.org/licenses/by/4.0/"


@pytest.mark.parametrize(("page", "feed"), [
    ("/", EVERYTHING),
    ("/resolutions/11.10-rev-cop14/", RESOLUTION),
    ("/items/11.10-20-SEC/", paragraph(20)),
    ("/parties/KEN/", KENYA),
])  # fmt: skip
def test_the_page_leads_to_its_feed_and_the_feed_to_the_page(
    client: Client, page: str, feed: str
) -> None:
    html = client.get(page).content.decode()
    alternate = read(client, feed).links()["alternate"]

    assert '<link rel="alternate" type="application/atom+xml"' in html
    assert f'href="{feed}"' in html
    assert client.get(alternate.removeprefix("http://testserver")).status_code == 200
