"""The page of the API: everything that the document says, for people, without a script."""

import gzip
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from resolutions.models import User
from tracker.api.docs import document
from tracker.api.meanings import rate_in_words
from tracker.api.problems import TITLES

pytestmark = pytest.mark.django_db

DOCS = "/api/docs/"
LIGHT = 40_000


def page(client: Client, **headers: str) -> str:
    response = client.get(DOCS, headers=headers)
    assert response.status_code == 200
    return response.content.decode()


def test_every_operation_and_every_object_has_its_place(client: Client) -> None:
    told = page(client)

    names = {
        said["operationId"]
        for methods in document("en-gb")["paths"].values()
        for said in methods.values()
    }
    assert names <= set(re.findall(r'<details id="(\w+)">', told))
    for name in document("en-gb")["components"]["schemas"]:
        assert f'id="object-{name}"' in told


def test_every_problem_leads_to_what_to_do_about_it(client: Client) -> None:
    told = page(client)

    problem = client.get("/api/v1/action-items/?state=overdue").json()
    assert problem["type"] == f"{DOCS}#problem-invalid-parameter"
    assert all(f'id="problem-{kind}"' in told for kind in TITLES)


def test_every_link_on_the_page_leads_somewhere(client: Client) -> None:
    told = page(client)

    places = re.findall(r'\bid="([^"]+)"', told)
    assert len(set(places)) == len(places)
    assert set(re.findall(r'href="#([^"]+)"', told)) <= set(places)
    for address in set(re.findall(r'href="(/(?!static/)[^"#]*)"', told)):
        assert client.get(address).status_code in (200, 302), address


def test_the_commands_are_for_this_site(client: Client) -> None:
    told = page(client)

    assert "curl http://testserver/api/v1/action-items/11.10-20-SEC/" in told
    assert "host.invalid" not in told


def test_the_page_speaks_the_language_of_its_reader(client: Client) -> None:
    french = page(client, **{"Accept-Language": "fr"})

    assert '<html lang="fr">' in french
    assert "En cours" in french


def test_the_page_is_light(client: Client) -> None:
    assert len(gzip.compress(page(client).encode())) < LIGHT


def test_the_page_asks_the_database_for_nothing_of_its_own(
    client: Client, manager: User, signed_in: Callable[[User], Client], queries: Callable[[], Any]
) -> None:
    page(client)

    with queries() as made:
        page(client)

    # Whether there is demonstration data.
    assert len(made) == 1


def test_every_page_leads_to_it(client: Client) -> None:
    assert f'href="{DOCS}"' in client.get("/").content.decode()


@pytest.mark.parametrize(
    ("rate", "words"),
    [
        ("120/min", "120 a minute"),
        ("5/s", "5 a second"),
        ("10/hour", "10 an hour"),
        ("9/d", "9 a day"),
    ],
)
def test_a_limit_is_told_in_words(rate: str, words: str) -> None:
    assert rate_in_words(rate) == words


def test_the_contents_name_every_public_list(client: Client) -> None:
    told = client.get("/api/v1/").json()

    names = [each["name"] for each in told["resources"]]
    assert "action-items" in names
    assert "my" not in names
    assert all(client.get(each["api_url"]).status_code == 200 for each in told["resources"])
    assert all(each["about"] for each in told["resources"])


def test_the_contents_take_no_parameter(client: Client) -> None:
    assert client.get("/api/v1/?fields=resources").status_code == 400
