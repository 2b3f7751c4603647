"""Draws pictures and reads them, for the tests."""

from collections.abc import Callable
from xml.etree import ElementTree

import pytest

from resolutions.choices import Status
from tracker.reporting.document import Series
from tracker.reporting.pictures import grid, stacked_bars, stacked_columns

SVG = "{http://www.w3.org/2000/svg}"
LABELS = {status.value: str(status.label) for status in Status}

Draw = Callable[..., tuple[str, int, int]]
charts = pytest.mark.parametrize("draw", [stacked_bars, stacked_columns])


def series(count: int, value: int = 2) -> list[Series]:
    return [Series(label, (value,) * count, code) for code, label in LABELS.items()]


def names(count: int) -> list[str]:
    return [f"Working group on a matter of {at} long words and more" for at in range(count)]


def cells(columns: int, rows: int) -> list[tuple[str, list[str | None]]]:
    codes = [*LABELS, None]
    return [
        (name, [codes[(at + place) % len(codes)] for place in range(columns)])
        for at, name in enumerate(names(rows))
    ]


def drawings() -> dict[str, str]:
    return {
        "bars": stacked_bars(names(7), series(7))[0],
        "plain bars": stacked_bars(
            names(3), [Series("Reported", (1, 2, 3)), Series("Nil", (1, 0, 4))]
        )[0],
        "columns": stacked_columns(names(12), series(12))[0],
        "grid": grid([str(at) for at in range(40)], cells(40, 8), LABELS)[0],
        "nothing": stacked_bars([], [])[0],
        "no columns": stacked_columns([], [])[0],
        "no grid": grid([], [], LABELS)[0],
    }


every = pytest.mark.parametrize("svg", list(drawings().values()), ids=list(drawings()))


def read(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)


def number(found: ElementTree.Element, name: str) -> float:
    return float(found.get(name, ""))


def titles(svg: str) -> list[str]:
    return [title.text or "" for title in read(svg).iter(f"{SVG}title")]


def texts(svg: str) -> list[str]:
    return [text.text or "" for text in read(svg).iter(f"{SVG}text")]
