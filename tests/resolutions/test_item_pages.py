"""The page of one action item, with its dated history."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.test.utils import CaptureQueriesContext

from resolutions.choices import EvidenceKind, State, Status
from resolutions.item_views import marked
from resolutions.models import ActionItem, Meeting, User
from tests import make, scale

pytestmark = pytest.mark.django_db

MOST_QUERIES = 8
MARKER = "<script>marker</script>"
ESCAPED = "&lt;script&gt;marker&lt;/script&gt;"


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_an_item_shows_its_paragraph_with_the_clause_marked(client: Client) -> None:
    text = page(client, "/items/11.10-18.3-SEC/")

    assert 'id="para-18"' in text
    assert "<mark>" in text
    assert "report on progress to each meeting of the COP" in text
    assert "every meeting of the Conference of the Parties" in text


@pytest.mark.parametrize(
    ("phrases", "shown"),
    [
        (["b c"], "a <mark>b c</mark> d &amp; e"),
        (["a b", "d &amp;"], "<mark>a b</mark> c d &amp; e"),
        (["a b", "& e"], "<mark>a b</mark> c d <mark>&amp; e</mark>"),
        (["a b c d", "b c"], "<mark>a b c d</mark> &amp; e"),
        (["a b c", "c d"], "<mark>a b c</mark><mark> d</mark> &amp; e"),
        (["", "x"], "a b c d &amp; e"),
    ],
)
def test_phrases_are_marked_where_they_stand(phrases: list[str], shown: str) -> None:
    assert marked("a b c d & e", *phrases) == shown


def test_an_item_that_shares_its_predicate_has_both_marked(client: Client) -> None:
    text = page(client, "/items/11.10-17.1-SEC/")

    assert "<mark>Also requests the Secretariat</mark>" in text
    assert "<mark>continue liaising with" in text


def test_a_text_is_never_taken_for_markup(client: Client, item: ActionItem) -> None:
    type(item.paragraph).objects.filter(pk=item.paragraph.pk).update(text=f"{MARKER} to do this")
    type(item.element).objects.filter(pk=item.element.pk).update(clause=MARKER)
    make.status_update(
        item, achievements=MARKER, challenges=MARKER, next_steps=MARKER,
        evidence=[make.evidence(title=MARKER)],
    )  # fmt: skip

    text = page(client, "/items/11.10-20-SEC/")

    assert MARKER not in text
    assert f"<mark>{ESCAPED}</mark> to do this" in text
    assert text.count(ESCAPED) == 5


def test_an_item_says_what_is_known_of_its_clause(client: Client) -> None:
    text = page(client, "/items/11.10-27-SEC/")

    assert "To be reported to" in text
    assert "Standing Committee" in text
    assert "Timeframe" in text


@pytest.mark.parametrize("reference", ["11.10-99-SEC", "nothing", "11.10-20-SEC;"])
def test_an_unknown_reference_is_not_found(client: Client, reference: str) -> None:
    assert client.get(f"/items/{reference}/").status_code == 404


def test_without_information_the_page_says_so(client: Client) -> None:
    assert "No information has been recorded yet." in page(client, "/items/11.10-20-SEC/")


def test_the_history_is_dated_and_newest_first(client: Client, item: ActionItem) -> None:
    make.status_update(item, effective_on=date(2024, 6, 5), achievements="First words.")
    make.status_update(
        item, effective_on=date(2025, 6, 5), achievements="Second words, see https://example.org/a."
    )

    text = page(client, "/items/11.10-20-SEC/")

    assert text.index("5 June 2025") < text.index("5 June 2024")
    assert text.index("Second words") < text.index("First words.")
    assert '<a href="https://example.org/a" rel="nofollow ugc">' in text


def test_on_an_earlier_day_what_came_later_is_not_known(client: Client, item: ActionItem) -> None:
    make.status_update(
        item, effective_on=date(2025, 6, 5), status=Status.ONGOING, achievements="Later words."
    )

    before = page(client, "/items/11.10-20-SEC/?as_of=2025-06-04")
    after = page(client, "/items/11.10-20-SEC/?as_of=2025-06-05")

    assert "Later words." not in before
    assert "No information had been recorded for that day." in before
    assert "Later words." in after


def test_what_was_corrected_stays_and_is_shown_as_corrected(
    client: Client, item: ActionItem
) -> None:
    wrong = make.status_update(item, achievements="Wrong words.")
    right = make.status_update(item, achievements="Right words.", corrects=wrong)

    text = page(client, "/items/11.10-20-SEC/")

    assert "Wrong words." in text
    assert f'<li id="update-{wrong.pk}" class="replaced">' in text
    assert f'<a href="#update-{right.pk}">See the correction</a>' in text
    assert f'<a href="#update-{wrong.pk}">See what it said</a>' in text


def test_a_correction_that_is_not_approved_does_not_show(client: Client, item: ActionItem) -> None:
    wrong = make.status_update(item)
    make.status_update(item, State.DRAFT, corrects=wrong)

    text = page(client, "/items/11.10-20-SEC/")

    assert "replaced" not in text
    assert "Correct" not in text


def test_the_neighbours_in_the_text_are_linked(client: Client) -> None:
    scale.copy_resolution(1)

    first = page(client, "/items/11.10-2-SEC/")
    last = page(client, "/items/11.10-33-PTR/")

    assert 'rel="next" href="/items/11.10-3-SEC/"' in first
    assert 'rel="prev"' not in first
    assert 'rel="next"' not in last


def test_evidence_names_its_meeting(client: Client, item: ActionItem) -> None:
    meeting = Meeting.objects.get(label="StC56")
    shown = make.evidence(kind=EvidenceKind.MEETING, url="", meeting=meeting, title="A report")
    make.status_update(item, evidence=[shown])

    assert "(StC56, 26 March 2025)" in page(client, "/items/11.10-20-SEC/")


def test_a_page_of_an_item_takes_the_same_queries_at_any_length(
    client: Client, item: ActionItem, queries: Callable[[], CaptureQueriesContext]
) -> None:
    make.status_update(item, evidence=[make.evidence()])
    client.get("/items/11.10-20-SEC/")
    with queries() as few:
        client.get("/items/11.10-20-SEC/")
    for _ in range(10):
        make.status_update(item, evidence=[make.evidence(), make.evidence()])
    with queries() as many:
        client.get("/items/11.10-20-SEC/")

    assert len(many) == len(few) <= MOST_QUERIES, many.captured_queries


def test_staff_take_no_more_than_twelve_queries(
    signed_in: Callable[[User], Client],
    officer: User,
    item: ActionItem,
    queries: Callable[[], CaptureQueriesContext],
) -> None:
    make.status_update(item, evidence=[make.evidence()])
    client = signed_in(officer)

    with queries() as made:
        client.get("/items/11.10-20-SEC/")

    assert len(made) <= 12, made.captured_queries


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ("2999-01-01", "1 January 2999 is yet to come. Today is shown."),
        ("soon", "give the date as 2026-03-23. Today is shown."),
        ("2026-02-30", "give the date as 2026-03-23. Today is shown."),
    ],
)
@pytest.mark.parametrize("address", ["/items/", "/items/11.10-20-SEC/"])
def test_a_day_that_cannot_be_is_answered_with_a_sentence(
    client: Client, address: str, asked: str, sentence: str
) -> None:
    assert sentence in page(client, f"{address}?as_of={asked}")


@pytest.mark.parametrize("address", ["/items/", "/items/11.10-20-SEC/"])
def test_the_pages_are_light_and_free_of_inline_code(client: Client, address: str) -> None:
    text = page(client, address)

    assert len(text) < 120_000
    assert " style=" not in text
    assert "<script" not in text
    assert "default-src 'none'" in client.get(address)["Content-Security-Policy"]
