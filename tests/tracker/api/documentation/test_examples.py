"""Each example of an answer in the documentation is what the API answers, ids and moments aside.

`WRITE_EXAMPLES=1` writes down what it answers now.
"""

import json
import os
import re
from typing import Any

import pytest
from django.test import Client

from resolutions.models import StatusUpdate
from tests import make
from tracker.api.docs import document
from tracker.api.examples import FILE, examples
from tracker.choices import ReportState

pytestmark = pytest.mark.django_db

SITE = "https://tracker.example.org"
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT[\d:.]+Z")
NUMBER = re.compile(r"(/status-updates/|#update-)\d+")
CURSOR = re.compile(r"(cursor=)[\w%-]+")
IDS = {"id", "status_update", "corrects"}
ASKED = {
    "get_contents": "/api/v1/",
    "list_action_items": "/api/v1/action-items/?addressee=SEC&as_of=2025-09-01&page_size=1",
    "get_action_item": "/api/v1/action-items/11.10-18.3-SEC/?as_of=2025-09-01",
    "list_bodies": "/api/v1/bodies/?page_size=1",
    "get_body": "/api/v1/bodies/cms-StC/",
    "list_deadlines": "/api/v1/deadlines/?as_of=2025-09-01&page_size=1",
    "list_external_codes": "/api/v1/external-codes/?system=dtt&page_size=2",
    "list_instruments": "/api/v1/instruments/?page_size=1",
    "get_instrument": "/api/v1/instruments/AEWA/?fields=code,short_name,kind,parties",
    "list_meetings": "/api/v1/meetings/?page_size=1",
    "get_meeting": "/api/v1/meetings/COP14/",
    "list_paragraphs": "/api/v1/paragraphs/?paragraph=20",
    "get_paragraph": "/api/v1/paragraphs/11.10-rev-cop14/para-20/",
    "list_parties": "/api/v1/parties/?page_size=1&fields=iso3,name,region,api_url",
    "get_party": "/api/v1/parties/KEN/?fields=iso3,name,region,url",
    "list_party_actions": "/api/v1/party-actions/?party=KEN&fields=reference,title,stage,items",
    "get_party_action": "/api/v1/party-actions/KEN-1/",
    "get_progress": "/api/v1/progress/?as_of=2025-09-01&fields=resolution,as_of,total,whole",
    "get_progress_of": (
        "/api/v1/progress/11.10-rev-cop14/?as_of=2025-09-01&fields=resolution,overdue,whole"
    ),
    "list_reporting_periods": "/api/v1/reporting-periods/",
    "get_reporting_period": "/api/v1/reporting-periods/StC57/",
    "list_reports": "/api/v1/reports/?fields=slug,symbol,meeting,cut_off,url",
    "get_report": "/api/v1/reports/stc56/?fields=slug,symbol,meeting,cut_off,url",
    "list_resolutions": "/api/v1/resolutions/?page_size=1",
    "get_resolution": "/api/v1/resolutions/11.10-rev-cop14/?fields=slug,number,title,legal_status",
    "list_status_updates": "/api/v1/status-updates/?fields=id,action_item,status,effective_on",
    "get_status_update": "/api/v1/status-updates/1/",
}


@pytest.fixture
def told(today: Any) -> StatusUpdate:
    """One update, one Party action and one report, beside the reference data."""
    update = make.status_update(evidence=[make.evidence()])
    make.party_action(evidence=[make.shown()])
    make.report(ReportState.FINAL)
    return update


def plain(said: Any) -> Any:
    """Return an answer with the same ids, moments and site wherever it was given."""
    if isinstance(said, dict):
        return {
            name: 1 if name in IDS and each is not None else plain(each)
            for name, each in said.items()
        }
    if isinstance(said, list):
        return [plain(each) for each in said]
    if not isinstance(said, str):
        return said
    said = MOMENT.sub("2026-11-21T10:00:00Z", said.replace("http://testserver", SITE))
    return CURSOR.sub(r"\1WzAsMV0", NUMBER.sub(r"\g<1>1", said))


def answered(client: Client, asked: str, update: StatusUpdate) -> Any:
    response = client.get(asked.replace("/status-updates/1/", f"/status-updates/{update.pk}/"))
    assert response.status_code == 200, (asked, response.content)
    return plain(response.json())


def test_every_public_answer_has_an_example() -> None:
    public = {
        said["operationId"]
        for path, methods in document("en-gb")["paths"].items()
        for method, said in methods.items()
        if method == "get" and "/my/" not in path
    }

    assert set(ASKED) == public


def test_the_examples_are_what_is_answered(client: Client, told: StatusUpdate) -> None:
    found = {
        name: {"asked": asked, "answer": answered(client, asked, told)}
        for name, asked in ASKED.items()
    }
    if os.environ.get("WRITE_EXAMPLES"):
        FILE.write_text(f"{json.dumps(found, ensure_ascii=False, indent=1)}\n")
        examples.cache_clear()

    assert examples() == found
