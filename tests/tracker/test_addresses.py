"""Whatever somebody writes into an address, the answer is a page or a sentence, never a fault."""

import pytest
from django.test import Client

from tests import make

pytestmark = pytest.mark.django_db

LISTS = [
    "/progress/", "/progress/progress.csv", "/items/", "/items/11.10-20-SEC/",
    "/items/11.10-29-PAR/", "/parties/", "/parties/matrix/", "/parties/KEN/",
    "/parties/actions/KEN-1/",
]  # fmt: skip
QUERIES = [
    "as_of=abc", "as_of=0001-01-01", "as_of=0000-00-00", "as_of=9999-12-31", "as_of=2024-02-30",
    "as_of=2024-02-12&since=0001-01-01", "since=2030-01-01", "resolution=nope", "resolution=%00",
    "page=0", "page=-1", "page=99999999999999999999", "page=²", "q=%27%22%3Cscript%3E",
    "q=%00", f"q={'x' * 3000}", "paragraph=99999999999999", "paragraph=-1", "paragraph=²",
    "addressee=XXX", "status=zzz", "theme=%00", "overdue=maybe", "after=zzz",
    "after=99999999999999999999999", "before=-5", "format=xml", "format=csv&q=%22",
    "period=nope", "period=%00", f"period={'x' * 3000}", "region=nope", "region=%00",
    "version=0", "version=%00", "version=99999999999999999999", "after=%00", "before=%C2%B2",
]  # fmt: skip


@pytest.fixture(autouse=True)
def something_to_show() -> None:
    make.status_update()
    make.party_action()


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("page", LISTS)
def test_no_query_breaks_a_page(client: Client, page: str, query: str) -> None:
    response = client.get(f"{page}?{query}")

    assert response.status_code in (200, 404)


@pytest.mark.parametrize(
    "address",
    [
        "/items/nope/", "/items/%00/", "/items/11.10-20-SEC'/", "/resolutions/%00/",
        "/resolutions/nope/", "/evidence/0/", "/evidence/999999999999999999999999/",
        "/evidence/1%00/", "/nope",
        "/parties/XXX/", "/parties/KENYA/", "/parties/K%00N/", "/parties/actions/KEN-2/",
        "/parties/actions/ken-1/", "/parties/actions/%00/", "/parties/actions/KEN-1%00/",
        "/party-files/0/", "/party-files/999999999999999999999999/", "/party-files/1%00/",
    ],
)  # fmt: skip
def test_what_is_not_there_is_not_found(client: Client, address: str) -> None:
    response = client.get(address)

    assert response.status_code == 404
    assert "<h1" in response.content.decode()
