"""The pictures show what they are given."""

import re

import pytest

from tracker.reporting.content import LANGUAGES
from tracker.reporting.document import Picture, Series
from tracker.reporting.pictures import grid, stacked_bars, stacked_columns
from tracker.reporting.wording import document_of

from . import contents, sample
from .reading_pictures import (
    LABELS,
    SVG,
    Draw,
    charts,
    number,
    read,
    series,
    texts,
    titles,
)


@charts
def test_a_segment_stands_for_each_figure_that_is_not_zero(draw: Draw) -> None:
    svg, _width, _height = draw(
        ["Secretariat", "Parties"],
        [Series("Ongoing", (3, 1), "ongoing"), Series("Implemented", (0, 1), "implemented")],
    )

    assert [title for title in titles(svg) if title.count("·") == 2] == [
        "Secretariat · Ongoing · 3",
        "Parties · Ongoing · 1",
        "Parties · Implemented · 1",
    ]


def test_segments_are_as_long_as_their_figures() -> None:
    svg, _width, _height = stacked_bars(["A", "B"], [Series("Ongoing", (10, 5), "ongoing")])

    bars = [
        number(rect, "width") + 1
        for rect in read(svg).iter(f"{SVG}rect")
        if rect.get("class") == "paper status-ongoing" and number(rect, "width") > 100
    ]
    assert bars[0] == 2 * bars[1]


def test_a_bar_ends_with_its_sum() -> None:
    svg, _width, _height = stacked_bars(
        ["A", "B"], [Series("Ongoing", (2, 0), "ongoing"), Series("Elapsed", (5, 0), "elapsed")]
    )

    assert {"7", "0"} <= set(texts(svg))


def test_signs_and_figures_stand_in_segments_that_have_the_room() -> None:
    svg, _width, _height = stacked_bars(["A"], [Series("Ongoing", (3,), "ongoing")])

    assert texts(svg)[:4] == ["↻", "Ongoing", "A", "↻"]
    assert texts(svg)[4:] == ["3", "3"]


def test_a_cell_of_the_grid_says_what_it_is() -> None:
    svg, _width, _height = grid(["7", "8"], [("Parties", ["ongoing", None])], LABELS)

    assert [title for title in titles(svg) if title.count("·") == 2] == ["Parties · 7 · Ongoing"]


def test_a_block_of_the_grid_leaves_out_rows_that_have_nothing_in_it() -> None:
    columns = [str(at) for at in range(30)]
    early: list[str | None] = ["ongoing", *[None] * 29]
    late: list[str | None] = [*[None] * 29, "elapsed"]

    svg, _width, _height = grid(columns, [("Parties", early), ("NGOs", late)], LABELS)

    assert texts(svg).count("Parties") == texts(svg).count("NGOs") == 1


def test_labels_of_a_picture_are_set_alike() -> None:
    long = "Other governments, organizations and people"

    svg, _width, _height = stacked_bars(["NGOs", long], [Series("Ongoing", (2, 1), "ongoing")])

    sizes = {
        each.get("font-size")
        for each in read(svg).iter(f"{SVG}text")
        if each.text and (each.text == "NGOs" or each.text in long)
    }
    assert len(sizes) == 1
    assert " ".join(text for text in texts(svg) if text in long) == long


def test_the_legend_names_what_is_shown_and_nothing_else() -> None:
    svg, _width, _height = grid(["7"], [("Parties", ["elapsed"])], LABELS)

    assert [label for label in LABELS.values() if label in texts(svg)] == ["Elapsed"]


def test_a_chart_may_go_without_a_legend() -> None:
    svg, _width, _height = stacked_bars(["A"], series(1), legend=False)

    assert not set(LABELS.values()) & set(texts(svg))


@pytest.mark.parametrize("text", [*sample.HARSH[:11], "\x00\x0b\ufffe end"])
def test_every_text_survives_whole_in_a_title(text: str) -> None:
    drawn = [
        stacked_bars([text], [Series(text, (1,))])[0],
        stacked_columns([text], [Series(text, (1,))])[0],
        grid([text], [(text, ["ongoing"])], {"ongoing": text})[0],
    ]

    kept = re.sub("[\x00\x0b\ufffe]", "", text)
    for svg in drawn:
        assert kept in titles(svg)
        assert "<script" not in svg


def test_a_status_that_is_no_longer_known_is_drawn_all_the_same() -> None:
    svg, _width, _height = grid(["7"], [("Parties", ["lapsed"])], {"lapsed": "Lapsed"})

    assert "Parties · 7 · Lapsed" in titles(svg)


@charts
def test_a_chart_of_zeros_is_drawn(draw: Draw) -> None:
    svg, _width, _height = draw(["A", "B"], [Series("Ongoing", (0, 0), "ongoing")])

    assert {"A", "B", "Ongoing"} <= set(texts(svg))


@pytest.mark.parametrize(
    ("most", "numbers"),
    [(0, "01"), (3, "0123"), (8, "02468"), (21, "0 5 10 15 20 25"), (700, "0 200 400 600 800")],
)
def test_the_scale_has_few_and_round_numbers(most: int, numbers: str) -> None:
    svg, _width, _height = stacked_columns(["A"], [Series("x", (most,))], legend=False)

    scale = numbers.split() if " " in numbers else list(numbers)
    assert texts(svg)[: len(scale)] == scale


@pytest.mark.parametrize("language", LANGUAGES)
def test_pictures_of_a_report_show_the_figures_of_their_charts(language: str) -> None:
    blocks = document_of(contents.content(), language).everything()

    pictures = [block for block in blocks if isinstance(block, Picture) and block.chart]

    assert len(pictures) == 3
    for picture in pictures:
        assert picture.chart is not None
        figures = [
            f"{category} · {each.title} · {each.values[at]}"
            for at, category in enumerate(picture.chart.categories)
            for each in picture.chart.series
            if each.values[at]
        ]
        assert [title for title in titles(picture.svg) if title.count(" · ") == 2] == figures
