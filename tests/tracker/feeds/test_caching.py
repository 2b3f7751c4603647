"""A reader's program that has the feed already is told so, and nothing is missed."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from parties.models import Party
from resolutions.choices import State
from resolutions.models import StatusUpdate, User
from tests import make
from tracker.feeds import views

from .reading import EVERYTHING, KENYA, RESOLUTION, paragraph, read

pytestmark = pytest.mark.django_db

ALL = [EVERYTHING, RESOLUTION, paragraph(20), KENYA]


@pytest.mark.parametrize("address", ALL)
@pytest.mark.parametrize(("asks", "says"), [
    ("If-None-Match", "ETag"), ("If-Modified-Since", "Last-Modified"),
])  # fmt: skip
def test_what_did_not_change_is_not_sent_again(
    client: Client, update: StatusUpdate, address: str, asks: str, says: str
) -> None:
    first = client.get(address)

    again = client.get(address, headers={asks: first[says]})

    assert (again.status_code, again.content) == (304, b"")
    assert again["ETag"] == first["ETag"]
    assert "Accept-Language" in again["Vary"]


def test_nothing_is_told_of_what_has_not_changed(
    client: Client, update: StatusUpdate, monkeypatch: pytest.MonkeyPatch
) -> None:
    etag = client.get(EVERYTHING)["ETag"]
    monkeypatch.setattr(views, "told", None)

    assert client.get(EVERYTHING, headers={"If-None-Match": etag}).status_code == 304


def test_a_change_is_sent(client: Client, update: StatusUpdate) -> None:
    etag = client.get(EVERYTHING)["ETag"]
    make.status_update()

    again = client.get(EVERYTHING, headers={"If-None-Match": etag})

    assert again.status_code == 200
    assert again["ETag"] != etag


def test_a_change_that_was_committed_after_a_later_one_is_sent(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    late = make.status_update(state=State.SUBMITTED)
    newest = make.status_update()
    etag = client.get(EVERYTHING)["ETag"]
    assert newest.approved_at is not None
    StatusUpdate.objects.filter(pk=late.pk).update(
        state="approved", approved_by=newest.approved_by, approved_at=late.recorded_at
    )

    assert client.get(EVERYTHING, headers={"If-None-Match": etag}).status_code == 200


def test_a_renamed_party_is_sent_though_nothing_new_was_reported(client: Client) -> None:
    etag = client.get(KENYA)["ETag"]
    kenya = Party.objects.get(iso3="KEN")
    kenya.name = "Kenia"
    kenya.save()

    again = client.get(KENYA, headers={"If-None-Match": etag})

    assert b"Kenia: changes" in again.content


@pytest.mark.parametrize(
    "other", [{"headers": {"Accept-Language": "fr"}}, {"data": {"language": "es"}}]
)
def test_each_language_has_an_etag_of_its_own(client: Client, other: Any) -> None:
    assert client.get(EVERYTHING)["ETag"] != client.get(EVERYTHING, **other)["ETag"]


def test_head_has_the_same_headers_and_no_body(client: Client, update: StatusUpdate) -> None:
    got, asked = client.get(EVERYTHING), client.head(EVERYTHING)

    assert asked.content == b""
    assert asked.headers == got.headers


def test_it_may_be_kept_by_anybody_and_is_the_same_for_all(
    client: Client, signed_in: Callable[[User], Client], manager: User, update: StatusUpdate
) -> None:
    visitor = client.get(EVERYTHING)
    staff = signed_in(manager).get(EVERYTHING)

    assert visitor["Cache-Control"] == "public, no-cache"
    assert "Cookie" not in visitor["Vary"]
    assert (staff.content, staff["ETag"]) == (visitor.content, visitor["ETag"])


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_it_is_only_read(client: Client, method: str) -> None:
    assert getattr(client, method)(EVERYTHING).status_code == 405


def test_ids_stay_while_the_address_of_the_site_and_the_words_change(
    client: Client, update: StatusUpdate, settings: Any
) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    before = read(client, EVERYTHING)
    settings.SITE_NAME = "Another name"

    after = read(client, EVERYTHING, Host="elsewhere.example.org")

    assert after.text("id") == before.text("id")
    assert [each.id for each in after.entries] == [each.id for each in before.entries]
    assert after.entries[0].links()["alternate"].startswith("http://elsewhere.example.org/")
