"""What no harvester asks is refused by name, and there is nothing at other addresses."""

from urllib.parse import quote

import pytest
from django.test import Client

from .reading import FEEDS, answer

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("since=2025-01-01", "since"),
        ("updated=yesterday", "updated"),
        ("updated=", "updated"),
        ("updated=2025-02-30", "updated"),
        ("updated=2025-01-01T25:00:00Z", "updated"),
        ("updated=0001-01-01T00:00:00%2B14:00", "updated"),
        ("updated=9999-12-31T23:59:59-14:00", "updated"),
        ("updated=2025-01-01&updated=2025-01-02", "updated"),
        ("updated=2025%00", "updated"),
        ("$filter=treaty eq 'cms'", "$filter"),
        ("$filter=updated ge datetime'x'", "$filter"),
        ("$filter=updated lt 2025-01-01", "$filter"),
        (f"$filter={'x' * 300}", "$filter"),
        ("$top=-1", "$top"),
        ("$top=101", "$top"),
        ("$top=1.5", "$top"),
        ("$skip=2147483648", "$skip"),
        ("$skip=x", "$skip"),
        ("$orderby=title", "$orderby"),
        ("$orderby=updated sideways", "$orderby"),
        ("$orderby=", "$orderby"),
        ("$inlinecount=some", "$inlinecount"),
        ("$expand=secrets", "$expand"),
        ("$format=atom", "$format"),
        ("$select=id", "$select"),
    ],
)
def test_what_cannot_be_understood_is_refused_by_name(
    client: Client, query: str, named: str
) -> None:
    said = answer(client, f"/informea/Decisions?{quote(query, safe='=&%')}", 400)

    assert [each["parameter"] for each in said["errors"]] == [named]


@pytest.mark.parametrize(
    "path",
    ["Contacts", "decisions", "Decisions/count", "Decisions('x')", "Decisions('resolution-0')",
     "Decisions('meeting-1')", "Decisions('resolution-01')", "Documents('paragraph-1')",
     f"Decisions('resolution-{9**18}')", f"Decisions('resolution-{9**30}')", "x/y"],
)  # fmt: skip
def test_there_is_nothing_at_other_addresses(client: Client, path: str) -> None:
    # The paragraph with that key is preambular: nothing is asked there.
    assert answer(client, f"/informea/{path}", 404)["status"] == 404


@pytest.mark.parametrize("feed", FEEDS)
def test_a_slash_at_the_end_makes_no_difference(client: Client, feed: str) -> None:
    assert answer(client, f"/informea/{feed}/") == answer(client, f"/informea/{feed}")


def test_the_feeds_are_named_at_their_root(client: Client) -> None:
    assert answer(client, "/informea/") == {"d": {"EntitySets": FEEDS}}


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_the_feeds_are_read_and_nothing_else(client: Client, method: str) -> None:
    response = getattr(client, method)("/informea/Decisions")

    assert response.status_code == 405
