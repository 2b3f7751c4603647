"""What is for everybody goes by Brotli; what may hold a secret by gzip, which blurs lengths."""

import gzip
from collections.abc import Callable

import brotli
import pytest
from django.test import Client

from resolutions.models import User

pytestmark = pytest.mark.django_db

LIST = "/api/v1/action-items/"
BOTH = "gzip, deflate, br"


def test_a_list_goes_by_brotli_to_who_takes_it(client: Client) -> None:
    plain = client.get(LIST)

    small = client.get(LIST, headers={"accept-encoding": BOTH})

    assert small["Content-Encoding"] == "br"
    assert brotli.decompress(small.content) == plain.content
    assert len(small.content) < len(plain.content) / 3
    assert int(small["Content-Length"]) == len(small.content)


def test_a_file_that_is_streamed_goes_by_brotli_too(client: Client) -> None:
    plain = client.get(f"{LIST}?format=csv").getvalue()

    small = client.get(f"{LIST}?format=csv", headers={"accept-encoding": "br"})

    assert small["Content-Encoding"] == "br"
    assert brotli.decompress(small.getvalue()) == plain


@pytest.mark.parametrize("refused", ["br;q=0", "BR; q=0.0", "gzip", "brotli", ""])
def test_who_does_not_take_brotli_gets_none(client: Client, refused: str) -> None:
    response = client.get(LIST, headers={"accept-encoding": refused})

    assert response.get("Content-Encoding") != "br"


def test_a_page_goes_by_gzip_even_to_who_takes_brotli(client: Client) -> None:
    response = client.get("/items/", headers={"accept-encoding": BOTH})

    assert response["Content-Encoding"] == "gzip"
    assert b"<h1" in gzip.decompress(response.content)


def test_what_is_for_one_person_goes_by_gzip(
    signed_in: Callable[[User], Client], national: User
) -> None:
    response = signed_in(national).get("/my/", headers={"accept-encoding": BOTH})

    assert response["Content-Encoding"] == "gzip"


def test_a_compressed_answer_is_still_recognized_as_unchanged(client: Client) -> None:
    first = client.get(LIST, headers={"accept-encoding": "br"})

    again = client.get(LIST, headers={"accept-encoding": "br", "if-none-match": first["ETag"]})

    assert first["ETag"].startswith('W/"')
    assert again.status_code == 304


def test_a_cache_keeps_the_two_apart(client: Client) -> None:
    response = client.get(LIST, headers={"accept-encoding": "br"})

    assert "Accept-Encoding" in response["Vary"]
