"""A feed asks the database the same number of questions however much there is to tell."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from resolutions.models import StatusUpdate
from tests import make

from .reading import EVERYTHING, KENYA, RESOLUTION, paragraph, read

pytestmark = pytest.mark.django_db


def more() -> None:
    for reference in ("11.10-20-SEC", "11.10-18.3-SEC", "11.10-4.1-SEC"):
        first = make.status_update(make.item(reference), evidence=[make.evidence()])
        make.status_update(make.item(reference), corrects=first, evidence=[make.evidence()])
    for title in ("One", "Two"):
        items = [make.item("11.10-29-PAR"), make.item("11.10-30-PAR")]
        make.party_action(title=title, items=items, evidence=[make.shown()])


@pytest.mark.parametrize("address", [EVERYTHING, RESOLUTION, paragraph(20), KENYA])
def test_the_number_of_queries_does_not_grow(
    client: Client, queries: Callable[[], CaptureQueriesContext], address: str
) -> None:
    more()
    read(client, address)

    with queries() as few:
        read(client, address)
    more()
    with queries() as many:
        read(client, address)

    assert len(few) == len(many) <= 15


def test_what_has_not_changed_costs_few_queries(
    client: Client, queries: Callable[[], CaptureQueriesContext]
) -> None:
    more()
    etag = client.get(EVERYTHING)["ETag"]

    with queries() as asked:
        client.get(EVERYTHING, headers={"If-None-Match": etag})

    # The keys of five kinds of change, when anything last changed, whether it is a demonstration.
    assert len(asked) == 7


@pytest.mark.skipif(connection.vendor != "sqlite", reason="a small table is read whole there")
def test_the_newest_updates_are_found_by_their_index() -> None:
    newest = StatusUpdate.objects.approved().order_by("-approved_at", "-pk")[:51]

    assert "status_update_newest" in newest.values("approved_at", "pk").explain()
