"""A report is begun, written, proposed, confirmed and revised; each verb refuses what it must."""

import json
from collections.abc import Callable
from datetime import date

import pytest

from resolutions.entries import MoveNotAllowed
from resolutions.models import Meeting, Resolution, User
from tests import make
from tracker.choices import ReportState
from tracker.models import ProgressReport
from tracker.reporting import services
from tracker.reporting.frozen import digest, from_json
from tracker.reporting.refusals import StaleReport

pytestmark = pytest.mark.django_db


def again(report: ProgressReport) -> ProgressReport:
    return ProgressReport.objects.get(pk=report.pk)


def test_a_report_begins_as_a_draft_at_an_address_of_its_meeting(manager: User) -> None:
    report = make.report()

    assert (report.slug, report.state, report.content, report.revision) == (
        "stc56", ReportState.DRAFT, "", 0,
    )  # fmt: skip


def test_there_is_one_report_on_a_resolution_to_a_meeting(manager: User) -> None:
    make.report()

    with pytest.raises(MoveNotAllowed, match="already"):
        make.report(symbol="UNEP/CMS/StC56/Doc.15")


def test_reports_on_two_resolutions_to_one_meeting_have_addresses_of_their_own(
    manager: User,
) -> None:
    make.report()
    other = Resolution.objects.get(prefix="11.10")
    other.pk, other.slug, other.symbol, other.prefix = None, "12-5", "Resolution 12.5", "12.5"
    other.save()

    second = services.begin_report(
        other, Meeting.objects.get(label="StC56"), make.start(symbol="X/Doc.15"), by=manager
    )

    assert second.slug == "stc56-12-5"


def test_a_text_stands_until_the_data_s_is_taken_again(manager: User) -> None:
    report = make.report()

    written = services.write_text(report, "summary", "en", " Ours. ", data="Its.", by=manager)
    taken = services.take_data_text(report, "summary", "en", by=manager)

    assert written.texts == {"summary": {"en": {"text": "Ours.", "data": "Its."}}}
    assert taken.texts == {}


def test_what_is_written_is_in_the_frozen_content(manager: User) -> None:
    report = make.report()
    services.write_text(report, "summary", "en", "Written by hand.", data="", by=manager)
    services.write_recommended(report, [{"en": "take note of it"}], by=manager)

    content = from_json(services.propose_report(report, by=manager).content)

    assert content.passages["summary"]["fr"].text == "Written by hand."
    assert content.passages["summary"]["fr"].language == "en"
    assert [each["en"].text for each in content.recommended] == ["take note of it"]


def test_the_reason_of_an_omission_is_needed_and_stays_internal(manager: User) -> None:
    report = make.report()
    make.status_update(achievements="MARKED WORDS", effective_on=date(2024, 6, 1))

    with pytest.raises(MoveNotAllowed, match="why"):
        services.leave_out(report, make.item(), " ", by=manager)
    services.leave_out(report, make.item(), "MARKED REASON", by=manager)
    content = services.propose_report(report, by=manager).content

    assert "MARKED" not in content


def test_what_is_put_back_is_in_the_report_again(manager: User) -> None:
    report = make.report()
    services.leave_out(report, make.item(), "Too early", by=manager)

    services.put_back(report, make.item(), by=manager)

    assert report.omissions.count() == 0


def test_a_proposal_freezes_the_content_with_its_digest(manager: User) -> None:
    report = make.report(ReportState.PROPOSED)

    assert report.sha256 == digest(report.content)
    assert json.loads(report.content)["header"]["symbol"] == "UNEP/CMS/StC56/Doc.14"
    assert (report.proposed_by, report.state) == (manager, ReportState.PROPOSED)


def test_a_report_whose_cut_off_has_not_come_is_not_proposed(manager: User, today: date) -> None:
    report = make.report(cut_off=date(2026, 11, 22))

    with pytest.raises(MoveNotAllowed, match="cut-off date has not come"):
        services.propose_report(report, by=manager)


