"""What is declared of an answer is what it says, and it says nothing that is not public."""

from typing import Any

import pytest
from django.test import Client
from rest_framework.serializers import BaseSerializer, ListSerializer, Serializer

from parties import periods, reviewing, services
from parties.choices import ActionState
from parties.models import Party
from tests import make
from tracker.api.resources import (
    instruments,
    parties,
    party_actions,
    progress,
    reporting_periods,
    reports,
)
from tracker.choices import ReportState

from .asking import told

pytestmark = pytest.mark.django_db

LISTS = {
    "parties/": parties.Parties,
    "instruments/": instruments.Instruments,
    "reporting-periods/": reporting_periods.ReportingPeriods,
    "party-actions/": party_actions.PartyActions,
    "party-actions/?as_of=2026-01-01": party_actions.PartyActions,
    "reports/": reports.Reports,
}
ONE = {
    "parties/KEN/": parties.OneParty,
    "parties/FRA/": parties.OneParty,
    "instruments/AEWA/": instruments.OneInstrument,
    "reporting-periods/StC57/": reporting_periods.OneReportingPeriod,
    "party-actions/KEN-1/": party_actions.OnePartyAction,
    "party-actions/KEN-1/?version=1": party_actions.OnePartyAction,
    "reports/stc56/": reports.OneReport,
    "progress/": progress.ProgressAsked,
    "progress/11.10-rev-cop14/": progress.ProgressOf,
}
PRIVATE = (
    "zqx", "national-ken", "contributor-ken", "national-fra", "officer", "manager",
    "conventions?", "@example.org",
)  # fmt: skip


@pytest.fixture
def story(db: None) -> None:
    """Kenya and France reported, were asked, and have more in work; there is a final report."""
    person = make.focal_point("KEN")
    person.first_name, person.last_name = "Zqxfirst", "Zqxlast"
    person.save()
    evidence = [make.shown(title="On the web")]
    action = make.party_action(author=make.focal_point("KEN", "contributor"), evidence=evidence)
    reviewing.ask_about_action(action, by=make.officer(), question="Zqxquestion")
    reviewing.answer_about_action(action, by=person, answer="Zqxanswer")
    services.revise_action(action, make.action_entry(title="Zqxchanged"), by=person)
    make.party_action(ActionState.DRAFT, title="Zqxdraft", done="Zqxdraft")
    make.party_action(ActionState.SUBMITTED, title="Zqxsubmitted", done="Zqxsubmitted")
    make.party_action(ActionState.RETURNED, title="Zqxreturned", done="Zqxreturned")
    make.status_update(achievements="A plan.")
    periods.declare_nil(Party.objects.get(iso3="FRA"), by=make.focal_point("FRA"))
    make.report(ReportState.FINAL)


def held_to(said: Any, declared: Any) -> None:
    """Hold what is said to what is declared, and what is nested in it."""
    if isinstance(declared, ListSerializer):
        for each in said:
            held_to(each, declared.child)
    elif isinstance(declared, Serializer):
        assert list(said) == list(declared.fields)
        for name, field in declared.fields.items():
            if isinstance(field, BaseSerializer):
                held_to(said[name], field)


@pytest.mark.usefixtures("story")
@pytest.mark.parametrize("path", LISTS)
def test_the_rows_of_a_list_have_the_members_that_are_declared(client: Client, path: str) -> None:
    rows = told(client, path)["results"]

    assert rows or "as_of" in path
    for row in rows:
        held_to(row, LISTS[path].serializer_class())


@pytest.mark.usefixtures("story")
@pytest.mark.parametrize("path", ONE)
def test_one_thing_has_the_members_that_are_declared(client: Client, path: str) -> None:
    held_to(told(client, path), ONE[path].serializer_class())


@pytest.mark.usefixtures("story")
@pytest.mark.parametrize("path", [*LISTS, *ONE])
@pytest.mark.parametrize("form", ["json", "csv"])
def test_an_answer_names_no_person_and_nothing_that_is_not_public(
    client: Client, path: str, form: str
) -> None:
    response = client.get(f"/api/v1/{path}{'&' if '?' in path else '?'}format={form}")

    assert response.status_code == 200
    text = b"".join(response) if response.streaming else response.content
    for private in PRIVATE:
        assert private not in text.decode().lower()


@pytest.mark.usefixtures("story")
@pytest.mark.parametrize("path", [*LISTS, *ONE])
def test_members_can_be_chosen(client: Client, path: str) -> None:
    view = {**LISTS, **ONE}[path]
    wanted = view.serializer_class.names()[:2]

    found = told(client, f"{path}{'&' if '?' in path else '?'}fields={','.join(wanted)}")

    for row in found["results"] if path in LISTS else [found]:
        assert tuple(row) == wanted


@pytest.mark.usefixtures("story")
@pytest.mark.parametrize("path", [*LISTS, *ONE])
def test_what_the_reader_has_already_is_not_sent_again(client: Client, path: str) -> None:
    etag = client.get(f"/api/v1/{path}")["ETag"]

    again = client.get(f"/api/v1/{path}", headers={"If-None-Match": etag})

    assert (again.status_code, again.content) == (304, b"")
