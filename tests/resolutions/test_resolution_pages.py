import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from django.test import Client

from resolutions.choices import Status
from resolutions.models import Paragraph, Resolution
from tests import make
from tests.scale import copy_resolution

pytestmark = pytest.mark.django_db

TEXT = "/resolutions/11.10-rev-cop14/"


def page(client: Client, address: str = TEXT) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def texts(html: str) -> list[str]:
    found = re.findall(r'<p class="text"[^>]*>(.*?)</p>', html, re.DOTALL)
    return [unescape(re.sub(r"</?em[^>]*>", "", each)) for each in found]


def test_the_text_is_shown_verbatim(client: Client) -> None:
    paragraphs = Paragraph.objects.order_by("-kind", "number")

    assert texts(page(client)) == [each.text for each in paragraphs]


def test_every_paragraph_has_its_anchor(client: Client) -> None:
    html = page(client)

    assert re.findall(r'id="(preamble-\d+)"', html) == [f"preamble-{n}" for n in range(1, 23)]
    assert re.findall(r'id="(para-\d+)"', html) == [f"para-{n}" for n in range(1, 34)]


@pytest.mark.parametrize(
    "words",
    [
        "<em>Recalling</em> Resolution",
        "<em>Noting with appreciation</em> all",
        "<em>Welcoming also</em> the",
        "<em>Further recognizing</em> the",
        '<em class="verb">Also requests</em> the Secretariat to identify',
        'and <em class="verb">encourages</em> all relevant stakeholders',
        '<em class="verb">Calls on</em> the Secretariat',
        '<em class="verb">Welcomes</em> the joint work programme',
    ],
)
def test_verbs_and_opening_words_are_emphasised(words: str, client: Client) -> None:
    assert words in page(client)


def test_the_page_says_what_the_text_is_and_claims_no_more(client: Client) -> None:
    html = page(client)

    assert "As adopted at COP14 (Samarkand, February 2024)." in html
    assert "In force." in html


def test_items_stand_beside_their_paragraph_with_their_status(client: Client) -> None:
    make.status_update(status=Status.ONGOING)

    html = page(client)
    beside = html[html.index('id="para-20"') : html.index('id="para-21"')]

    assert 'href="/items/11.10-20-SEC/"' in beside
    assert "Ongoing</span>" in beside


def test_what_asks_nothing_is_marked_informational(client: Client) -> None:
    html = page(client)

    assert html.count("Asks nothing of anyone: informational.") == 3
    assert html.count("asks nothing: informational.") == 3


def test_a_superseded_text_names_its_successor(client: Client) -> None:
    successor = copy_resolution(1)
    Resolution.objects.filter(slug="11.10-rev-cop14").update(
        legal_status="superseded", superseded_by=successor
    )

    html = page(client)

    assert "Superseded." in html
    assert 'Superseded by <a href="/resolutions/copy-1/">C1</a>' in html


def test_more_items_than_fit_the_margin_are_counted_with_a_link(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("resolutions.views.ITEMS_BESIDE", 3)

    html = page(client)

    assert "/items/?resolution=11.10-rev-cop14&amp;paragraph=10" in html
    assert "and 2 more" in html


def test_an_unknown_resolution_is_not_found(client: Client) -> None:
    assert client.get("/resolutions/12.1/").status_code == 404
    assert client.get("/resolutions/%00/").status_code == 404


def test_the_list_shows_each_text_and_how_far_it_has_come(client: Client) -> None:
    make.status_update(status=Status.ONGOING)

    html = page(client, "/resolutions/")

    assert f'href="{TEXT}"' in html
    assert "1 of 51 action items are under way or done." in html


def test_the_list_is_cut_into_pages(client: Client) -> None:
    for number in range(1, 42):
        Resolution.objects.create(
            slug=f"r{number}",
            number=f"R{number}",
            symbol=f"R{number}",
            title=f"Text {number}",
            prefix=f"R{number}",
            adopted_at=Resolution.objects.get(prefix="11.10").adopted_at,
            adopted_on="2020-01-01",
        )

    assert "Page 1 of 2" in page(client, "/resolutions/")
    assert "Page 2 of 2" in page(client, "/resolutions/?page=2")


def test_an_empty_list_says_what_will_be_here(client: Client, monkeypatch: Any) -> None:
    monkeypatch.setattr("resolutions.views.ResolutionList.queryset", Resolution.objects.none())

    assert "No resolution has been entered yet." in page(client, "/resolutions/")


@pytest.mark.parametrize("address", [TEXT, "/resolutions/"])
def test_the_pages_ask_as_much_of_one_resolution_as_of_ten(
    address: str, client: Client, queries: Callable[[], Any]
) -> None:
    with queries() as few:
        client.get(address)
    for number in range(1, 10):
        copy_resolution(number)
    with queries() as many:
        client.get(address)

    assert len(many) == len(few) <= 8
