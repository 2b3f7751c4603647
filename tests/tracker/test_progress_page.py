import csv
import io
import re
from datetime import date

import pytest
from django.test import Client

from resolutions.choices import Status
from resolutions.models import Element, Resolution
from resolutions.tracking import add_action_item
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


def page(client: Client, query: str = "") -> str:
    response = client.get(f"/progress/{query}")
    assert response.status_code == 200
    return response.content.decode()


def rows(client: Client, query: str = "") -> list[dict[str, str]]:
    text = client.get(f"/progress/progress.csv{query}").content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def plain(html: str) -> str:
    """The words of a page, without its marks."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def test_the_page_shows_every_operative_paragraph_with_its_anchor(client: Client) -> None:
    html = page(client)

    assert re.findall(r'<article class="para" id="(para-\d+)"', html) == [
        f"para-{number}" for number in range(1, 34)
    ]


def test_the_lead_says_how_many_items_are_under_way(client: Client) -> None:
    make.status_update(status=Status.ONGOING, effective_on=date(2026, 5, 1))

    words = plain(page(client))

    assert "1 of 51 action items are under way or done. Of 50 nothing is known yet." in words
    assert "1 has moved since COP15, 23 March 2026." in words


def test_a_cell_of_the_grid_is_a_link_that_says_what_it_shows(client: Client) -> None:
    make.status_update(status=Status.ONGOING)

    html = page(client)

    assert 'href="#para-20" aria-label="Paragraph 20, Secretariat: ongoing"' in html


def test_an_update_is_seen_from_its_effective_date_on(client: Client) -> None:
    make.status_update(effective_on=date(2025, 6, 1), achievements="Agreed in Bonn.")

    assert "Agreed in Bonn." in page(client, "?as_of=2025-06-01")
    assert "Agreed in Bonn." not in page(client, "?as_of=2025-05-31")


def test_a_date_to_come_is_refused_and_today_is_shown(client: Client) -> None:
    words = plain(page(client, "?as_of=2026-11-22"))

    assert "As of: 22 November 2026 is yet to come: today is shown." in words
    assert "As of today, 21 November 2026." in words


@pytest.mark.parametrize("text", ["yesterday", "2026-02-30", "2026-1", "0000-00-00", "%00"])
def test_what_is_no_date_is_refused_in_a_sentence(text: str, client: Client) -> None:
    words = plain(page(client, f"?as_of={text}&since={text}"))

    assert "As of: Give the date as 2026-03-23." in words
    assert "Compared with: Give the date as 2026-03-23." in words


def test_a_day_before_the_adoption_says_so(client: Client) -> None:
    words = plain(page(client, "?as_of=2024-01-01"))

    assert "The resolution was adopted on 17 February 2024" in words


def test_the_day_compared_with_lies_before(client: Client) -> None:
    words = plain(page(client, "?as_of=2025-01-01&since=2025-01-01"))

    assert "Compare with a day before the one that is shown." in words


def test_the_meetings_that_have_begun_are_offered_to_compare_with(client: Client) -> None:
    offered = re.findall(r'<a href="\?since=([^"]+)"[^>]*>([^<]+)</a>', page(client))

    assert offered == [
        ("2026-03-23", "COP15, 23 March 2026"),
        ("2025-03-26", "StC56, 26 March 2025 (in session)"),
        ("2024-02-12", "COP14, 12 February 2024"),
    ]


def test_what_moved_since_a_day_is_listed(client: Client) -> None:
    make.status_update(status=Status.ONGOING, effective_on=date(2025, 4, 1))

    words = plain(page(client, "?since=2025-03-26"))

    assert "What has moved since StC56, 26 March 2025 (in session)" in words
    assert "11.10-20-SEC Secretariat · No information → to ↻ Ongoing 1 April 2025" in words


def test_a_filter_says_how_many_items_are_shown_and_how_to_see_all(client: Client) -> None:
    html = page(client, "?addressee=BLG&page=1&theme=")

    assert "4 of 51 action items shown." in html
    assert '<a href="?">Show all</a>' in html


def test_a_wrong_condition_is_said_and_left_out(client: Client) -> None:
    words = plain(page(client, "?status=done&paragraph=18"))

    assert "Status: Select a valid choice." in words
    assert "5 of 51 action items shown." in words


def test_a_filter_that_nothing_meets_says_so(client: Client) -> None:
    assert "No action item meets all these conditions." in page(client, "?status=retired")


def test_an_unknown_resolution_is_not_found(client: Client) -> None:
    assert client.get("/progress/?resolution=12.1").status_code == 404
    assert client.get("/progress/?resolution=%00").status_code == 404
    assert client.get("/progress/progress.csv?resolution=12.1").status_code == 404


def test_the_page_opens_with_the_resolution_of_the_setting(
    client: Client, settings: object
) -> None:
    settings.FIRST_RESOLUTION = "11.10-rev-cop14"  # type: ignore[attr-defined]

    assert "Synergies and Partnerships" in page(client)


def test_an_empty_tracker_says_what_will_be_here(client: Client) -> None:
    Resolution.objects.update(legal_status="retired")

    assert "No resolution has been entered yet." in page(client)
    assert client.get("/progress/progress.csv").status_code == 404


def test_a_page_number_that_is_none_shows_the_first(client: Client) -> None:
    for number in ("0", "-1", "x", "99", "9" * 40, "²"):
        assert 'id="para-1"' in page(client, f"?page={number}")


def test_an_item_added_to_an_informational_paragraph_is_tracked(client: Client) -> None:
    element = Element.objects.get(paragraph__number=5, paragraph__kind="operative")
    add_action_item(element, make.item().addressee, asks="consider the recommendations")

    html = page(client, "?paragraph=5")

    assert "11.10-5-SEC" in html
    assert "Asks nothing of anyone" not in html


def test_achievements_are_text_with_links_never_markup(client: Client) -> None:
    make.status_update(achievements='<b onclick="x()">See</b> https://example.org/a?b=1&c=2.')

    html = page(client)

    assert "&lt;b onclick=&quot;x()&quot;&gt;See&lt;/b&gt;" in html
    assert '<a href="https://example.org/a?b=1&amp;c=2" rel="nofollow ugc">' in html


def test_the_file_holds_the_rows_of_the_page_in_their_order(client: Client) -> None:
    query = "?addressee=SEC&addressee=STK&as_of=2025-09-01"

    shown = re.findall(r'class="who" href="/items/([^/]+)/"', page(client, query))

    assert [row["Reference"] for row in rows(client, query)] == shown
    assert len(shown) == 27


def test_the_file_is_the_same_at_both_addresses(client: Client) -> None:
    one = client.get("/progress/progress.csv?addressee=BLG")
    other = client.get("/progress/?addressee=BLG&format=csv")

    assert one.content == other.content
    assert one["Content-Type"] == other["Content-Type"] == "text/csv; charset=utf-8"
    assert 'filename="11.10-rev-cop14-2026-11-21.csv"' in one["Content-Disposition"]


def test_the_file_is_utf_8_with_a_mark_and_lines_as_rfc_4180_ends_them(client: Client) -> None:
    content = client.get("/progress/progress.csv").content

    assert content.startswith(b"\xef\xbb\xbfReference,")
    assert content.count(b"\r\n") == 52


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t"])
def test_no_cell_of_the_file_is_a_formula(sign: str, client: Client) -> None:
    make.status_update(achievements=f"{sign}1+1")

    [row] = rows(client, "?paragraph=20")

    assert row["Achievements"] == f"'{sign}1+1"


def test_the_file_says_what_the_row_says(client: Client) -> None:
    make.status_update(
        make.item("11.10-18.3-SEC"),
        effective_on=date(2025, 6, 1),
        needs_funding=True,
        achievements="First line,\nsecond “line”.",
        evidence=[make.evidence()],
    )

    row = rows(client, "?paragraph=18")[-1]

    assert row == {
        "Reference": "11.10-18.3-SEC",
        "Resolution": "11.10 (Rev.COP14)",
        "Paragraph": "18",
        "Addressed to": "Secretariat",
        "Joint": "",
        "What it asks": "report on progress to each meeting of the COP",
        "As of": "2026-11-21",
        "Status": "In progress",
        "Effective date": "2025-06-01",
        "Needs funding": "yes",
        "Overdue": "",
        "Stagnant": "yes",
        "Deadline": "next: meeting of the COP, date not set",
        "Achievements": "First line,\nsecond “line”.",
        "Public evidence": "1",
        "Parties that reported on it": "",
        "Parties to the Convention": "",
    }
