"""What a report says of the Parties: who reported, and what, as it had been accepted by then."""

from datetime import date
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from parties import reviewing, services
from parties.choices import ActionState
from parties.models import ActionEvidence, Party
from resolutions.models import ActionItem
from tests import make
from tests.scale import copy_resolution
from tracker.demo.clock import AFTERNOON, MORNING, clock_at
from tracker.reporting.build import content_of
from tracker.reporting.content import PartyAction as Told
from tracker.reporting.content import Piece
from tracker.reporting.frozen import as_json

from .telling import accepted, opened

pytestmark = pytest.mark.django_db

SPRING, SUMMER, AUTUMN = date(2024, 4, 2), date(2024, 7, 3), date(2024, 10, 4)
LATER = date(2025, 2, 5)


@pytest.fixture(autouse=True)
def _site(settings: Any) -> None:
    settings.SITE_URL = "https://tracker.example.org"


@pytest.fixture(autouse=True)
def _open(db: None) -> None:
    """Parties may report for the period up to the meeting after the report's."""
    opened("StC57")


def told(**values: Any) -> tuple[Told, ...]:
    return content_of(make.report(**values)).party_actions


def test_an_accepted_action_is_told_as_it_was_accepted() -> None:
    items = [make.item("11.10-31-PAR"), make.item("11.10-29-PAR")]
    accepted(items=items, challenges="Staff.", support_needed="Training.", language="fr")

    (action,) = told()

    assert (action.reference, action.party, action.region) == ("KEN-1", "KEN", "africa")
    assert action.party_name == {"en": "Kenya", "fr": "Kenya", "es": "Kenya"}
    assert action.url == "https://tracker.example.org/parties/actions/KEN-1/"
    assert (action.title, action.done, action.stage) == (
        "Joint committee of the national focal points",
        "The focal points of five conventions meet twice a year.",
        "under_way",
    )
    assert (action.challenges, action.support_needed, action.language) == (
        "Staff.", "Training.", "fr",
    )  # fmt: skip
    assert (action.starts_on, action.ends_on, action.accepted_on) == (
        date(2025, 5, 2), None, SUMMER,
    )  # fmt: skip
    assert (action.items, action.paragraphs) == (("11.10-29-PAR", "11.10-31-PAR"), (29, 31))


def test_its_evidence_can_be_looked_up_from_anywhere() -> None:
    file = ContentFile(b"%PDF-1.7\n%%EOF\n", name="minutes.pdf")
    accepted(evidence=[make.shown(), make.shown(title="Kept", url="", file=file)])

    (action,) = told()

    kept = ActionEvidence.objects.get(version__isnull=False, title="Kept")
    address = reverse("party-file", args=[kept.pk])
    assert action.evidence == (
        Piece("Minutes", "web_page", "https://example.org/minutes"),
        Piece("Kept", "file", f"https://tracker.example.org{address}"),
    )


@pytest.mark.parametrize("state", [ActionState.DRAFT, ActionState.SUBMITTED, ActionState.RETURNED])
def test_what_was_not_accepted_is_never_told(state: str) -> None:
    with clock_at(SUMMER, AFTERNOON):
        make.party_action(state, title="Marked: not accepted.")

    assert "Marked" not in as_json(content_of(make.report()))


def test_what_was_accepted_after_the_cut_off_is_not_told() -> None:
    accepted(LATER)

    assert told() == ()


def test_a_later_version_is_not_told_until_it_is_accepted() -> None:
    action = accepted(title="As it was.")
    speaker = make.focal_point("KEN")
    report = make.report()
    changed = make.action_entry(title="Marked: changed.")
    with clock_at(AUTUMN, MORNING):
        services.revise_action(action, changed, by=speaker)
        services.submit_action(action, by=speaker)

    waiting = content_of(report)
    with clock_at(LATER, MORNING):
        reviewing.accept_action(action, by=make.officer())
    earlier, newest = content_of(report), content_of(report, cut_off=LATER)

    assert waiting.party_actions == earlier.party_actions
    assert [each.title for each in earlier.party_actions] == ["As it was."]
    assert "Marked" not in as_json(waiting)
    assert [(each.title, each.accepted_on) for each in newest.party_actions] == [
        ("Marked: changed.", LATER)
    ]


def test_what_a_party_wants_to_change_is_not_told() -> None:
    action = accepted(evidence=[make.shown(title="Then")])
    speaker = make.focal_point("KEN")
    changed = make.action_entry(
        title="Marked: draft.", evidence=[make.shown(title="Marked", url="https://later.example")]
    )
    with clock_at(AUTUMN, MORNING):
        services.revise_action(action, changed, by=speaker)

    (told_of,) = told()

    assert [piece.title for piece in told_of.evidence] == ["Then"]
    assert told_of.title != "Marked: draft."


def test_what_the_two_sides_said_to_each_other_is_not_told() -> None:
    with clock_at(SUMMER, AFTERNOON):
        action = make.party_action(ActionState.SUBMITTED)
        reviewing.ask_about_action(action, by=make.officer(), question="Marked: question?")
        reviewing.return_action(action, by=make.officer(), reason="Marked: reason.")
        services.submit_action(action, by=make.focal_point("KEN"))
        reviewing.accept_action(action, by=make.officer(), public_note="A note for all.")

    content = content_of(make.report())

    text = as_json(content)
    assert content.party_actions[0].public_note == "A note for all."
    assert "Marked" not in text
    assert [each for each in ("officer", "national-ken", "manager") if each in text] == []


def test_only_answers_to_items_of_the_resolution_are_told() -> None:
    copy_resolution(1)
    other = ActionItem.objects.get(reference="C1-29-PAR")
    accepted(items=[other])
    accepted(items=[other, make.item("11.10-31-PAR")])

    (action,) = told()

    assert (action.reference, action.items, action.paragraphs) == (
        "KEN-2", ("11.10-31-PAR",), (31,),
    )  # fmt: skip


def test_actions_stand_by_the_names_of_parties_then_by_reference() -> None:
    Party.objects.filter(iso3="KEN").update(actions_begun=8)
    for iso3 in ("KEN", "KEN", "FRA", "CIV"):
        accepted(iso3=iso3)

    assert [each.reference for each in told()] == ["CIV-1", "FRA-1", "KEN-9", "KEN-10"]


def test_an_action_is_of_the_period_if_it_was_accepted_in_it() -> None:
    accepted(SPRING)
    accepted(AUTUMN)

    assert [each.in_period for each in told(from_day=SUMMER)] == [False, True]
