"""The mapping to what other systems call the values here."""

import pytest
from django.test import Client

from resolutions.choices import Status
from resolutions.models import ExternalCode
from tests.tracker.api.walking import everything, results, table

pytestmark = pytest.mark.django_db

LIST = "/api/v1/external-codes/"


def test_every_status_has_a_code_of_the_decision_tracking_tool(client: Client) -> None:
    rows = results(client, LIST, system="dtt", vocabulary="status")

    assert {row["value"] for row in rows} == set(Status.values)
    assert {row["code"] for row in rows} == {
        "active", "implemented", "elapsed", "superseded", "retired",
    }  # fmt: skip


def test_one_code_may_stand_for_several_values(client: Client) -> None:
    rows = results(client, LIST, code="other-governments")

    assert [row["value"] for row in rows] == ["GOV", "NRS"]


def test_one_value_may_have_codes_in_several_systems(client: Client) -> None:
    rows = results(client, LIST, vocabulary="body", value="COP")

    assert [(row["system"], row["code"]) for row in rows] == [
        ("akn", "cms-cop"),
        ("informea", "cop"),
    ]


def test_the_mapping_is_data(client: Client) -> None:
    ExternalCode.objects.create(
        system="un80", vocabulary="status", value="implemented", code="approved", note="a peer"
    )

    assert results(client, LIST, system="un80") == [
        {
            "system": "un80",
            "vocabulary": "status",
            "value": "implemented",
            "code": "approved",
            "note": "a peer",
        }
    ]
    item = client.get("/api/v1/action-items/11.10-20-SEC/").json()
    assert "un80" not in item["external_codes"]


def test_the_table_of_codes_has_all_of_them(client: Client) -> None:
    assert table(client, LIST) == everything(client, LIST)
