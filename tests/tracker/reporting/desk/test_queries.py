"""How often a page asks the database: as often for a large resolution as for a small one."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from resolutions.models import ActionItem, Meeting, User
from tests import make
from tracker.models import ProgressReport
from tracker.reporting import services

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("without_files")]

# Session, account, rights; the report; whether anything is a demonstration.
OWN = 5
# What those ask more that build what the report says.
BUILDING = OWN + 10
PAGES = {
    # Who changed it last.
    "edit/": BUILDING + 1,
    "edit/?language=fr": BUILDING + 1,
    "text/summary/": BUILDING,
    "text/summary/?language=es": BUILDING,
    "recommended/": BUILDING,
    # What is left out, and why.
    "omissions/": BUILDING + 1,
    "omissions/?q=workplan": BUILDING + 1,
    "omissions/11.10-20-SEC/": BUILDING + 1,
    "finalise/": BUILDING,
    # The form has the report to itself.
    "head/": OWN + 1,
    "discard/": OWN,
}
CHOOSING = 10


def fill(report: ProgressReport, items: int) -> None:
    """Have that many items tell something; every fifth is left out, every text is written."""
    manager = make.manager()
    for item in ActionItem.objects.select_related("paragraph")[:items]:
        make.status_update(item, effective_on=timezone.localdate())
        if item.pk % 5 == 0:
            services.leave_out(report, item, "Not agreed yet.", by=manager)
    for section in ("title", "summary", "background"):
        services.write_text(report, section, "en", "Written.", data="", by=manager)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_asks_no_more_often_for_more_items(
    page: str,
    signed_in: Callable[[User], Client],
    manager: User,
    report: ProgressReport,
    queries: Callable[[], Any],
) -> None:
    client, counts = signed_in(manager), []
    for items in (5, 30):
        fill(report, items)
        with queries() as made:
            response = client.get(f"/reports/stc56/{page}")
        assert response.status_code == 200
        counts.append(len(made))

    assert counts[0] == counts[1] <= PAGES[page], [each["sql"][:200] for each in made]


def test_the_page_of_one_that_waits_compares_in_as_many(
    signed_in: Callable[[User], Client],
    officer: User,
    manager: User,
    report: ProgressReport,
    queries: Callable[[], Any],
) -> None:
    fill(report, 30)
    services.propose_report(report, by=manager)
    client = signed_in(officer)

    with queries() as made:
        response = client.get("/reports/stc56/finalise/")

    assert response.status_code == 200
    assert len(made) <= BUILDING, [each["sql"][:200] for each in made]


@pytest.mark.parametrize("more", [0, 25])
def test_choosing_a_meeting_asks_as_often_for_many_as_for_few(
    signed_in: Callable[[User], Client], manager: User, queries: Callable[[], Any], more: int
) -> None:
    make.report()
    body = Meeting.objects.get(label="StC56").body
    for number in range(more):
        Meeting.objects.create(label=f"StC{60 + number}", body=body)
    client = signed_in(manager)

    with queries() as made:
        response = client.get("/reports/new/")

    assert response.status_code == 200
    assert len(made) <= CHOOSING, [each["sql"][:200] for each in made]
