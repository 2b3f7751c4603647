"""What cannot be compared, and why."""

import pytest
from django.test import Client

from tests import make
from tests.scale import copy_resolution
from tracker.models import ProgressReport
from tracker.reporting import services

from .reading import compared, notices

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("before=stc99", ["There is no report “stc99” here."]),
        ("before=stc56&after=x", ["There is no report “x” here."]),
        ("before=%00&after=<b>", ["There is no report “” here.", "There is no report “<b>” here."]),
        ("before=stc56&after=stc56", ["These are one and the same: choose two."]),
        ("before=today&after=today", ["These are one and the same: choose two."]),
        ("before=today", ["These are one and the same: choose two."]),
        ("before=&after=", []),
        ("after=stc56", []),
        ("", []),
    ],
)
def test_a_mistake_in_the_address_is_answered_with_a_sentence(
    query: str, said: list[str], client: Client, final: ProgressReport
) -> None:
    found = compared(client, query)

    assert notices(found) == said
    assert "comparison" not in found.xpath("//@id")


def test_reports_on_different_resolutions_are_not_compared(
    client: Client, final: ProgressReport
) -> None:
    start = make.start(symbol="UNEP/CMS/StC56/Doc.15")
    begun = services.begin_report(copy_resolution(1), final.meeting, start, by=make.manager())
    make.confirmed(services.propose_report(begun, by=make.manager()))

    found = compared(client, f"before=stc56&after={begun.slug}")

    assert notices(found) == [
        "The reports are on different resolutions: choose two on the same one."
    ]
    assert "comparison" not in found.xpath("//@id")
