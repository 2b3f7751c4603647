"""Reports are written to files and verified from the command line."""

import hashlib
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.utils import timezone

from resolutions.choices import Status
from tests import make
from tracker import guards
from tracker.choices import ReportState
from tracker.models import ProgressReport
from tracker.reporting.files import render
from tracker.reporting.frozen import from_json

pytestmark = pytest.mark.django_db


def said(command: str, *args: str) -> str:
    out = StringIO()
    call_command(command, *args, stdout=out)
    return out.getvalue()


def test_a_report_is_written_in_the_format_and_language_asked_for(tmp_path: Path) -> None:
    make.report(ReportState.FINAL)
    path = tmp_path / "report.docx"

    line = said("write_report", "stc56", "--format", "docx", "--language", "fr", "-o", str(path))

    assert path.read_bytes().startswith(b"PK")
    assert line.strip() == f"{path} written."


def test_its_tables_are_written_all_in_one_file(tmp_path: Path) -> None:
    report = make.report(ReportState.FINAL)
    path = tmp_path / "tables.zip"

    said("write_report", "stc56", "--format", "csv", "--language", "es", "-o", str(path))

    assert path.read_bytes() == render(from_json(report.content), "zip", "es")


def test_one_table_is_written_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, client: Client
) -> None:
    make.report(ReportState.FINAL)
    monkeypatch.chdir(tmp_path)

    said("write_report", "stc56", "--format", "csv", "--table", "paragraphs", "--language", "fr")

    made = (tmp_path / "stc56-doc-14-paragraphs-fr.csv").read_bytes()
    assert made == client.get("/reports/stc56/tables/paragraphs.fr.csv").content


def test_a_final_report_is_written_as_it_was_frozen(tmp_path: Path) -> None:
    report = make.report(ReportState.FINAL)
    make.status_update(effective_on=date(2024, 6, 1))

    said("write_report", "stc56", "--format", "json", "-o", str(tmp_path / "a.json"))

    assert hashlib.sha256((tmp_path / "a.json").read_bytes()).hexdigest() == report.sha256


def test_another_cut_off_asks_what_was_known_then(tmp_path: Path) -> None:
    make.report(ReportState.FINAL)
    make.status_update(status=Status.ONGOING, effective_on=date(2024, 6, 1))
    path, day = tmp_path / "a.json", timezone.localdate()

    said("write_report", "stc56", "--format", "json", "--as-of", str(day), "-o", str(path))

    content = from_json(path.read_text())
    assert content.scope.cut_off == day
    assert content.whole.counts[Status.ONGOING] == 1


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        (["stc99"], "no report “stc99”. Known: stc56"),
        (["stc56", "--as-of", "soon"], "invalid day value"),
        (["stc56", "--as-of", "2023-01-01"], "begins on 2024-02-18"),
        (["stc56", "--format", "odt"], "invalid choice"),
        (["stc56", "--language", "de"], "invalid choice"),
        (["stc56", "--table", "overview"], "--table goes with --format csv"),
        (["stc56", "--format", "csv", "--table", "none"], "no table “none”. This report has: ov"),
        (["stc56", "--format", "json", "-o", "/nowhere/x.json"], "x.json cannot be written: No"),
    ],
)
def test_a_wrong_word_is_refused_in_a_sentence(args: list[str], sentence: str) -> None:
    make.report()

    with pytest.raises(CommandError, match=sentence):
        said("write_report", *args)


def test_a_report_is_kept_where_the_command_runs_under_the_name_of_its_symbol(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make.report()
    monkeypatch.chdir(tmp_path)

    said("write_report", "stc56", "--format", "xlsx")

    assert [each.name for each in tmp_path.iterdir()] == ["stc56-doc-14-en-draft.xlsx"]


def test_a_report_that_is_too_long_for_a_pdf_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tracker.reporting.pdf.LONGEST", 10)
    make.report()

    with pytest.raises(CommandError, match="too long for a PDF: take the DOCX"):
        said("write_report", "stc56")


def test_frozen_reports_are_found_as_they_were_frozen() -> None:
    report = make.report(ReportState.FINAL, files=True)

    found = said("verify_reports")

    assert f"stc56: as frozen, SHA-256 {report.sha256}" in found
    assert "other bytes" not in found
    assert "1 checked" in found


def test_drafts_are_not_verified() -> None:
    make.report()

    assert "0 checked" in said("verify_reports")


def tamper(report: ProgressReport, **values: Any) -> None:
    """Change a final report as somebody who gets round the database's guards would."""
    with connection.schema_editor() as editor:
        guards.remove(None, editor)
        ProgressReport.objects.filter(pk=report.pk).update(**values)
        guards.install(None, editor)


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("record")
def test_a_changed_content_is_found_out() -> None:
    report = make.report(ReportState.FINAL)
    tamper(report, content=report.content.replace("StC56", "StC57"))

    with pytest.raises(CommandError, match="1 of 1 are not what was frozen"):
        said("verify_reports")


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("record")
def test_a_file_that_is_made_in_another_way_is_said() -> None:
    report = make.report(ReportState.FINAL, files=True)
    tamper(report, files={**report.files, "fr.pdf": "0" * 64})

    found = said("verify_reports")

    assert "stc56: fr.pdf is made with other bytes than when the report became final" in found


def test_a_report_that_is_not_there_is_not_verified() -> None:
    with pytest.raises(CommandError, match="No frozen report is called stc99"):
        said("verify_reports", "stc99")
