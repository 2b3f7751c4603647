"""Role × verb × state at the addresses: who changes a report, and what the others are told."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from resolutions.models import Meeting, User
from tests import make
from tracker.choices import ReportState
from tracker.models import Omission, ProgressReport
from tracker.reporting import services

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("without_files")]

STATES = list(ReportState)
ROLES = ["visitor", "focal_point", "national", "reader", "officer", "manager", "second_manager"]
MANAGERS = {"manager", "second_manager"}
HEAD = {
    "symbol": "UNEP/CMS/StC56/Doc.15",
    "agenda_item": "15",
    "dated": "2025-01-24",
    "from_day": "2024-02-18",
    "cut_off": "2025-01-24",
    "distribution": "general",
    "language": "en",
}
ITEM = "11.10-20-SEC"

# The address of each verb, and what its form sends.
VERBS: dict[str, tuple[str, dict[str, str]]] = {
    "begin": ("new/?meeting={meeting}", HEAD),
    "write": ("stc56/text/summary/", {"text": "In short."}),
    "take data": ("stc56/text/title/data/", {}),
    "recommend": ("stc56/recommended/", {"row-1-en": "take note of the report"}),
    "leave out": (f"stc56/omissions/{ITEM}/", {"reason": "Not agreed yet."}),
    "put back": ("stc56/omissions/11.10-27-SEC/back/", {}),
    "head": ("stc56/head/", HEAD),
    "propose": ("stc56/finalise/propose/", {}),
    "withdraw": ("stc56/finalise/withdraw/", {}),
    "confirm": ("stc56/finalise/confirm/", {}),
    "revise": ("stc56/revise/", HEAD),
    "discard": ("stc56/discard/", {}),
}
# Who changes something by it, in which state. The first manager has proposed what waits.
ALLOWED: dict[str, dict[str, set[str]]] = {
    "begin": dict.fromkeys(STATES, MANAGERS),
    "withdraw": {ReportState.PROPOSED: MANAGERS},
    "confirm": {ReportState.PROPOSED: {"officer", "second_manager"}},
    "revise": {ReportState.FINAL: MANAGERS},
    **dict.fromkeys(
        ("write", "take data", "recommend", "leave out", "put back", "head", "propose", "discard"),
        {ReportState.DRAFT: MANAGERS},
    ),
}
# Who may at all, whatever the state.
MAY: dict[str, set[str]] = dict.fromkeys(VERBS, MANAGERS) | {"confirm": MANAGERS | {"officer"}}


def report_in(state: str) -> ProgressReport:
    """Return the report with a written title and an item left out."""
    manager = make.manager()
    report = make.report(by=manager)
    services.write_text(report, "title", "en", "Progress", data="", by=manager)
    services.leave_out(report, make.item("11.10-27-SEC"), "Not agreed yet.", by=manager)
    if state != ReportState.DRAFT:
        report = services.propose_report(report, by=manager)
    if state == ReportState.FINAL:
        report = services.confirm_report(report, by=make.officer(), sha256=report.sha256)
    return ProgressReport.objects.get(pk=report.pk)


def everything() -> list[Any]:
    return [
        list(ProgressReport.objects.order_by("pk").values()),
        list(Omission.objects.order_by("pk").values()),
    ]


def is_own(role: str, verb: str, state: str) -> bool:
    """Whether it is what somebody else has to do."""
    return (role, verb, state) == ("manager", "confirm", ReportState.PROPOSED)


def client_for(request: pytest.FixtureRequest, role: str) -> Client:
    client: Client = request.getfixturevalue("client")
    if role != "visitor":
        client.force_login(request.getfixturevalue(role))
    return client


def send(client: Client, verb: str, report: ProgressReport) -> Any:
    page, fields = VERBS[verb]
    meeting = Meeting.objects.get(label="COP15")
    carried = {"version": report.version, "sha256": report.sha256}
    return client.post(f"/reports/{page.format(meeting=meeting.pk)}", {**fields, **carried})


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("role", ROLES)
def test_a_verb_changes_something_for_those_who_may_and_for_nobody_else(
    request: pytest.FixtureRequest, role: str, verb: str, state: str
) -> None:
    report = report_in(state)
    client, before = client_for(request, role), everything()

    response = send(client, verb, report)

    allowed = role in ALLOWED[verb].get(state, set())
    assert (everything() != before) == allowed
    if allowed:
        assert response.status_code == 302
    elif role in ("visitor", "focal_point", "national"):
        assert response.status_code == (302 if (role, verb) == ("visitor", "begin") else 404)
    elif role not in MAY[verb] or is_own(role, verb, state):
        assert response.status_code == 403
    else:
        assert response.status_code in (302, 409)


PAGES = ["edit/", "text/summary/", "recommended/", "omissions/", f"omissions/{ITEM}/", "head/",
         "finalise/", "discard/", "revise/"]  # fmt: skip


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("role", ["visitor", "focal_point", "national"])
@pytest.mark.parametrize("state", STATES)
def test_to_strangers_there_is_no_such_page(
    request: pytest.FixtureRequest, role: str, page: str, state: str
) -> None:
    report_in(state)

    response = client_for(request, role).get(f"/reports/stc56/{page}")

    assert response.status_code == 404


@pytest.mark.parametrize("page", [each for each in PAGES if each != "finalise/"])
@pytest.mark.parametrize("role", ["reader", "officer"])
def test_those_who_only_read_are_told_that_managers_write(
    request: pytest.FixtureRequest, role: str, page: str, report: ProgressReport
) -> None:
    response = client_for(request, role).get(f"/reports/stc56/{page}")

    assert response.status_code == 403
    assert "You may read this report, but not" in response.content.decode()


@pytest.mark.parametrize("page", [each for each in PAGES if each not in ("edit/", "finalise/")])
@pytest.mark.parametrize("state", [ReportState.PROPOSED, ReportState.FINAL])
def test_what_is_no_draft_says_why_it_cannot_be_changed(
    signed_in: Callable[[User], Client], manager: User, page: str, state: str
) -> None:
    report_in(state)

    response = signed_in(manager).get(f"/reports/stc56/{page}")

    may_be_revised = (page, state) == ("revise/", ReportState.FINAL)
    assert response.status_code == (200 if may_be_revised else 409)


@pytest.mark.parametrize("state", [ReportState.PROPOSED, ReportState.FINAL])
def test_the_page_of_a_draft_leads_on_once_it_is_none(
    signed_in: Callable[[User], Client], manager: User, state: str
) -> None:
    report_in(state)

    response = signed_in(manager).get("/reports/stc56/edit/")

    assert response["Location"] == "/reports/stc56/finalise/"


@pytest.mark.parametrize("role", ["reader", "officer", "manager", "second_manager"])
@pytest.mark.parametrize("state", STATES)
def test_all_who_see_it_may_see_how_far_it_has_come(
    request: pytest.FixtureRequest, role: str, state: str
) -> None:
    report_in(state)

    response = client_for(request, role).get("/reports/stc56/finalise/")

    assert response.status_code == 200


@pytest.mark.parametrize("role", ["reader", "officer"])
def test_those_who_only_read_begin_none(request: pytest.FixtureRequest, role: str) -> None:
    response = client_for(request, role).get("/reports/new/")

    assert response.status_code == 403
    assert "managers do that" in response.content.decode()


def test_a_visitor_signs_in_before_beginning_one(client: Client) -> None:
    response = client.get("/reports/new/?meeting=1")

    assert response["Location"] == "/account/login/?next=/reports/new/%3Fmeeting%3D1"


def test_an_account_with_the_rights_but_not_of_the_staff_sees_nothing(
    signed_in: Callable[[User], Client], manager: User, report: ProgressReport
) -> None:
    manager.is_staff = False
    manager.save()

    pages = [f"/reports/stc56/{page}" for page in PAGES]
    found = {signed_in(manager).get(page).status_code for page in [*pages, "/reports/new/"]}

    assert found == {404}


def test_staff_without_a_second_factor_set_one_up_first(
    signed_in: Callable[[User], Client], manager: User, report: ProgressReport, settings: Any
) -> None:
    settings.STAFF_SECOND_FACTOR = True

    response = signed_in(manager).post("/reports/stc56/finalise/propose/", {"version": 0})

    assert response["Location"] == "/account/2fa/totp/activate/"
    assert ProgressReport.objects.get().is_draft


def test_the_demonstration_and_the_real_record_are_kept_apart(
    signed_in: Callable[[User], Client], report: ProgressReport, settings: Any
) -> None:
    settings.DEBUG = True  # Else nobody signs in as an account of the demonstration.
    demo = make.user("demo-manager", "Secretariat manager", is_demo=True)
    form = {"text": "In short.", "version": report.version}

    response = signed_in(demo).post("/reports/stc56/text/summary/", form)

    assert response.status_code == 409
    assert "kept apart" in response.content.decode()
    assert "In short." in response.content.decode()
