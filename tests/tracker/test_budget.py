"""No page asks the database more than twelve times, signed in or not, of one resolution or many."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from parties.entries import Shown
from resolutions.models import User
from tests import make
from tests.scale import copy_resolution
from tracker.choices import ReportState

pytestmark = pytest.mark.django_db

MOST = 12
PAGES = [
    "/",
    "/progress/",
    "/progress/?resolution=11.10-rev-cop14&as_of=2025-09-01&since=2024-06-01&addressee=SEC&q=work",
    "/progress/progress.csv?resolution=11.10-rev-cop14",
    "/resolutions/",
    "/resolutions/11.10-rev-cop14/",
    "/items/",
    "/items/?resolution=11.10-rev-cop14&status=in_progress&overdue=1&q=work",
    "/items/11.10-20-SEC/",
    "/items/11.10-29-PAR/",
    "/items/11.10-29-PAR/?as_of=2026-06-01",
    "/parties/",
    "/parties/?format=csv",
    "/parties/matrix/",
    "/parties/KEN/",
    "/parties/KEN/?resolution=11.10-rev-cop14&paragraph=29",
    "/parties/actions/KEN-1/",
    "/reports/",
    "/reports/stc56/",
    "/reports/stc56.fr.xlsx",
    "/reports/stc56/tables/overview.csv",
    "/admin/",
    "/admin/tracker/progressreport/",
    "/admin/resolutions/actionitem/",
    "/admin/resolutions/statusupdate/",
]


@pytest.mark.parametrize("page", PAGES)
def test_a_page_asks_twelve_times_at_most(
    page: str,
    manager: User,
    signed_in: Callable[[User], Client],
    queries: Callable[[], Any],
) -> None:
    make.status_update(evidence=[make.evidence()])
    make.status_update(make.item("11.10-29-PAR"), evidence=[make.evidence()])
    make.party_action(evidence=[Shown("Minutes", url="https://example.org/minutes")])
    copy_resolution(1)
    make.report(ReportState.FINAL)
    client = signed_in(manager)

    with queries() as made:
        response = client.get(page)

    assert response.status_code == 200
    assert len(made) <= MOST, [query["sql"] for query in made]
