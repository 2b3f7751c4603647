"""Party actions in the API: what their pages show of them, and no more."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client

from parties import reviewing, services
from parties.choices import ActionState, Channel
from parties.models import ActionEvidence, Party, PartyAction
from resolutions.models import User
from tests import make

from .asking import listed, refused, rows_of, told

pytestmark = pytest.mark.django_db

Clock = Callable[[date], None]
PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


def revised(action: PartyAction, **values: Any) -> None:
    """Have another version of the action accepted."""
    national = make.focal_point("KEN")
    services.revise_action(action, make.action_entry(**values), by=national)
    services.submit_action(action, by=national)
    reviewing.accept_action(action, by=make.officer())


def test_it_says_all_that_the_page_says(client: Client, clock: Clock) -> None:
    clock(date(2025, 6, 1))
    make.party_action(
        ends_on=date(2025, 12, 24),
        challenges="Two ministries.",
        support_needed="Guidance.",
        items=[make.item("11.10-31-PAR"), make.item("11.10-29-PAR")],
        evidence=[make.shown()],
    )

    (row,) = listed(client, "party-actions/")

    assert row == {
        "reference": "KEN-1",
        "url": "http://testserver/parties/actions/KEN-1/",
        "api_url": "http://testserver/api/v1/party-actions/KEN-1/",
        "party": "KEN",
        "party_name": "Kenya",
        "version": 1,
        "is_current": True,
        "accepted_at": "2025-06-01T12:00:00Z",
        "title": "Joint committee of the national focal points",
        "done": "The focal points of five conventions meet twice a year.",
        "stage": "under_way",
        "stage_label": "Under way",
        "starts_on": "2025-05-02",
        "ends_on": "2025-12-24",
        "challenges": "Two ministries.",
        "support_needed": "Guidance.",
        "language": "en",
        "items": ["11.10-29-PAR", "11.10-31-PAR"],
        "evidence": [
            {
                "title": "Minutes",
                "url": "https://example.org/minutes",
                "file_name": "",
                "size": None,
            }
        ],
        "public_note": "",
        "channel": "party",
        "received_on": None,
        "taken_over_on": None,
    }


def test_one_says_the_same_as_the_list_with_its_accepted_versions(client: Client) -> None:
    make.party_action()

    (listed_row,) = listed(client, "party-actions/")
    one = told(client, "party-actions/KEN-1/")

    versions = one.pop("versions")
    assert one == listed_row
    assert [each["version"] for each in versions] == [1]


@pytest.mark.parametrize("state", [ActionState.DRAFT, ActionState.SUBMITTED, ActionState.RETURNED])
def test_what_was_not_accepted_is_not_there(client: Client, state: str) -> None:
    make.party_action(state)

    assert listed(client, "party-actions/") == []
    assert refused(client, "party-actions/KEN-1/")["status"] == 404


def test_the_accepted_version_stays_while_the_next_one_is_in_work(
    client: Client, national: User
) -> None:
    action = make.party_action()
    services.revise_action(action, make.action_entry(title="Second"), by=national)
    services.submit_action(action, by=national)

    (row,) = listed(client, "party-actions/")

    assert (row["version"], row["title"]) == (1, "Joint committee of the national focal points")
    assert refused(client, "party-actions/KEN-1/?version=2")["status"] == 404


def test_an_earlier_accepted_version_can_be_read_by_its_number(client: Client) -> None:
    revised(make.party_action(), title="Second")

    now = told(client, "party-actions/KEN-1/")
    before = told(client, "party-actions/KEN-1/?version=1")

    assert (now["title"], now["is_current"]) == ("Second", True)
    assert before["title"] == "Joint committee of the national focal points"
    assert before["is_current"] is False
    assert before["url"] == "http://testserver/parties/actions/KEN-1/?version=1"
    assert [each["api_url"].partition("KEN-1/")[2] for each in now["versions"]] == [
        "",
        "?version=1",
    ]


@pytest.mark.parametrize(
    ("number", "status"), [("3", 404), ("2147483647", 404), ("0", 400), ("x", 400), ("9" * 20, 400)]
)
def test_a_version_that_never_was_is_not_there(client: Client, number: str, status: int) -> None:
    make.party_action()

    assert refused(client, f"party-actions/KEN-1/?version={number}")["status"] == status


@pytest.mark.parametrize(
    ("on", "titles"),
    [
        ("2025-05-31", []),
        ("2025-06-01", ["First"]),
        ("2026-02-28", ["First"]),
        ("2026-03-01", ["Second"]),
    ],
)
def test_a_past_day_shows_what_had_been_accepted_and_held_then(
    client: Client, clock: Clock, on: str, titles: list[str]
) -> None:
    make.period()
    clock(date(2025, 6, 1))
    action = make.party_action(title="First")
    clock(date(2026, 3, 1))
    revised(action, title="Second")
    clock(date(2026, 11, 21))

    page = client.get(f"/items/11.10-29-PAR/?as_of={on}").context["actions"].versions
    rows = listed(client, f"party-actions/?as_of={on}")
    one = client.get(f"/api/v1/party-actions/KEN-1/?as_of={on}")

    assert [row["title"] for row in rows] == titles == [each.title for each in page]
    assert [one.json()["title"]] == titles if titles else one.status_code == 404


def test_a_version_that_held_then_leads_to_itself(client: Client, clock: Clock) -> None:
    make.period()
    clock(date(2025, 6, 1))
    action = make.party_action()
    clock(date(2026, 3, 1))
    revised(action, title="Second")

    (row,) = listed(client, "party-actions/?as_of=2025-12-31")

    assert row["is_current"] is False
    assert row["api_url"] == "http://testserver/api/v1/party-actions/KEN-1/?version=1"


def test_a_day_to_come_is_refused(client: Client) -> None:
    problem = refused(client, "party-actions/?as_of=2999-01-01")

    assert problem["errors"] == [{"parameter": "as_of", "detail": "It is yet to come."}]


def test_a_file_has_its_address_while_its_version_holds(client: Client) -> None:
    file = ContentFile(PDF, name="minutes.pdf")
    action = make.party_action(evidence=[make.shown(url="", file=file)])
    evidence = ActionEvidence.objects.get(version__isnull=False)

    (shown,) = told(client, "party-actions/KEN-1/")["evidence"]
    revised(action, title="Second")
    (of_before,) = told(client, "party-actions/KEN-1/?version=1")["evidence"]

    assert shown == {
        "title": "Minutes",
        "url": f"http://testserver/party-files/{evidence.pk}/",
        "file_name": "minutes.pdf",
        "size": len(PDF),
    }
    assert of_before == {**shown, "url": None}


def test_an_entry_on_behalf_says_by_which_way_and_when_it_came(
    client: Client, officer: User, manager: User, national: User, kenya: Party, clock: Clock
) -> None:
    clock(date(2026, 1, 6))
    begun = services.begin_action(
        kenya, make.action_entry(), by=officer, channel=Channel.LETTER,
        received_on=date(2026, 1, 5),
    )  # fmt: skip
    make.period()
    services.submit_action(begun, by=officer)
    reviewing.accept_action(begun, by=manager)
    clock(date(2026, 2, 1))
    services.take_over_action(begun, by=national)

    row = told(client, "party-actions/KEN-1/")

    assert (row["channel"], row["received_on"]) == ("letter", "2026-01-05")
    assert row["taken_over_on"] == "2026-02-01"


@pytest.mark.parametrize(
    ("language", "name", "stage"), [("fr", "Kenya", "En cours"), ("es", "Kenya", "En marcha")]
)
def test_labels_are_in_the_language_of_the_reader_and_words_in_the_party_s_own(
    client: Client, language: str, name: str, stage: str
) -> None:
    make.party_action(language="fr", title="Comité conjoint")

    row = told(client, "party-actions/KEN-1/", language)

    assert (row["party_name"], row["stage_label"]) == (name, stage)
    assert (row["title"], row["language"]) == ("Comité conjoint", "fr")


def test_the_csv_has_the_rows_of_the_list(client: Client) -> None:
    make.party_action(items=[make.item("11.10-31-PAR"), make.item("11.10-29-PAR")])
    make.party_action(title="=SUM(A1)", evidence=[make.shown()])

    rows = rows_of(client, "party-actions/?format=csv&fields=reference,title,items,evidence")

    assert [list(row.values())[:3] for row in rows] == [
        ["KEN-2", "'=SUM(A1)", "11.10-29-PAR"],
        ["KEN-1", "Joint committee of the national focal points", "11.10-29-PAR; 11.10-31-PAR"],
    ]
    assert "https://example.org/minutes" in rows[0]["evidence"]
