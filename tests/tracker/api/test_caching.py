"""What a reader has already is not sent again, and what has changed always is."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.http import HttpResponseBase
from django.test import Client
from django.utils.http import http_date

from resolutions.choices import State
from resolutions.models import Resolution
from resolutions.services import approve_status_update
from tests import make
from tracker import changes

from .walking import PLAIN

ITEM = "/api/v1/action-items/11.10-20-SEC/"
ADDRESSES = [address for address, _view in PLAIN] + [ITEM]


def etag(client: Client, address: str, **headers: Any) -> str:
    response = client.get(address, headers=headers)
    assert response.status_code == 200
    return response["ETag"]


def varies_by(response: HttpResponseBase) -> set[str]:
    return {each.strip() for each in response["Vary"].split(",")}


@pytest.fixture
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """A change counts as long past at once."""
    monkeypatch.setattr(changes, "SETTLED_AFTER", timedelta(0))


def test_what_is_committed_after_a_newer_change_is_not_missed(
    client: Client, db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    newest = make.status_update(make.item("11.10-27-SEC"))
    fetched = client.get(ITEM)["Last-Modified"]
    assert newest.approved_at is not None
    earlier = newest.approved_at - timedelta(seconds=2)
    monkeypatch.setattr("django.utils.timezone.now", lambda: earlier)
    make.status_update(make.item("11.10-20-SEC"))
    monkeypatch.undo()

    again = client.get(ITEM, headers={"if-modified-since": fetched})

    assert again.status_code == 200


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_answer_may_be_kept_and_is_asked_for_anew(
    client: Client, db: None, address: str
) -> None:
    response = client.get(address)

    directives = {each.strip() for each in response["Cache-Control"].split(",")}
    assert directives == {"public", "no-cache"}
    assert response["ETag"].startswith('"')
    assert response["Last-Modified"].endswith(" GMT")


@pytest.mark.parametrize("address", ADDRESSES)
def test_it_varies_by_format_and_language_and_by_no_cookie(
    client: Client, db: None, address: str
) -> None:
    response = client.get(address)

    assert {"Accept", "Accept-Language"} <= varies_by(response)
    assert "Cookie" not in varies_by(response)
    assert not response.cookies


@pytest.mark.parametrize("address", ADDRESSES)
def test_what_the_reader_has_is_not_sent_again(client: Client, db: None, address: str) -> None:
    first = client.get(address)

    again = client.get(address, headers={"if-none-match": first["ETag"]})

    assert again.status_code == 304
    assert again.content == b""
    assert again["ETag"] == first["ETag"]
    assert {"Accept", "Accept-Language"} <= varies_by(again)


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_head_says_what_a_get_would_without_the_answer(
    client: Client, db: None, address: str
) -> None:
    got, head = client.get(address), client.head(address)

    assert head.status_code == 200
    assert head.content == b""
    for name in ("ETag", "Content-Type", "Vary", "Cache-Control", "Content-Language"):
        assert head[name] == got[name]


@pytest.mark.usefixtures("settled")
def test_since_the_last_change_nothing_is_sent_again(client: Client, db: None) -> None:
    changed = client.get(ITEM)["Last-Modified"]

    again = client.get(ITEM, headers={"if-modified-since": changed})

    assert again.status_code == 304


def test_an_older_answer_is_sent_again(client: Client, db: None) -> None:
    before = http_date((datetime.now(UTC) - timedelta(days=400)).timestamp())

    again = client.get(ITEM, headers={"if-modified-since": before})

    assert again.status_code == 200


def test_the_etag_counts_for_more_than_the_time(client: Client, db: None) -> None:
    response = client.get(ITEM)

    again = client.get(
        ITEM, headers={"if-none-match": '"other"', "if-modified-since": response["Last-Modified"]}
    )

    assert again.status_code == 200


def test_a_weak_etag_or_one_of_several_is_known_again(client: Client, db: None) -> None:
    known = f'"other", W/{etag(client, ITEM)}'

    assert client.get(ITEM, headers={"if-none-match": known}).status_code == 304


def test_the_same_answer_has_the_same_etag(client: Client, db: None) -> None:
    assert etag(client, ITEM) == etag(client, ITEM)


def test_what_was_published_changes_the_answer(client: Client, db: None) -> None:
    update = make.status_update(state=State.SUBMITTED)
    before = client.get(ITEM)

    approve_status_update(update, by=make.manager())

    after = client.get(ITEM, headers={"if-none-match": before["ETag"]})
    assert after.status_code == 200
    assert after.json()["status"] == "in_progress"


def test_what_is_not_published_changes_nothing(client: Client, db: None) -> None:
    known = {address: etag(client, address) for address in ADDRESSES}

    make.status_update(state=State.SUBMITTED)
    make.status_update(make.item("11.10-18.3-SEC"), state=State.RETURNED)

    for address, before in known.items():
        assert client.get(address, headers={"if-none-match": before}).status_code == 304


@pytest.mark.usefixtures("settled")
def test_a_time_of_change_moves_with_what_staff_edit(client: Client, db: None) -> None:
    resolution = Resolution.objects.get(prefix="11.10")
    before = client.get(ITEM)["Last-Modified"]
    later = datetime.now(UTC) + timedelta(hours=2)

    resolution.save()
    resolution.history.update(history_date=later)

    assert client.get(ITEM, headers={"if-modified-since": before}).status_code == 200
    assert client.get(ITEM)["Last-Modified"] == http_date(int(later.timestamp()))


def test_languages_parts_and_formats_have_etags_of_their_own(client: Client, db: None) -> None:
    found = [
        etag(client, ITEM),
        etag(client, ITEM, **{"accept-language": "fr"}),
        etag(client, ITEM, **{"accept-language": "es"}),
        etag(client, f"{ITEM}?fields=reference"),
        etag(client, f"{ITEM}?fields=reference,status"),
        etag(client, ITEM, accept="text/csv"),
    ]

    assert len(set(found)) == len(found)


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("", "en-gb"),
        ("fr", "fr"),
        ("fr-CA, en;q=0.5", "fr"),
        ("de, es;q=0.8, fr;q=0.3", "es"),
        ("de", "en-gb"),
        ("*", "en-gb"),
        ("en-US", "en-gb"),
        ("fr;q=0.2, es;q=0.9", "es"),
        ("x" * 5000, "en-gb"),
        (";;;q=,,", "en-gb"),
    ],
)
def test_the_language_is_the_one_that_is_liked_best(
    client: Client, db: None, header: str, language: str
) -> None:
    response = client.get(ITEM, headers={"accept-language": header})

    assert response["Content-Language"] == language


def test_a_cookie_has_no_say_in_the_language(client: Client, db: None) -> None:
    client.cookies["django_language"] = "fr"

    assert client.get(ITEM)["Content-Language"] == "en-gb"


def test_a_session_has_no_say_in_the_answer(signed_in: Any, db: None) -> None:
    plain = etag(Client(), ITEM)

    assert etag(signed_in(make.manager()), ITEM) == plain


def test_a_file_says_that_it_is_to_be_asked_for_anew(client: Client, db: None) -> None:
    response = client.get("/api/v1/action-items/?format=csv")

    assert "no-cache" in response["Cache-Control"]
    assert {"Accept", "Accept-Language"} <= varies_by(response)


def test_a_refusal_is_kept_by_nobody(client: Client, db: None) -> None:
    for address in (f"{ITEM}?x=1", "/api/v1/action-items/none/", "/api/v1/none/"):
        assert "no-store" in client.get(address)["Cache-Control"]


@pytest.mark.parametrize("query", ["", "?status=none", "?format=csv"])
def test_a_page_of_another_site_may_read_it(client: Client, db: None, query: str) -> None:
    response = client.get(
        f"/api/v1/action-items/{query}", headers={"origin": "https://example.org"}
    )

    assert response["Access-Control-Allow-Origin"] == "*"
    assert not response.has_header("Access-Control-Allow-Credentials")
    assert "ETag" in response["Access-Control-Expose-Headers"]


def test_what_is_unchanged_may_be_read_there_too(client: Client, db: None) -> None:
    known = etag(client, ITEM)

    again = client.get(ITEM, headers={"if-none-match": known, "origin": "https://example.org"})

    assert again.status_code == 304
    assert again["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("address", ["/api/v1/my/status-updates/", "/my/", "/admin/login/"])
def test_no_page_of_another_site_reads_what_is_for_one_person(
    client: Client, db: None, address: str
) -> None:
    response = client.get(address, headers={"origin": "https://example.org"})

    assert not response.has_header("Access-Control-Allow-Origin")
