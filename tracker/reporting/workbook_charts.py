"""The charts of the workbook: Excel's own, fed by the cells of the table that says the same."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from .document import Chart, Picture, Series, Table
from .pictures.looks import LOOKS, Look, looks_of
from .workbook_cells import Sheet
from .workbook_tables import FIRST_ROW

WIDTH, ROOM, STEP, COLUMNS = 760, 150, 46, 380
KINDS = {"bars": "bar", "columns": "column"}
# A chart moves with the rows above it, and keeps its size.
BELOW = {"object_position": 2}
# Excel's patterns that come closest to those of the drawings.
PATTERNS = {
    "not_started": "percent_20",
    "in_progress": "light_upward_diagonal",
    "ongoing": "light_downward_diagonal",
    "elapsed": "light_horizontal",
    "superseded": "light_vertical",
    "retired": "small_grid",
}
PLAIN_PATTERNS = {"series-2": "light_upward_diagonal", "series-4": "percent_20"}
# Zero has no number.
POSITIVE = "0;;"

# First row, first column, last row, last column of cells; with the name of their sheet.
Cells = tuple[str, int, int, int, int]


class Figures:
    """The hidden sheet for charts that no table has the figures of; made when one is needed."""

    def __init__(self, book: Any, name: str) -> None:
        self.book, self.name = book, name
        self.page: Any = None
        self.row = 0

    def write(self, chart: Chart) -> tuple[Cells, list[Cells]]:
        """Write the figures of a chart and return where its categories and its series are."""
        if self.page is None:
            self.page = self.book.add_worksheet(self.name)
            self.page.hide()
        first, last = self.row + 1, self.row + len(chart.categories)
        for at, category in enumerate(chart.categories, start=first):
            self.page.write_string(at, 0, category)
        for column, series in enumerate(chart.series, start=1):
            self.page.write_string(self.row, column, series.title)
            for at, value in enumerate(series.values, start=first):
                self.page.write_number(at, column, value)
        self.row = last + 2
        places = range(1, len(chart.series) + 1)
        return (self.name, first, 0, last, 0), [(self.name, first, at, last, at) for at in places]


def add_chart(
    book: Any, sheet: Sheet, table: Table, picture: Picture, at: int, figures: Figures
) -> int:
    """Draw the chart of a picture on the sheet of its table; return the first row below it.

    Args:
        at: the row under which it stands.
        figures: where its figures go if the table has them not, in the same order.
    """
    chart = picture.chart
    if chart is None or not chart.categories:
        return at
    known = columns_of(chart, table)
    name = sheet.page.get_name()
    places, columns = cells_of(name, chart, known) if known else figures.write(chart)
    drawn = book.add_chart({"type": KINDS[chart.kind], "subtype": "stacked"})
    for series, look, cells in zip(chart.series, looks_of(chart.series), columns, strict=True):
        drawn.add_series(series_of(series, look, places, cells))
    drawn.set_title({"name": picture.title, "name_font": {"size": 12}, "overlay": False})
    drawn.set_legend({"position": "bottom", "font": {"size": 9}})
    name_axes(drawn, table.columns[0].title, chart, sheet.looks.day)
    drawn.show_hidden_data()
    height = ROOM + STEP * len(chart.categories) if chart.kind == "bars" else COLUMNS
    drawn.set_size({"width": WIDTH, "height": height})
    sheet.page.insert_chart(at + 1, 0, drawn, {**BELOW, "description": picture.alt})
    return at + 2 + height // 20


def columns_of(chart: Chart, table: Table) -> list[int]:
    """Return the columns of the table that hold the series; none unless its rows say the same."""
    titles = [column.title for column in table.columns]
    rows = table.rows[: len(chart.categories)]
    if tuple(row.cells[0].text for row in rows if row.cells) != chart.categories:
        return []
    if not all(series.title in titles for series in chart.series):
        return []
    found = [titles.index(series.title) for series in chart.series]
    same = all(
        [row.cells[at].value for row in rows] == list(series.values)
        for at, series in zip(found, chart.series, strict=True)
    )
    return found if same else []


def cells_of(name: str, chart: Chart, columns: Sequence[int]) -> tuple[Cells, list[Cells]]:
    first, last = FIRST_ROW, FIRST_ROW + len(chart.categories) - 1
    return (name, first, 0, last, 0), [(name, first, at, last, at) for at in columns]


def series_of(series: Series, look: Look, categories: Cells, values: Cells) -> dict[str, Any]:
    pattern = PATTERNS.get(series.status) or PLAIN_PATTERNS.get(look.name)
    line: dict[str, Any] = {"color": look.edge, "width": 0.75}
    found: dict[str, Any] = {
        "name": series.title,
        "categories": list(categories),
        "values": list(values),
        "gap": 45,
        "border": line | ({"dash_type": "dash"} if look.dashed else {}),
        "data_labels": {
            "value": True,
            "num_format": POSITIVE,
            "font": {"color": look.ink, "bold": True, "size": 9},
        },
    }
    if pattern:
        colours = {"fg_color": look.mark, "bg_color": look.paper}
        return found | {"pattern": {"pattern": pattern, **colours}}
    return found | {"fill": {"color": look.paper}}


def name_axes(drawn: Any, categories: str, chart: Chart, day: str) -> None:
    """Give the axes their names, numbers and order.

    Args:
        day: how Excel writes a day that is the name of a column.
    """
    font: dict[str, Any] = {"size": 9, "bold": False}
    statuses = all(series.status in LOOKS for series in chart.series)
    counted = _("Action items") if statuses else _("Parties")
    bars = chart.kind == "bars"
    named: dict[str, Any] = {"name": categories, "name_font": font, "reverse": bars}
    # Days stand side by side like names; as days they would be spread over time.
    named |= {"text_axis": True, "num_format": day, "interval_unit": 1}
    numbers: dict[str, Any] = {"name": counted, "name_font": font, "num_format": "0", "min": 0}
    numbers |= {"major_gridlines": {"visible": True, "line": {"color": "#D9DFE0"}}}
    if bars:
        # The first bar stands on top; so the numbers have to be sent back to the foot.
        drawn.set_y_axis(named)
        drawn.set_x_axis(numbers | {"label_position": "high"})
    else:
        drawn.set_x_axis(named)
        drawn.set_y_axis(numbers)
