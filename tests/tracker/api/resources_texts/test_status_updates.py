"""Status updates: what was published, by whom nobody learns, and what became of it."""

from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client

from resolutions.choices import EvidenceKind, State, Status
from resolutions.models import Evidence, Meeting, StatusUpdate, User
from tests import make
from tests.tracker.api.walking import read, results
from tracker.choices import Scope
from tracker.tokens import make_token

pytestmark = pytest.mark.django_db

LIST = "/api/v1/status-updates/"


def one(client: Client, update: StatusUpdate, *, answered: int = 200) -> Any:
    return read(client, f"{LIST}{update.pk}/", answered=answered)


def ids(client: Client, **query: Any) -> list[int]:
    return [row["id"] for row in results(client, LIST, **query)]


def told(client: Client, update: StatusUpdate) -> str:
    """Return all that is told of the update, in the list and alone, in both formats."""
    addresses = [LIST, f"{LIST}{update.pk}/"]
    answers: list[Any] = [client.get(at, {"format": each}) for at in addresses for each in FORMATS]
    return "".join(answer.getvalue().decode() for answer in answers)


FORMATS = ("json", "csv")


def test_an_update_says_what_was_recorded(client: Client) -> None:
    update = make.status_update(
        status=Status.IMPLEMENTED,
        achievements="The plan was adopted.",
        challenges="Few hands.",
        next_steps="Print it.",
        needs_funding=True,
        evidence=[make.evidence()],
    )

    answer = one(client, update)

    approved_at = StatusUpdate.objects.get(pk=update.pk).approved_at
    assert approved_at is not None
    assert answer == {
        "id": update.pk,
        "url": f"http://testserver/items/11.10-20-SEC/#update-{update.pk}",
        "api_url": f"http://testserver{LIST}{update.pk}/",
        "action_item": "11.10-20-SEC",
        "resolution": "11.10-rev-cop14",
        "paragraph": 20,
        "addressee": "SEC",
        "status": "implemented",
        "status_label": "Implemented",
        "effective_on": "2025-06-01",
        "achievements": "The plan was adopted.",
        "challenges": "Few hands.",
        "next_steps": "Print it.",
        "needs_funding": True,
        "approved_at": approved_at.isoformat().replace("+00:00", "Z"),
        "corrects": None,
        "corrected_by": None,
        "evidence": [
            {
                "kind": "web_page",
                "title": "Report of the meeting",
                "url": "https://example.org/report",
                "meeting": None,
            }
        ],
        "external_codes": {"dtt": ["executive-secretary", "implemented", "require-funding"]},
    }


@pytest.mark.parametrize("state", [State.DRAFT, State.SUBMITTED, State.RETURNED])
def test_what_is_not_published_is_not_there(client: Client, state: State) -> None:
    update = make.status_update(state=state)

    assert one(client, update, answered=404)["detail"] == "There is no such status update."
    assert ids(client) == []


@pytest.mark.parametrize("name", ["manager", "officer", "administrator", "national"])
def test_a_token_shows_no_more_than_none(
    client: Client, name: str, request: pytest.FixtureRequest
) -> None:
    person: User = request.getfixturevalue(name)
    _token, secret = make_token(person, name="Feed", scopes=list(Scope), days=1)
    hidden = [make.status_update(state=State.DRAFT, author=make.officer())]
    hidden.append(make.status_update(make.item("11.10-18.3-SEC"), State.SUBMITTED))
    plain = client.get(LIST).content

    headers = {"authorization": f"Bearer {secret}"}

    assert client.get(LIST, headers=headers).content == plain
    for update in hidden:
        assert client.get(f"{LIST}{update.pk}/", headers=headers).status_code == 404


def test_nothing_is_told_of_people_notes_and_evidence_that_is_not_public(client: Client) -> None:
    author = make.user("zebra-officer", "Secretariat officer", first_name="Zebra")
    approver = make.user("zebra-manager", "Secretariat manager", email="zebra@example.org")
    update = make.status_update(
        author=author,
        by=approver,
        internal_note="zebra",
        evidence=[make.evidence(title="zebra", is_public=False), make.evidence()],
    )

    answer = told(client, update)

    assert "Report of the meeting" in answer
    assert "zebra" not in answer.lower()


def test_a_file_is_read_at_its_address_here(client: Client) -> None:
    file = ContentFile(b"%PDF-1.4 %", name="minutes.pdf")
    shown = make.evidence(kind=EvidenceKind.FILE, title="Minutes", url="", file=file)
    update = make.status_update(evidence=[shown])

    (evidence,) = one(client, update)["evidence"]

    pk = Evidence.objects.get(status_update=update).pk
    assert evidence["url"] == f"http://testserver/evidence/{pk}/"
    assert client.get(evidence["url"]).status_code == 200


def test_a_meeting_as_evidence_is_named(client: Client) -> None:
    meeting = Meeting.objects.get(label="StC56")
    shown = make.evidence(kind=EvidenceKind.MEETING, title="Session 3", url="", meeting=meeting)
    update = make.status_update(evidence=[shown])

    (evidence,) = one(client, update)["evidence"]

    assert (evidence["meeting"], evidence["url"]) == ("StC56", None)


def test_an_update_and_its_correction_name_each_other(client: Client) -> None:
    wrong = make.status_update(status=Status.ONGOING)
    right = make.status_update(corrects=wrong)

    assert one(client, wrong)["corrected_by"] == right.pk
    assert one(client, right)["corrects"] == wrong.pk
    assert one(client, right)["corrected_by"] is None
    assert ids(client) == [right.pk, wrong.pk]


@pytest.mark.parametrize("state", [State.DRAFT, State.SUBMITTED, State.RETURNED])
def test_a_correction_that_is_not_published_is_not_told(client: Client, state: State) -> None:
    wrong = make.status_update()
    make.status_update(corrects=wrong, state=state)

    assert one(client, wrong)["corrected_by"] is None
    assert ids(client, as_of="2025-12-31") == [wrong.pk]


@pytest.mark.parametrize("number", ["0", "99999999", str(2**63), "9" * 60])
def test_there_is_no_update_of_an_unknown_number(client: Client, number: str) -> None:
    read(client, f"{LIST}{number}/", answered=404)


@pytest.mark.parametrize("number", ["x", "-1", "1.0", "%00", "１"])
def test_what_is_no_number_is_no_address(client: Client, number: str) -> None:
    answer = read(client, f"{LIST}{number}/", answered=404)

    assert answer["status"] == 404
