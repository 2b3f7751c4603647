"""Nothing that is not public is in any feed, and a demonstration says that it is one."""

import base64

import pytest
from django.test import Client

from parties import reviewing, services
from resolutions.models import User
from tests import make

from .reading import entries

pytestmark = pytest.mark.django_db


def test_a_demonstration_is_labelled(client: Client) -> None:
    User.objects.create(username="somebody", is_demo=True)

    assert client.get("/informea/Decisions").json()["demonstration"] is True


def test_nothing_that_is_not_public_is_said(client: Client) -> None:
    seed_secrets()

    said = "".join(
        str(base64.b64decode(each["content"]), "utf-8") if each.get("content") else ""
        for feed in ("Decisions", "CountryReports")
        for entry in entries(client, feed)
        for each in entry["files"]
    )
    said += "".join(
        client.get(f"/informea/{feed}").content.decode()
        for feed in ("Decisions", "Meetings", "Documents", "CountryReports")
    )

    assert "KEN" in said
    assert "S3CRET" not in said


def seed_secrets() -> None:
    """Write a marker wherever something is not for the public."""
    make.status_update(internal_note="S3CRET")
    shown = make.evidence(title="S3CRET", url="https://example.org/S3CRET", is_public=False)
    make.status_update(make.item("11.10-18.3-SEC"), evidence=[shown])
    for state in ("draft", "submitted", "returned"):
        make.status_update(make.item("11.10-27-SEC"), state, achievements="S3CRET")  # type: ignore[arg-type]
    make.party_action()
    for state in ("draft", "submitted", "returned"):
        make.party_action(state, title="S3CRET", done="S3CRET")
    submitted = make.party_action("submitted", title="S3CRET")
    reviewing.ask_about_action(submitted, by=make.officer(), question="S3CRET")
    accepted = make.party_action(title="Open")
    services.revise_action(accepted, make.action_entry(title="S3CRET"), by=make.focal_point("KEN"))
    make.report(symbol="UNEP/CMS/S3CRET")
    User.objects.update(first_name="S3CRET", last_name="S3CRET", email="S3CRET@example.org")
    for person in User.objects.all():
        User.objects.filter(pk=person.pk).update(username=f"S3CRET-{person.pk}")
