"""The file as such: for all readers, to last, on the page, and the same every time."""

import os
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from tracker.reporting import pdf
from tracker.reporting.document import Annex, Document, Heading, Unnumbered

from . import sample
from .reading_pdf import elements
from .reading_pdf import opened as opened_file

FOLDER = Path(pdf.__file__).parent / "fonts"


def opened(document: Document) -> PdfReader:
    return opened_file(pdf.render(document))


def catalogue(document: Document) -> Any:
    """Return the root of the file, which says what it is."""
    return opened(document).root_object


def pages(document: Document) -> list[str]:
    return [page.extract_text() for page in opened(document).pages]


def test_it_is_tagged_and_says_its_language_and_title() -> None:
    root = catalogue(sample.document("fr"))

    assert root["/MarkInfo"]["/Marked"].value is True
    assert root["/Lang"] == "fr"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True


def test_it_claims_to_be_for_all_readers_and_to_last() -> None:
    metadata = catalogue(sample.document())["/Metadata"].get_data()

    assert b"<pdfuaid:part>1</pdfuaid:part>" in metadata
    assert b"<pdfaid:part>2</pdfaid:part>" in metadata
    assert b"<pdfaid:conformance>A</pdfaid:conformance>" in metadata


def test_its_properties_are_those_of_the_document() -> None:
    found = opened(sample.document()).metadata

    assert found is not None
    assert found.title == (
        "Implementation of Resolution 11.10 (Rev.COP14), Synergies and Partnerships"
    )
    assert found.author == "Convention on Migratory Species"
    assert found.subject is not None
    assert found.subject.startswith("UNEP/CMS/StC56/Doc.14, 56th Meeting")
    assert found.keywords == f"CMS, StC56, {'5f' * 32}"
    assert found.creation_date is not None
    assert found.creation_date.date() == date(2025, 1, 24)


def test_its_parts_have_their_tags() -> None:
    whole = elements(pdf.render(sample.document()))

    assert [each.text for each in whole.find("H1")] == [
        *("Background", "Overview", "Recommended actions"),
        *("ANNEX 1 Status by paragraph", "ANNEX 2 Input from Parties"),
    ]
    assert [each.text for each in whole.find("H2")] == ["A theme"]
    assert [each.text for each in whole.find("Caption")] == [
        "Status of action items by addressee",
        *["Action items by addressee"] * 2,
    ]
    assert whole.find("Figure")[0].alt == "A bar for each addressee: Secretariat 3, Parties 2."
    assert {"Table", "THead", "TBody", "TR", "TH", "TD", "Link"} <= {
        each.tag for each in whole.everything()
    }


def test_a_heading_is_never_two_levels_below_the_one_before() -> None:
    blocks = (Heading("Deep", "deep", 2), Unnumbered(sample.line("Text.")))
    document = replace(
        sample.document(), blocks=blocks, annexes=(Annex("Annex 1", "More", "annex-1", blocks),)
    )

    whole = elements(pdf.render(document))

    assert [each.text for each in whole.find("H1", "H2")] == ["Deep", "ANNEX 1 More", "Deep"]
    assert [each.text for each in whole.find("H2")] == ["Deep"]


def test_its_bookmarks_are_its_headings() -> None:
    outline: list[Any] = opened(sample.document()).outline

    assert [
        [each.title for each in entry] if isinstance(entry, list) else entry.title
        for entry in outline
    ] == [
        *("Background", "Overview", ["A theme"], "Recommended actions"),
        *("ANNEX 1 Status by paragraph", "ANNEX 2 Input from Parties"),
    ]


def test_pages_are_counted() -> None:
    document = replace(sample.document(), page="Page %(page)s sur %(pages)s")

    found = pages(document)

    assert len(found) == 4
    assert all(f"Page {at} sur 4" in text for at, text in enumerate(found, 1))


def test_annexes_lie_on_their_side() -> None:
    boxes = [page.mediabox for page in opened(sample.document()).pages]

    assert [box.width > box.height for box in boxes] == [False, True, True, True]


def test_the_symbol_runs_on_with_that_of_the_annex() -> None:
    document = sample.document("en", *[Unnumbered(sample.line("Text. " * 400))] * 3)

    found = pages(document)

    symbol = "UNEP/CMS/StC56/Doc.14"
    assert found[0].count(symbol) == 1
    assert symbol in found[1]
    assert f"{symbol}/Annex" not in found[1]
    assert f"{symbol}/Annex 1" in found[-2]
    assert f"{symbol}/Annex 2" in found[-1]


def test_every_page_of_a_draft_says_that_it_is_one() -> None:
    found = pages(sample.document(draft="DRAFT"))

    assert len(found) == 4
    assert all("DRAFT" in text for text in found)


def test_no_page_of_a_final_report_says_that_it_is_a_draft() -> None:
    assert not any("DRAFT" in text for text in pages(sample.document()))


def test_every_page_of_a_demonstration_says_that_it_is_one() -> None:
    sentence = "Demonstration data: no status shown here is real."

    found = pages(replace(sample.document(), demonstration=sentence))

    assert all(sentence in text for text in found)


def test_the_header_row_stands_on_every_page_of_a_table() -> None:
    annex = Annex("Annex 1", "Long", "annex-1", (sample.table(200),))

    found = pages(replace(sample.document(), blocks=(), annexes=(annex,)))[1:]

    assert len(found) > 3
    assert all("Addressee" in text and "Action items" in text for text in found)


def test_only_fonts_that_are_shipped_with_their_licence_are_used() -> None:
    found = {each.path for each in pdf.fonts().fonts()}

    assert set(pdf.FAMILIES) == set(pdf.fonts().families())
    assert all(path and Path(path).parent == FOLDER for path in found)
    assert "SIL OPEN FONT LICENSE Version 1.1" in (FOLDER / "OFL.txt").read_text()


WRITE = """
import sys
from tests.tracker.reporting import sample
from tracker.reporting import pdf
document = sample.document("en", sample.harsh_table(), draft="DRAFT")
sys.stdout.buffer.write(pdf.render(document))
"""


@pytest.mark.parametrize(("seed", "zone"), [("1", "Asia/Tokyo"), ("2", "America/Lima")])
def test_the_same_document_is_the_same_file_on_another_machine(seed: str, zone: str) -> None:
    surroundings = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone}

    written = subprocess.run(
        [sys.executable, "-c", WRITE], capture_output=True, check=True, env=surroundings
    ).stdout

    document = sample.document("en", sample.harsh_table(), draft="DRAFT")
    assert written == pdf.render(document)
