"""A Word file as a package: the same bytes always, in the order that Word asks for."""

import hashlib
import os
import subprocess
import sys
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from tracker.reporting import word
from tracker.reporting.document import Cell, Column, Document, Row, Run, Table, Unnumbered
from tracker.reporting.docx_parts.text import Story

from . import sample
from .reading_word import Read

# The order of the children of the elements that Word is strict about (ISO/IEC 29500-1, annex A).
ORDER = {
    "w:pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr "
    "suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct "
    "topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind "
    "contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "w:rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss "
    "imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight "
    "u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath",
    "w:tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize "
    "tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption "
    "tblDescription",
    "w:tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection "
    "tcFitText vAlign hideMark",
    "w:tblCellMar": "top start left bottom end right",
    "w:tblBorders": "top start left bottom end right insideH insideV",
    "w:pBdr": "top left bottom right between bar",
    "w:tbl": "tblPr tblGrid tr",
    "w:tr": "tblPrEx trPr tc",
    "w:sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc "
    "pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi "
    "rtlGutter docGrid",
    "w:style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden "
    "unhideWhenUsed qFormat locked personal rsid pPr rPr tblPr trPr tcPr tblStylePr",
    "w:styles": "docDefaults latentStyles style",
    "w:numbering": "numPicBullet abstractNum num",
    "w:abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl",
    "w:lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr "
    "rPr",
    "w:numPr": "ilvl numId",
    "w:compat": "doNotExpandShiftReturn compatSetting",
    "w:settings": "writeProtection view zoom defaultTabStop characterSpacingControl footnotePr "
    "endnotePr compat rsids themeFontLang clrSchemeMapping decimalSymbol listSeparator",
}  # fmt: skip


def whole() -> Document:
    """A document with all that the file can hold."""
    arabic = Unnumbered((Run("تعاون 3", "ar"), Run(" and this", strong=True)))
    document = sample.document("en", sample.harsh_table(), arabic, draft="DRAFT")
    return replace(document, demonstration="This is a demonstration.")


def elements(read: Read) -> list[Any]:
    names = [name for name in read.archive.namelist() if name.endswith((".xml", ".rels"))]
    return [element for name in names for element in parse_xml(read.archive.read(name)).iter()]


@pytest.mark.parametrize("name", ORDER)
def test_children_stand_in_the_order_of_the_schema(name: str) -> None:
    order = ORDER[name].split()

    found = [
        [child.tag.split("}")[1] for child in element]
        for element in elements(Read(whole()))
        if element.tag == qn(name)
    ]

    assert [children for children in found if children != sorted(children, key=order.index)] == []
    assert found


def test_a_cell_ends_with_a_paragraph() -> None:
    cells = Read(whole()).body.iter(qn("w:tc"))

    assert {cell[-1].tag for cell in cells} == {qn("w:p")}


def test_ids_are_given_once() -> None:
    read = Read(sample.document("en", sample.picture(), sample.picture()))

    for name, key in (("wp:docPr", "id"), ("w:bookmarkStart", qn("w:id"))):
        ids = [each.get(key) for each in read.body.iter(qn(name))]
        assert len(ids) == len(set(ids)) > 1


def test_every_reference_leads_to_a_part() -> None:
    read = Read(whole())

    asked = {
        value
        for element in read.body.iter()
        for key, value in element.attrib.items()
        if key in (qn("r:id"), qn("r:embed"))
    }

    assert asked
    assert asked <= set(read.docx.part.rels)


def test_the_file_says_first_what_each_of_its_parts_is() -> None:
    archive = Read(whole()).archive
    first, *others = archive.namelist()
    types = parse_xml(archive.read(first))

    endings = {each.get("Extension") for each in types if each.get("Extension")}
    named = {each.get("PartName") for each in types if each.get("PartName")}

    assert first == "[Content_Types].xml"
    assert [name for name in others if name.rpartition(".")[2] not in endings] == []
    assert named <= {f"/{name}" for name in others}
    assert {f"/{name}" for name in others if name.endswith(".xml")} == named


