"""The language: suggested by the browser, chosen on any page, remembered for the person."""

import pytest
from django.test import Client

from resolutions.models import User

from .conftest import PASSWORD

pytestmark = pytest.mark.django_db


def language_of(client: Client, page: str = "/", **headers: str) -> str:
    return client.get(page, headers=headers).content.decode().split('lang="')[1].split('"')[0]


def test_the_browser_suggests(client: Client) -> None:
    assert language_of(client, **{"accept-language": "es-419,es;q=0.9"}) == "es"
    assert language_of(client, **{"accept-language": "de"}) == "en-gb"


def test_a_choice_keeps_the_page_and_holds(client: Client) -> None:
    page = "/items/?q=work"

    response = client.post("/language/", {"language": "fr", "next": page})

    assert response.headers["Location"] == page
    assert language_of(client, **{"accept-language": "es"}) == "fr"


def test_a_choice_needs_no_token_so_that_pages_set_no_cookie() -> None:
    client = Client(enforce_csrf_checks=True)

    client.get("/")
    response = client.post("/language/", {"language": "fr", "next": "/"})

    assert response.status_code == 302
    assert list(client.cookies) == ["django_language"]


def test_a_person_keeps_their_choice(client: Client, national: User) -> None:
    client.force_login(national)

    client.post("/language/", {"language": "fr", "next": "/"})

    national.refresh_from_db()
    assert national.language == "fr"


@pytest.mark.parametrize("language", ["", "xx", "../fr"])
def test_a_language_that_is_not_spoken_here_changes_nothing(
    language: str, client: Client, national: User
) -> None:
    client.force_login(national)

    client.post("/language/", {"language": language, "next": "/"})

    national.refresh_from_db()
    assert national.language == "en-gb"
    assert "django_language" not in client.cookies


def test_a_page_elsewhere_is_not_gone_to(client: Client) -> None:
    response = client.post(
        "/language/", {"language": "fr", "next": "https://elsewhere.example.com"}
    )

    assert response.headers["Location"] == "/"


def test_it_is_not_changed_by_following_a_link(client: Client) -> None:
    assert client.get("/language/?language=fr").status_code == 405


def test_on_signing_in_the_language_of_the_person_wins(client: Client, with_password: User) -> None:
    User.objects.filter(pk=with_password.pk).update(language="es")
    client.post("/language/", {"language": "fr", "next": "/"})

    client.post("/account/login/", {"login": with_password.username, "password": PASSWORD})

    assert language_of(client) == "es"


def test_each_language_stands_under_its_own_name(client: Client) -> None:
    client.post("/language/", {"language": "fr", "next": "/"})

    page = client.get("/").content.decode()

    for code, name in (("en-gb", "English"), ("fr", "Français"), ("es", "Español")):
        assert f'value="{code}" lang="{code}"' in page
        assert f">{name}</button>" in page
