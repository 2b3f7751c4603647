"""The tables of a Word file: widths, heads, rows, and how a status shows."""

from typing import Any

from docx.oxml.ns import qn
from docx.section import Section

from tracker.reporting.document import Cell, Column, Row, Table

from . import sample
from .reading_word import Read, attribute, rows_of


def widths(element: Any, path: str) -> list[int]:
    names = "/".join(qn(each) for each in path.split("/"))
    return [int(each.get(qn("w:w"))) for each in element.findall(names)]


def text_width(section: Section) -> int:
    """The width between the margins in twips."""
    lengths = (section.page_width, section.left_margin, section.right_margin)
    whole, left, right = (each.twips for each in lengths if each is not None)
    return int(whole - left - right)


def test_every_table_is_as_wide_as_the_text() -> None:
    read = Read(sample.document("en", sample.harsh_table()))
    upright, lying = (text_width(each) for each in list(read.docx.sections)[:2])

    tables = read.body.findall(qn("w:tbl"))
    found = [sum(widths(each, "w:tblGrid/w:gridCol")) for each in tables]

    assert found == [upright, upright, lying]
    assert [widths(each, "w:tblPr/w:tblW") for each in tables] == [[width] for width in found]
    assert {attribute(each, "w:tblPr/w:tblLayout", "w:type") for each in tables} == {"fixed"}


def test_every_cell_is_as_wide_as_its_column() -> None:
    for table in Read(sample.document("en", sample.harsh_table())).body.findall(qn("w:tbl")):
        columns = widths(table, "w:tblGrid/w:gridCol")

        rows = [widths(row, "w:tc/w:tcPr/w:tcW") for row in rows_of(table)]

        assert all(row == columns for row in rows)


def test_columns_share_the_width_as_told() -> None:
    columns = (Column("A", 1), Column("B", 3))
    table = Table("one", "One", columns, ())

    narrow, broad = widths(
        Read(sample.document("en", table)).body.findall(qn("w:tbl"))[1], "w:tblGrid/w:gridCol"
    )

    assert abs(broad - 3 * narrow) <= 3


def test_a_column_is_wide_enough_for_its_longest_word() -> None:
    columns = (Column("Vernachlässigungen", 1), Column("B", 50))
    table = Table("one", "One", columns, ())

    narrow, _broad = widths(
        Read(sample.document("en", table)).body.findall(qn("w:tbl"))[1], "w:tblGrid/w:gridCol"
    )

    # Eighteen bold letters of nine points, each about half as wide as high, with its margins.
    assert 1_700 < narrow < 2_600


def test_more_columns_than_there_is_room_for_still_fit() -> None:
    columns = tuple(Column("Unbreakableheading", at) for at in range(1, 21))
    row = Row(tuple(Cell((sample.line("x"),)) for _each in columns))
    table = Table("one", "One", columns, (row,))

    found = widths(
        Read(sample.document("en", table)).body.findall(qn("w:tbl"))[1], "w:tblGrid/w:gridCol"
    )

    assert sum(found) == 9_072
    assert min(found) > 0


def test_a_table_of_many_columns_is_set_smaller() -> None:
    columns = tuple(Column(f"C{at}", 1) for at in range(9))
    table = Table("one", "One", columns, (Row(tuple(sample.cell("x") for _each in columns)),))

    read = Read(sample.document("en", table))

    rows = rows_of(read.body.findall(qn("w:tbl"))[1])
    assert [attribute(row, "w:tc/w:p/w:pPr/w:pStyle") for row in rows] == [
        "TableHeadingSmall", "TableTextSmall",
    ]  # fmt: skip
    size = read.docx.styles["Table Text Small"].font.size
    assert size is not None
    assert size.pt == 8


def test_the_head_of_a_table_is_repeated_and_its_rows_are_not_parted() -> None:
    table = Read(sample.document()).body.findall(qn("w:tbl"))[1]

    rows = rows_of(table)

    assert [
        at for at, row in enumerate(rows) if row.find(f".//{qn('w:tblHeader')}") is not None
    ] == [0]
    assert all(row.find(f".//{qn('w:cantSplit')}") is not None for row in rows)


def test_a_row_taller_than_half_a_page_may_be_parted() -> None:
    read = Read(sample.document("en", sample.harsh_table()))

    rows = rows_of(read.body.findall(qn("w:tbl"))[1])[1:]

    assert [at for at, row in enumerate(rows) if row.find(f".//{qn('w:cantSplit')}") is None] == [
        12,
        13,
    ]


def test_a_small_table_stays_on_one_page_and_a_long_one_does_not() -> None:
    small, long = Read(sample.document()).body.findall(qn("w:tbl"))

    def kept(table: Any) -> list[bool]:
        return [row.find(f".//{qn('w:keepNext')}") is not None for row in rows_of(table)[1:]]

    assert kept(small) == [True, True, True, False]
    assert not any(kept(long))


def test_a_table_has_its_caption_above_and_its_note_below() -> None:
    read = Read(sample.document())
    table = read.body.findall(qn("w:tbl"))[0]

    above, below = table.getprevious(), table.getnext()

    assert (attribute(above, "w:pPr/w:pStyle"), above.text) == (
        "Caption", "Action items by addressee",
    )  # fmt: skip
    assert (attribute(below, "w:pPr/w:pStyle"), below.text) == ("TableNote", "Figures at the end.")


def test_a_table_is_described_to_those_who_cannot_see_it() -> None:
    table = Read(sample.document()).body.findall(qn("w:tbl"))[0]

    assert attribute(table, "w:tblPr/w:tblCaption") == "Action items by addressee"
    assert attribute(table, "w:tblPr/w:tblDescription") == "Figures at the end."
    assert attribute(table, "w:tblPr/w:tblLook", "w:firstRow") == "1"


def test_a_status_has_its_sign_and_its_tint() -> None:
    table = Read(sample.document()).body.findall(qn("w:tbl"))[0]

    cell = rows_of(table)[1].findall(qn("w:tc"))[1]

    assert [run.text for run in cell.iter(qn("w:r"))] == ["↻\u00a0", "Ongoing"]
    assert attribute(cell, "w:tcPr/w:shd", "w:fill") == "B9DCEF"


def test_a_status_that_nobody_knows_is_said_as_it_is() -> None:
    row = Row((sample.cell("Lost", status="lost"), Cell(status="ongoing")))
    table = Table("one", "One", (Column("A", 1, "status"), Column("B", 1, "status")), (row,))

    read = Read(sample.document("en", table))

    assert read.docx.tables[1].rows[1].cells[0].text == "Lost"
    assert read.docx.tables[1].rows[1].cells[1].text == ""


def test_rows_that_ask_nothing_are_grey_and_sums_are_bold() -> None:
    table = Read(sample.document()).body.findall(qn("w:tbl"))[0]

    styles = [attribute(row, "w:tc/w:p/w:pPr/w:pStyle") for row in rows_of(table)]
    fills = [attribute(row.find(qn("w:tc")), "w:tcPr/w:shd", "w:fill") for row in rows_of(table)]

    assert styles == ["TableHeading", "TableText", "TableText", "TableGrey", "TableTotal"]
    assert fills == ["DCE6E8", "", "", "F1F3F3", "F1F3F3"]


def test_numbers_stand_under_each_other() -> None:
    table = Read(sample.document()).body.findall(qn("w:tbl"))[0]

    found = [attribute(row.findall(qn("w:tc"))[3], "w:p/w:pPr/w:jc") for row in rows_of(table)]

    assert set(found) == {"right"}
