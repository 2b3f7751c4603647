"""A resolution a hundred times as long asks no more of the database, and its page stays light."""

import gzip
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from resolutions.choices import ElementType, Modality, ParagraphKind
from resolutions.models import ActionItem, Addressee, Element, Paragraph
from resolutions.tracking import position_of
from tests import make
from tests.scale import copy_resolution, give_updates

pytestmark = pytest.mark.django_db

ADDRESSES = [
    "/progress/",
    "/progress/?as_of=2025-09-01&since=2024-06-01",
    "/progress/?status=ongoing&needs_funding=1&q=cooperation&theme=conventions",
    "/progress/?page=2",
    "/progress/progress.csv",
]
MORE_CLAUSES = 14


def lengthen() -> int:
    """Give each operative paragraph of 11.10 so many clauses that it asks over 5,000 things."""
    addressees = list(Addressee.objects.all())
    paragraphs = Paragraph.objects.filter(kind=ParagraphKind.OPERATIVE)
    elements = [
        Element(
            paragraph=paragraph, number=10 + number, clause=paragraph.text, verb="requests",
            verb_lemma="request", type=ElementType.OPERATIONAL, modality=Modality.REQUEST,
        )
        for paragraph in paragraphs.select_related("resolution")
        for number in range(MORE_CLAUSES)
    ]  # fmt: skip
    Element.objects.bulk_create(elements)
    items = [
        ActionItem(
            reference=f"11.10-{element.paragraph.number}.{element.number}-{addressee.code}",
            paragraph=element.paragraph, element=element, addressee=addressee,
            asks="strengthen cooperation", position=position_of(element, addressee),
        )
        for element in elements
        for addressee in addressees
    ]  # fmt: skip
    ActionItem.objects.bulk_create(items, batch_size=1_000)
    give_updates(items, 2, make.officer(), make.manager())
    return len(items) + 51


def counted(client: Client, address: str, queries: Callable[[], Any]) -> int:
    with queries() as made:
        assert client.get(address).status_code == 200
    return len(made)


def test_the_number_of_queries_is_that_of_the_real_resolution_and_the_page_stays_light(
    client: Client, queries: Callable[[], Any], today: date
) -> None:
    make.status_update()
    few = {address: counted(client, address, queries) for address in ADDRESSES}

    assert lengthen() > 5_000
    copy_resolution(1)
    many = {address: counted(client, address, queries) for address in ADDRESSES}

    assert many == few
    assert max(few.values()) <= 12
    response = client.get("/progress/?resolution=11.10-rev-cop14")
    progress = response.context["progress"]
    assert (progress.whole.total > 5_000, progress.pages > 10) == (True, True)
    assert len(progress.rows) <= 200
    assert len(gzip.compress(response.content)) < 60_000


def test_the_pages_together_show_every_paragraph_once(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tracker.progress.paging.ITEMS_A_PAGE", 10)
    pages = client.get("/progress/").context["progress"].pages

    shown = [
        paragraph.number
        for page in range(1, pages + 1)
        for paragraph in client.get(f"/progress/?page={page}").context["progress"].paragraphs
    ]

    assert pages == 6
    assert shown == list(range(1, 34))


def test_a_cell_of_the_grid_leads_to_the_page_of_its_paragraph(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tracker.progress.paging.ITEMS_A_PAGE", 10)

    html = client.get("/progress/?since=2025-03-26").content.decode()

    assert 'href="#para-2"' in html
    assert 'href="?since=2025-03-26&amp;page=6#para-33"' in html