def test_who_proposed_it_does_not_confirm_it(manager: User) -> None:
    report = make.report(ReportState.PROPOSED)

    with pytest.raises(MoveNotAllowed, match="someone other"):
        services.confirm_report(report, by=manager, sha256=report.sha256)

    assert again(report).state == ReportState.PROPOSED


def test_nobody_confirms_what_they_have_not_read(manager: User, officer: User) -> None:
    report = make.report(ReportState.PROPOSED)
    read = report.sha256
    services.withdraw_report(report, by=manager)
    services.write_text(report, "summary", "en", "Another one.", data="", by=manager)
    services.propose_report(again(report), by=manager)

    with pytest.raises(StaleReport):
        services.confirm_report(again(report), by=officer, sha256=read)

    assert again(report).state == ReportState.PROPOSED


def test_a_confirmed_report_is_final_and_knows_its_files(officer: User) -> None:
    report = make.report(ReportState.FINAL, files=True)

    assert (report.confirmed_by, report.is_final) == (officer, True)
    assert sorted(report.files) == [
        "en.docx", "en.pdf", "en.xlsx", "es.docx", "es.pdf", "es.xlsx", "fr.docx", "fr.pdf",
        "fr.xlsx", "json",
    ]  # fmt: skip
    assert report.files["json"] == report.sha256


def test_a_final_report_says_the_same_whatever_is_recorded_later(manager: User) -> None:
    report = make.report(ReportState.FINAL)

    make.status_update(effective_on=date(2024, 6, 1))

    assert digest(again(report).content) == report.sha256


def test_a_withdrawn_proposal_is_a_live_draft_again(manager: User) -> None:
    report = make.report(ReportState.PROPOSED)

    withdrawn = services.withdraw_report(report, by=manager)

    assert (withdrawn.state, withdrawn.content, withdrawn.proposed_by) == ("draft", "", None)


def test_a_revision_takes_the_texts_and_omissions_over_and_names_what_it_replaces(
    manager: User,
) -> None:
    report = make.report()
    services.write_text(report, "summary", "en", "Ours.", data="", by=manager)
    services.leave_out(report, make.item(), "Too early", by=manager)
    report = services.propose_report(again(report), by=manager)
    report = make.confirmed(report)

    revision = services.revise_report(
        report, make.start(symbol="UNEP/CMS/StC56/Doc.14/Rev.1"), by=manager
    )

    assert (revision.slug, revision.revision, revision.replaces) == ("stc56-rev1", 1, report)
    assert revision.texts["summary"]["en"]["text"] == "Ours."
    assert [each.reason for each in revision.omissions.all()] == ["Too early"]
    assert again(report).successor == revision


def test_a_report_is_revised_once(manager: User) -> None:
    report = make.report(ReportState.FINAL)
    services.revise_report(report, make.start(symbol="A/Rev.1"), by=manager)

    with pytest.raises(MoveNotAllowed, match="no other replaces"):
        services.revise_report(again(report), make.start(symbol="B/Rev.1"), by=manager)


def test_a_discarded_draft_is_gone(manager: User) -> None:
    report = make.report()
    services.leave_out(report, make.item(), "Too early", by=manager)

    services.discard_report(report, by=manager)

    assert not ProgressReport.objects.exists()


@pytest.mark.parametrize("verb", ["write", "recommend", "propose", "discard"])
def test_a_stale_form_is_refused(verb: str, manager: User) -> None:
    report = make.report()
    services.write_text(report, "summary", "en", "First.", data="", by=manager)
    with_version: dict[str, Callable[[], object]] = {
        "write": lambda: services.write_text(
            report, "summary", "en", "Second.", data="", by=manager, version=report.version
        ),
        "recommend": lambda: services.write_recommended(
            report, [], by=manager, version=report.version
        ),
        "propose": lambda: services.propose_report(report, by=manager, version=report.version),
        "discard": lambda: services.discard_report(report, by=manager, version=report.version),
    }

    with pytest.raises(StaleReport) as refused:
        with_version[verb]()

    assert refused.value.report.texts["summary"]["en"]["text"] == "First."