def test_a_long_table_is_written_row_by_row() -> None:
    """So that it takes no more memory than a row and the file."""
    document = sample.document("en", sample.table(1_000, "long"))

    pieces = [len(each) for each in word.main_pieces(document, Story(document.language))]

    assert len(pieces) > 1_000
    assert max(pieces) < sum(pieces) / 100


def test_every_style_that_is_used_is_there() -> None:
    read = Read(whole())
    known = {each.style_id for each in read.docx.styles}

    used = {
        element.get(qn("w:val"))
        for element in elements(read)
        if element.tag in (qn("w:pStyle"), qn("w:rStyle"), qn("w:tblStyle"), qn("w:basedOn"))
    }

    assert used <= known


def test_the_properties_say_what_the_file_is() -> None:
    document = replace(sample.document("es"), dated=date(2025, 1, 24))

    core = Read(document).docx.core_properties

    assert (
        core.title == "Implementation of Resolution 11.10 (Rev.COP14), Synergies and Partnerships"
    )
    assert core.subject == "UNEP/CMS/StC56/Doc.14"
    assert core.keywords == "CMS, StC56"
    assert core.language == "es-ES"
    assert core.comments == core.identifier == document.identifier
    assert core.author == core.last_modified_by == "Convention on Migratory Species"
    assert core.created == core.modified
    assert core.created is not None
    assert core.created.date() == document.dated
    assert core.revision == 1


def test_a_title_that_is_too_long_for_a_property_is_cut() -> None:
    document = sample.document()
    head = replace(document.head, title=sample.line("Title " * 100))

    core = Read(replace(document, head=head)).docx.core_properties

    assert core.title == ("Title " * 100)[:255]


def test_nothing_of_the_library_or_of_a_template_is_left() -> None:
    read = Read(whole())

    parts = [read.archive.read(name) for name in read.archive.namelist()]

    assert not [part for part in parts if b"python-docx" in part or b"w:rsid" in part]
    assert not [name for name in read.archive.namelist() if "thumbnail" in name]


def test_every_member_has_the_date_of_the_document() -> None:
    members = Read(sample.document()).archive.infolist()

    assert {member.date_time for member in members} == {(2025, 1, 24, 0, 0, 0)}
    assert {member.create_system for member in members} == {0}


def test_a_document_older_than_archives_are_is_written_too() -> None:
    read = Read(replace(sample.document(), dated=date(1979, 6, 23)))

    assert {member.date_time[0] for member in read.archive.infolist()} == {1980}


ELSEWHERE = """
import hashlib, time
real, later = time.time, 400 * 24 * 3600
time.time = lambda: real() + later
import django
django.setup()
from tests.tracker.reporting.test_word_file import whole
from tracker.reporting import word
print(hashlib.sha256(word.render(whole())).hexdigest())
"""


@pytest.mark.parametrize(("seed", "zone"), [("1", "Pacific/Kiritimati"), ("2", "America/Lima")])
def test_another_process_on_another_day_writes_the_same_bytes(seed: str, zone: str) -> None:
    here = hashlib.sha256(word.render(whole())).hexdigest()

    there = subprocess.run(
        [sys.executable, "-c", ELSEWHERE],
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "tests.settings",
            "PYTHONHASHSEED": seed,
            "TZ": zone,
        },
        check=True,
        capture_output=True,
        text=True,
    ).stdout.strip()

    assert there == here


def test_a_table_of_a_thousand_rows_is_whole() -> None:
    columns = (Column("No.", 1, "number"), Column("Text", 9))
    rows = tuple(Row((sample.number(at), Cell((sample.line(f"Row {at}"),)))) for at in range(1_000))

    read = Read(sample.document("en", Table("long", "Long", columns, rows)))

    assert [row[1] for row in read.tables[1][1:]] == [f"Row {at}" for at in range(1_000)]
