"""What is draft, submitted, returned or internal is on no public page and in no file."""

from typing import Any

import pytest
from django.test import Client

from resolutions.choices import State, Status
from resolutions.filters import ActionItemFilter
from resolutions.models import User
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("secrets", "today")]

SECRET = "zqxsecret"
PUBLIC = [
    "/",
    "/progress/",
    "/progress/?as_of=2026-06-01&since=2024-03-01",
    f"/progress/?q={SECRET[:3]}",
    "/progress/progress.csv",
    "/progress/progress.csv?as_of=2026-06-01",
    "/resolutions/",
    "/resolutions/11.10-rev-cop14/",
    "/items/",
    "/items/?format=csv",
    "/items/11.10-20-SEC/",
    "/items/11.10-2-SEC/",
]


def secret_words(of: str) -> dict[str, Any]:
    fields = ("achievements", "challenges", "next_steps", "internal_note")
    return {name: f"{SECRET} {name} {of}" for name in fields}


@pytest.fixture
def secrets(db: None) -> None:
    """Seed every field that is not public with a word that is nowhere else."""
    author = make.user(
        f"{SECRET}-author", "Secretariat officer",
        first_name=f"{SECRET}Ana", last_name=f"{SECRET}Author", email=f"{SECRET}@example.org",
    )  # fmt: skip
    manager = make.user(f"{SECRET}-manager", "Secretariat manager", last_name=f"{SECRET}Manager")
    internal = make.evidence(
        title=f"{SECRET} title", url=f"https://example.org/{SECRET}", is_public=False
    )
    make.status_update(
        author=author, by=manager, internal_note=f"{SECRET} note", evidence=[internal],
        achievements="Known to all.",
    )  # fmt: skip
    open_evidence = [make.evidence(title=f"{SECRET} open")]
    for state in (State.DRAFT, State.SUBMITTED):
        make.status_update(
            state=state, author=author, status=Status.ELAPSED, evidence=open_evidence,
            **secret_words(state),
        )  # fmt: skip
    make.status_update(
        make.item("11.10-2-SEC"), State.RETURNED, author=author, by=manager,
        status=Status.RETIRED, needs_funding=True, **secret_words("returned"),
    )  # fmt: skip


@pytest.mark.parametrize("address", PUBLIC)
def test_a_visitor_finds_nothing_of_it(address: str, client: Client) -> None:
    response = client.get(address)

    text = response.getvalue().decode()
    assert response.status_code == 200
    assert SECRET not in text


@pytest.mark.parametrize("address", PUBLIC)
def test_nor_does_somebody_with_an_account_but_no_rights(
    address: str, client: Client, focal_point: User
) -> None:
    client.force_login(focal_point)

    assert SECRET not in client.get(address).getvalue().decode()


def test_what_is_public_is_shown_all_the_same(client: Client) -> None:
    assert "Known to all." in client.get("/progress/").getvalue().decode()
    assert "Known to all." in client.get("/progress/progress.csv").getvalue().decode()


def test_no_search_finds_what_is_not_public() -> None:
    assert ActionItemFilter({"q": SECRET}).qs.count() == 0


def test_no_figure_counts_what_is_not_approved(client: Client) -> None:
    assert client.get("/").context["whole"].counts == {"in_progress": 1, "no_information": 50}
    progress = client.get("/progress/").context["progress"]
    assert progress.whole.counts == {"in_progress": 1, "no_information": 50}
    assert progress.needs_funding == 0
