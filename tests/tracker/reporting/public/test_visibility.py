"""Who sees which report: everybody the final ones, the Secretariat's staff the others too."""

from collections.abc import Callable

import pytest
from django.test import Client

from resolutions.models import User
from tests import make
from tracker.choices import ReportState

from .cases import revision

pytestmark = pytest.mark.django_db

PAGE = "/reports/stc56/"
ADDRESSES = (
    PAGE,
    f"{PAGE}?language=fr",
    f"{PAGE}print.css",
    "/reports/stc56.json",
    f"{PAGE}tables/overview.csv",
    f"{PAGE}tables/overview.es.csv",
)
ROLES = ("visitor", "focal_point", "reader", "officer", "manager")
STAFF = ("reader", "officer", "manager")
SYMBOL = "UNEP/CMS/StC56/Doc.14"


@pytest.fixture
def visiting(
    client: Client, request: pytest.FixtureRequest, signed_in: Callable[[User], Client]
) -> Callable[[str], Client]:
    def visit(role: str) -> Client:
        return client if role == "visitor" else signed_in(request.getfixturevalue(role))

    return visit


@pytest.mark.parametrize("state", ReportState.values)
@pytest.mark.parametrize("role", ROLES)
def test_a_report_its_files_and_tables_are_there_for_those_who_may_see_it(
    role: str, state: str, visiting: Callable[[str], Client]
) -> None:
    make.report(state)
    client = visiting(role)

    found = {address: client.get(address).status_code for address in ADDRESSES}

    sees = state == ReportState.FINAL or role in STAFF
    assert found == dict.fromkeys(ADDRESSES, 200 if sees else 404)


@pytest.mark.parametrize("state", ReportState.values)
@pytest.mark.parametrize("role", ROLES)
def test_the_list_and_the_comparison_know_of_it_alike(
    role: str, state: str, visiting: Callable[[str], Client]
) -> None:
    make.report(state)
    client = visiting(role)

    listed = client.get("/reports/").content.decode()
    compared = client.get("/reports/compare/?before=stc56").content.decode()

    sees = state == ReportState.FINAL or role in STAFF
    assert (SYMBOL in listed) == sees
    assert (SYMBOL in compared) == sees
    assert ("There is no report “stc56” here." in compared) == (not sees)


def test_a_revision_that_is_a_draft_is_hidden_from_the_page_of_what_it_replaces(
    client: Client, visiting: Callable[[str], Client], manager: User
) -> None:
    revision(make.report(ReportState.FINAL))

    told_to_all = client.get(PAGE).content.decode()
    listed_for_all = client.get("/reports/").content.decode()
    told_to_staff = visiting("reader").get(PAGE).content.decode()

    assert "Rev.1" not in told_to_all + listed_for_all
    assert "This report has been replaced by" in told_to_staff


@pytest.mark.parametrize("role", ROLES)
def test_no_page_names_who_proposed_or_confirmed_it(
    role: str, visiting: Callable[[str], Client]
) -> None:
    manager = make.user("manager", "Secretariat manager", last_name="Zqxmanager")
    make.user("officer", "Secretariat officer", last_name="Zqxofficer")
    make.report(ReportState.FINAL, by=manager)
    client = visiting(role)

    said = [client.get(address).content.decode() for address in (*ADDRESSES, "/reports/")]

    assert not any("Zqx" in each for each in said)


@pytest.mark.parametrize(
    ("role", "state", "seen"),
    [
        ("visitor", "final", []),
        ("reader", "draft", []),
        ("reader", "proposed", []),
        ("officer", "draft", []),
        ("officer", "proposed", ["finalise"]),
        ("manager", "draft", ["edit", "finalise"]),
        ("manager", "proposed", ["finalise"]),
        ("manager", "final", ["revise"]),
        ("officer", "final", []),
    ],
)
def test_the_page_leads_to_what_its_reader_may_do_with_it(
    role: str, state: str, seen: list[str], visiting: Callable[[str], Client]
) -> None:
    make.report(state)

    html = visiting(role).get(PAGE).content.decode()

    verbs = ("edit", "finalise", "revise")
    assert [verb for verb in verbs if f'href="{PAGE}{verb}/"' in html] == seen


@pytest.mark.parametrize("role", ROLES)
def test_a_report_is_begun_by_managers_alone(role: str, visiting: Callable[[str], Client]) -> None:
    html = visiting(role).get("/reports/").content.decode()

    assert ("Begin a report" in html) == (role == "manager")
