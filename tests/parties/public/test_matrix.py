"""Party by paragraph: what each cell, row and column counts."""

import gzip
import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from parties import matrix as module
from parties.choices import ActionState
from parties.matrix import Matrix, matrix_of
from parties.models import Party, PartyAction
from resolutions.models import ActionItem, Resolution, User
from tests import make
from tests.scale import copy_resolution, give_actions

pytestmark = pytest.mark.django_db


def eleven_ten() -> Resolution:
    return Resolution.objects.get(prefix="11.10")


def cells(of: Matrix, iso3: str) -> dict[int, int]:
    row = next(row for row in of.rows if row.party.iso3 == iso3)
    return {cell.paragraph: cell.number for cell in row.cells if cell.number}


def test_the_columns_are_the_paragraphs_that_ask_something_of_parties() -> None:
    numbers = [each.number for each in matrix_of(eleven_ten()).paragraphs]

    assert numbers == [8, 9, 10, 15, 18, 28, 29, 30, 31, 32]


def test_a_cell_counts_the_accepted_actions_of_a_party_on_a_paragraph() -> None:
    make.party_action()
    make.party_action(items=[make.item("11.10-29-PAR"), make.item("11.10-31-PAR")])
    make.party_action(ActionState.SUBMITTED, items=[make.item("11.10-32-PAR")])

    found = matrix_of(eleven_ten())

    assert cells(found, "KEN") == {29: 2, 31: 1}
    assert cells(found, "FRA") == {}


def test_an_action_that_answers_two_items_of_a_paragraph_counts_once_there() -> None:
    first = make.item("11.10-29-PAR")
    element = first.element
    element.pk, element.number = None, 9
    element.save()
    second = ActionItem.objects.create(
        reference="11.10-29.9-PAR", paragraph=first.paragraph, element=element, role=first.role,
        addressee=first.addressee, asks="report", position=first.position + 1,
    )  # fmt: skip
    make.party_action(items=[first, second])

    assert cells(matrix_of(eleven_ten()), "KEN") == {29: 1}


def test_rows_and_columns_say_how_many_of_how_many() -> None:
    make.party_action(items=[make.item("11.10-29-PAR"), make.item("11.10-31-PAR")])
    make.party_action(author=make.focal_point("FRA"))

    found = matrix_of(eleven_ten())

    assert [row.answered for row in found.rows if row.party.iso3 in ("KEN", "FRA")] == [2, 1]
    assert dict(zip([e.number for e in found.paragraphs], found.totals, strict=True))[29] == 2
    assert (found.reported, len(found.rows)) == (2, 133)


def test_a_region_alone_has_denominators_of_its_own(client: Client) -> None:
    make.party_action()
    make.party_action(author=make.focal_point("FRA"))

    html = " ".join(client.get("/parties/matrix/?region=africa").content.decode().split())

    assert "<b>1 of 46 Parties</b> have an accepted action" in html
    assert "France" not in html


def test_an_unknown_region_is_said_to_be_unknown(client: Client) -> None:
    response = client.get("/parties/matrix/?region=atlantis")

    assert "There is no region of that name." in response.content.decode()
    assert len(response.context["matrix"].rows) == 133


def test_a_cell_says_in_words_what_it_shows_and_leads_to_the_actions(client: Client) -> None:
    make.party_action()

    html = client.get("/parties/matrix/").content.decode()

    assert "1 accepted action on paragraph 29" in html
    assert "/parties/KEN/?resolution=11.10-rev-cop14&amp;paragraph=29" in html
    assert html.count("nothing yet") == 133 * 10 - 1 + 1  # each empty cell, and the legend


def test_it_is_a_table_with_headings_for_rows_columns_and_regions(client: Client) -> None:
    html = client.get("/parties/matrix/").content.decode()

    assert len(re.findall(r'<th scope="col"', html)) == 12
    assert len(re.findall(r'<th scope="row"', html)) == 134
    assert len(re.findall(r'<th scope="rowgroup"', html)) == 5
    assert "<caption>" in html


def test_another_resolution_has_a_matrix_of_its_own(client: Client) -> None:
    copy_resolution(1)
    make.party_action()

    own = client.get("/parties/matrix/?resolution=11.10-rev-cop14").context["matrix"]
    other = client.get("/parties/matrix/?resolution=copy-1").context["matrix"]

    assert (own.reported, other.reported) == (1, 0)
    assert other.resolution.slug == "copy-1"


def test_a_resolution_that_asks_nothing_of_parties_says_so(client: Client) -> None:
    ActionItem.objects.filter(addressee__code="PAR").delete()

    assert "asks nothing of Parties" in client.get("/parties/matrix/").content.decode()


def test_no_resolution_at_all_is_said(client: Client) -> None:
    Resolution.objects.update(legal_status="retired")

    html = client.get("/parties/matrix/").content.decode()

    assert "No resolution has been entered yet." in html


def test_parties_that_are_not_bound_yet_have_no_row() -> None:
    Party.objects.filter(iso3="KEN").update(entry_into_force=date(2999, 1, 1))

    assert len(matrix_of(eleven_ten()).rows) == 132


def test_a_long_resolution_is_shown_page_by_page(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "COLUMNS", 4)

    pages = [client.get(f"/parties/matrix/?page={n}").context["matrix"] for n in (1, 2, 3, 9)]

    numbers = [[each.number for each in found.paragraphs] for found in pages]
    assert numbers == [[8, 9, 10, 15], [18, 28, 29, 30], [31, 32], [31, 32]]


def full(author: User) -> None:
    period = make.period()
    items = list(ActionItem.objects.filter(addressee__code="PAR").order_by("position")[:10])
    give_actions(list(Party.objects.all()), items, 20, author=author, period=period)


def test_a_full_matrix_asks_no_more_than_an_empty_one_and_is_light(
    client: Client, queries: Callable[[], Any], officer: User
) -> None:
    with queries() as few:
        client.get("/parties/matrix/")
    full(officer)
    with queries() as many:
        response = client.get("/parties/matrix/")

    assert PartyAction.objects.count() == 2660
    assert len(many) == len(few) <= 6
    assert response.context["matrix"].totals == [133] * 10
    assert len(gzip.compress(response.content)) < 40_000
