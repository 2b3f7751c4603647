"""The charts of a workbook are Excel's own, and show the figures of the pictures."""

from dataclasses import replace

from tracker.reporting.document import Chart, Picture
from tracker.reporting.wording import document_of

from . import contents, sample
from .reading_workbook import (
    CHART,
    DRAWING,
    book,
)


def test_a_chart_is_drawn_from_the_rows_of_its_table() -> None:
    document = document_of(contents.content(), "en")
    drawn = [block for block in document.everything() if isinstance(block, Picture) and block.chart]

    made = book(document)

    charts = made.parts("xl/charts/")
    assert len(charts) == len(drawn) == 3
    assert "chart" not in " ".join(made.read.sheetnames).lower()
    for chart, picture in zip(charts, drawn, strict=True):
        assert picture.chart is not None
        values = [
            tuple(int(value.text or "") for value in found.iter(f"{{{CHART}}}v"))
            for found in chart.iter(f"{{{CHART}}}val")
        ]
        assert values == [series.values for series in picture.chart.series]


def test_a_chart_without_such_rows_has_its_figures_in_a_hidden_sheet() -> None:
    made = book(sample.document())

    hidden = made.read["Figures of charts"]
    assert hidden.sheet_state == "hidden"
    assert [[cell.value for cell in row] for row in hidden.iter_rows()] == [
        [None, "Ongoing", "Implemented"],
        ["Secretariat", 3, 0],
        ["Parties", 1, 1],
    ]


def test_a_chart_has_a_title_names_of_axes_and_words_for_those_who_do_not_see_it() -> None:
    made = book(sample.document())

    [chart] = made.parts("xl/charts/")
    [drawing] = made.parts("xl/drawings/")
    said = "".join(chart.itertext())
    assert [each.get("val") for each in chart.iter(f"{{{CHART}}}grouping")] == ["stacked"]
    assert [each.get("val") for each in chart.iter(f"{{{CHART}}}barDir")] == ["bar"]
    assert "Status of action items by addressee" in said
    assert "Addressee" in said
    assert "Action items" in said
    described = next(drawing.iter(f"{{{DRAWING}}}cNvPr")).get("descr")
    assert described == "A bar for each addressee: Secretariat 3, Parties 2."


def test_a_chart_without_categories_is_left_out() -> None:
    picture = replace(sample.picture(), chart=Chart((), (), "bars"))

    made = book(replace(sample.document(), blocks=(picture, sample.table()), annexes=()))

    assert made.parts("xl/charts/") == []
