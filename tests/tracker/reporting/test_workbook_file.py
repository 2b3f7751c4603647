"""The file of a workbook is the same for the same document, and says what it is."""

import hashlib
import io
import os
import subprocess
import sys
import zipfile
from datetime import datetime
from pathlib import Path

import pytest

from tracker.reporting import workbook
from tracker.reporting.content import LANGUAGES
from tracker.reporting.files import DOWNLOADS, Format
from tracker.reporting.wording import document_of

from . import sample
from .contents import content
from .reading_workbook import (
    book,
    of,
)

ROOT = Path(__file__).parents[3]


def test_the_file_says_what_it_is_and_carries_the_date_of_the_document() -> None:
    known = book(sample.document()).read.properties

    assert known.title == sample.document().head.title[0].text
    assert known.subject == "UNEP/CMS/StC56/Doc.14"
    assert known.keywords == "CMS, StC56"
    assert known.description == "5f" * 32
    assert known.created == known.modified == datetime(2025, 1, 24)  # noqa: DTZ001


def test_the_members_of_the_file_have_one_date() -> None:
    with zipfile.ZipFile(io.BytesIO(workbook.render(sample.document()))) as members:
        dates = {member.date_time for member in members.infolist()}

    assert dates == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize(("seed", "zone"), [("1", "Pacific/Auckland"), ("2", "America/Lima")])
def test_another_process_makes_the_same_bytes(seed: str, zone: str) -> None:
    program = (
        "import django; django.setup()\n"
        "import hashlib\n"
        "from tests.tracker.reporting import sample\n"
        "from tracker.reporting import workbook\n"
        "made = workbook.render(sample.document('fr', sample.harsh_table()))\n"
        "print(hashlib.sha256(made).hexdigest())\n"
    )
    surroundings = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone}

    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env={**surroundings, "DJANGO_SETTINGS_MODULE": "tests.settings"},
        capture_output=True,
        text=True,
        check=True,
    )

    made = workbook.render(sample.document("fr", sample.harsh_table()))
    assert done.stdout.strip() == hashlib.sha256(made).hexdigest()


def test_more_rows_need_no_more_formats() -> None:
    few, many = (book(of(sample.table(rows))).read._cell_styles for rows in (4, 400))

    assert len(few) == len(many)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", [form for form in DOWNLOADS.values() if not form.prose])
def test_a_file_of_tables_is_the_same_where_no_progress_is_told(
    form: Format, language: str
) -> None:
    told = document_of(content(), language)
    untold = document_of(content(), language, prose=False)
    assert len(untold.blocks) < len(told.blocks)

    assert form.render is not None
    assert form.render(untold) == form.render(told)
