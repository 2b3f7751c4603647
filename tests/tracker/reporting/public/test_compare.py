"""Two reports side by side, or a report beside today."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from resolutions.choices import State, Status
from resolutions.models import User
from tests import make
from tracker.choices import ReportState
from tracker.models import ProgressReport

from .cases import later, revision
from .reading import compared, notices, page, references, words_of

pytestmark = pytest.mark.django_db

COMPARE = "/reports/compare/"


def test_without_reports_there_is_nothing_to_compare(client: Client) -> None:
    found = page(client, COMPARE)

    assert found.xpath("//form[@class='asking']") == []
    assert found.xpath("//*[@class='empty']/text()")[0].startswith("There is no report yet.")


def test_a_report_is_compared_with_today(client: Client, final: ProgressReport) -> None:
    make.status_update(status=Status.ONGOING)

    found = compared(client, "before=stc56")

    item = found.xpath("//section[@aria-labelledby='moved']//li")[0]
    assert references(found, "moved") == ["11.10-20-SEC"]
    assert [words_of(each) for each in item.xpath(".//*[contains(@class, 'status')]")] == [
        "No information",
        "Ongoing",
    ]
    assert references(found, "told") == ["11.10-20-SEC"]
    assert "A joint workplan was agreed." in found.text_content()


def test_figures_stand_before_and_after_with_the_change(
    client: Client, final: ProgressReport
) -> None:
    make.status_update()

    rows = {
        words_of(row.find("th")): [" ".join(words_of(cell).split()) for cell in row.findall("td")]
        for row in compared(client, "before=stc56").xpath("//table//tr[th[@scope='row']]")
    }

    assert rows["Secretariat"] == ["21 → 20 −1", "0 → 1 +1", "21"]
    assert rows["Parties"] == ["10", "0", "10"]
    assert rows["All addressees"] == ["51 → 50 −1", "0 → 1 +1", "51"]


def test_what_got_worse_says_why(client: Client, final: ProgressReport) -> None:
    make.status_update(status=Status.ONGOING, needs_funding=True)

    found = compared(client, "before=stc56")

    reasons = found.xpath("//section[@aria-labelledby='worse']//span[@class='flag overdue']/text()")
    assert references(found, "worse") == ["11.10-20-SEC"]
    assert reasons == ["lacks funding"]


def test_new_actions_of_parties_are_listed_in_the_language_in_which_they_were_written(
    client: Client, final: ProgressReport
) -> None:
    make.party_action(title="لجنة وطنية", language="ar")

    found = compared(client, "before=stc56")

    action = found.xpath("//section[@aria-labelledby='actions']//li/a")[0]
    assert (action.text, action.get("lang"), action.get("dir")) == ("لجنة وطنية", "ar", "auto")
    assert "A Party that had none before: Kenya." in found.text_content()


def test_two_reports_are_compared_as_they_were_frozen(
    client: Client, final: ProgressReport
) -> None:
    make.status_update()
    later(cut_off=timezone.localdate())
    make.status_update(make.item("11.10-2-SEC"))

    found = compared(client, "before=stc56&after=stc58")

    assert references(found, "moved") == ["11.10-20-SEC"]


def test_the_earlier_one_comes_first_whichever_way_they_are_asked_for(
    client: Client, final: ProgressReport
) -> None:
    make.status_update()
    later(cut_off=timezone.localdate())

    found = compared(client, "before=stc58&after=stc56")
    today = compared(client, "before=today&after=stc56")

    heading = "From UNEP/CMS/StC56/Doc.14 (24 January 2025) to "
    assert words_of(found.get_element_by_id("comparison")).startswith(f"{heading}UNEP/CMS/StC58")
    assert words_of(today.get_element_by_id("comparison")).startswith(f"{heading}today")


def test_a_revision_is_compared_with_what_it_revises(client: Client, final: ProgressReport) -> None:
    revision(final, ReportState.FINAL)

    found = compared(client, "before=stc56&after=stc56-rev1")

    assert notices(found) == []
    assert found.xpath("//*[@class='empty']/text()") == [
        "Nothing differs: both say the same of every action item."
    ]


def test_staff_compare_a_draft_too(
    signed_in: Callable[[User], Client], reader: User, final: ProgressReport
) -> None:
    make.status_update()
    later(ReportState.DRAFT, cut_off=timezone.localdate())

    found = compared(signed_in(reader), "before=stc56&after=stc58")

    assert references(found, "moved") == ["11.10-20-SEC"]


def test_the_form_keeps_what_was_chosen(client: Client, final: ProgressReport) -> None:
    later()

    found = compared(client, "before=stc56&after=stc58")

    chosen = found.xpath("//form//option[@selected]/@value")
    assert chosen == ["stc56", "stc58"]


def test_a_long_list_is_cut_and_says_so(
    client: Client, final: ProgressReport, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tracker.reporting.public.differences.MOST", 1)
    for reference in ("11.10-2-SEC", "11.10-20-SEC"):
        make.status_update(make.item(reference))

    found = compared(client, "before=stc56")

    assert references(found, "moved") == ["11.10-2-SEC"]
    assert "The first 1 of 2 are shown." in found.text_content()


def test_the_comparison_speaks_the_language_of_the_reader(
    client: Client, final: ProgressReport
) -> None:
    make.status_update()

    html = client.get(f"{COMPARE}?before=stc56", headers={"Accept-Language": "fr"}).content.decode()

    assert "Secrétariat" in html
    assert "Aucune information" in html


def test_the_comparison_takes_as_many_queries_for_many_differences_as_for_one(
    client: Client, final: ProgressReport, queries: Callable[[], CaptureQueriesContext]
) -> None:
    make.status_update()
    with queries() as one:
        compared(client, "before=stc56")
    for reference in ("11.10-2-SEC", "11.10-8-PAR", "11.10-25-BLG"):
        make.status_update(make.item(reference), evidence=[make.evidence()])
    with queries() as many:
        compared(client, "before=stc56")

    # The reports with what one says, ten of what is known today, whether it is a demonstration.
    assert len(many) == len(one) <= 12


def test_the_page_leads_to_each_of_its_lists(client: Client, final: ProgressReport) -> None:
    make.status_update(make.item("11.10-2-SEC"), evidence=[make.evidence()])
    make.party_action()

    found = compared(client, "before=stc56")

    lists = found.xpath("//section[@aria-labelledby='comparison']/section/@aria-labelledby")
    links = found.xpath("//section[@aria-labelledby='comparison']/nav/a/@href")
    assert links == [f"#{each}" for each in lists] != []


def test_two_final_reports_are_compared_in_two_queries(
    client: Client, final: ProgressReport, queries: Callable[[], CaptureQueriesContext]
) -> None:
    later()

    with queries() as found:
        compared(client, "before=stc56&after=stc58")

    # The reports with what both say, whether it is a demonstration.
    assert len(found) == 2


def test_nothing_internal_is_compared_with_today(client: Client, final: ProgressReport) -> None:
    secret: dict[str, Any] = {"internal_note": "zqxnote", "achievements": "Known to all."}
    make.status_update(evidence=[make.evidence(title="zqxtitle", is_public=False)], **secret)
    make.status_update(make.item("11.10-2-SEC"), State.SUBMITTED, achievements="zqxwords")

    html = client.get(f"{COMPARE}?before=stc56").content.decode()

    assert "Known to all." in html
    assert "zqx" not in html
