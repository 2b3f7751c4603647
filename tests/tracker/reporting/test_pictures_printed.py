"""The pictures can be printed, without colours too, and a strict page takes them."""

import re

import pytest

from resolutions.choices import SIGNS, Status
from tracker.reporting.pictures import grid, stacked_bars
from tracker.reporting.pictures.looks import LOOKS
from tracker.reporting.pictures.raster import png

from .reading_pictures import (
    LABELS,
    SVG,
    Draw,
    cells,
    charts,
    drawings,
    every,
    names,
    number,
    read,
    series,
    texts,
    titles,
)

# A4 portrait holds no more below a heading and a caption, where the drawing is 160 mm wide.
TALLEST = 700


def test_no_two_statuses_look_alike_without_colour() -> None:
    looks = [(look.pattern, dark(look.paper), look.dashed) for look in LOOKS.values()]

    assert len(set(looks)) == len(Status)
    assert [look.sign for look in LOOKS.values()] == list(SIGNS.values())


def dark(colour: str) -> bool:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return 0.3 * red + 0.59 * green + 0.11 * blue < 128


@every
def test_a_drawing_has_nothing_that_a_strict_page_refuses(svg: str) -> None:
    root = read(svg)

    assert {found.tag.removeprefix(SVG) for found in root.iter()} <= {
        "svg", "defs", "pattern", "path", "rect", "line", "text", "g", "title",
    }  # fmt: skip
    known = {name for found in root.iter() for name in found.keys()}  # noqa: SIM118
    assert not [
        name for name in known if name == "style" or name.startswith("on") or "href" in name
    ]
    assert set(re.findall(r"url\((.)", svg)) <= {"#"}


@every
def test_every_pattern_that_is_used_is_there(svg: str) -> None:
    used = set(re.findall(r"url\(#([^)]+)\)", svg))

    defined = {pattern.get("id") for pattern in read(svg).iter(f"{SVG}pattern")}
    assert used <= defined


def test_patterns_of_several_drawings_on_one_page_have_names_of_their_own() -> None:
    found = [
        pattern.get("id")
        for svg in drawings().values()
        for pattern in read(svg).iter(f"{SVG}pattern")
    ]

    assert len(found) == len(set(found)) == 19


def test_a_long_name_is_cut_where_it_stands() -> None:
    name = "Organization " * 40

    svg, _width, _height = stacked_bars([name.strip()], series(1))

    shown = [text for text in texts(svg) if text.startswith("Organization")]
    assert len(shown) == 2
    assert shown[-1].endswith("…")
    assert name.strip() in titles(svg)


@pytest.mark.parametrize("count", [1, 7, 30])
@charts
def test_a_chart_fits_on_a_page(draw: Draw, count: int) -> None:
    _svg, width, height = draw(names(count), series(count))

    assert width == 480
    assert height <= TALLEST


@pytest.mark.parametrize(("columns", "rows"), [(1, 1), (28, 5), (40, 8), (8, 32)])
def test_the_grid_fits_on_a_page(columns: int, rows: int) -> None:
    _svg, width, height = grid([str(at) for at in range(columns)], cells(columns, rows), LABELS)

    assert width == 480
    assert height <= TALLEST


@every
def test_nothing_stands_outside_of_the_drawing(svg: str) -> None:
    root = read(svg)
    wide, tall = number(root, "width"), number(root, "height")

    for rect in root.iter(f"{SVG}rect"):
        x, y, width, height = (number(rect, name) for name in ("x", "y", "width", "height"))
        assert x >= 0
        assert y >= 0
        assert x + width <= wide
        assert y + height <= tall


@every
def test_a_drawing_becomes_a_png_of_the_same_bytes(svg: str) -> None:
    made = png(svg, 160, 72)

    assert made.startswith(b"\x89PNG")
    assert made == png(svg, 160, 72)


def test_a_png_is_as_wide_as_it_prints() -> None:
    made = png(drawings()["bars"], 127, 200)

    assert int.from_bytes(made[16:20]) == 1000
