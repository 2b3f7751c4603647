"""The pictures: what they show, the same in words for those who do not see them."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from .. import pictures
from ..content import Content, Counts, RegionInput
from ..document import Chart, Picture, Series
from . import labels
from .days import day
from .grid import crossings
from .saying import number, said


def series_of(counts: Sequence[Counts]) -> tuple[Series, ...]:
    """Return a series for each status that occurs."""
    return tuple(
        Series(labels.status(code), tuple(each.get(code, 0) for each in counts), code)
        for code in labels.statuses_of(*counts)
    )


def addressees(content: Content) -> Picture:
    names = labels.names_of(content.addressees)
    figures = [each for each in content.figures if each.total]
    chart = Chart(
        tuple(names.get(each.addressee, each.addressee) for each in figures),
        series_of([each.counts for each in figures]),
        "bars",
    )
    title = _("Status of the action items by addressee, %(date)s") % {
        "date": day(content.scope.cut_off)
    }
    counts = (labels.counted(each.counts) for each in figures)
    return drawn("addressees", title, chart, described(chart.categories, counts))


def history(content: Content) -> Picture:
    chart = Chart(
        tuple(day(point.on) for point in content.history),
        series_of([point.counts for point in content.history]),
        "columns",
    )
    ends = [content.history[0], content.history[-1]]
    alt = described((day(each.on) for each in ends), (labels.counted(e.counts) for e in ends))
    return drawn("history", _("Status of the action items since adoption"), chart, alt)


def regions(found: Sequence[RegionInput]) -> Picture:
    series = (
        Series(_("Reported actions"), tuple(each.actions for each in found)),
        Series(_("Nothing to report"), tuple(each.nil for each in found)),
        Series(_("No report"), tuple(silent(each) for each in found)),
    )
    chart = Chart(tuple(said(each.name) for each in found), series, "bars")
    counts = (
        _("%(number)s of %(total)s")
        % {"number": number(each.actions), "total": number(each.parties)}
        for each in found
    )
    title = _("Input from Parties by region")
    return drawn("regions", title, chart, described(chart.categories, counts))


def silent(region: RegionInput) -> int:
    """Return how many Parties of a region said nothing."""
    return max(0, region.parties - region.actions - region.nil)


def grid(content: Content) -> Picture:
    cells = crossings(content)
    asked = [each.code for each in content.addressees if any(each.code == to for _, to in cells)]
    names = labels.names_of(content.addressees)
    numbers = [each.number for each in content.paragraphs]
    rows = [
        (names[code], [cells[at, code].least if (at, code) in cells else None for at in numbers])
        for code in asked
    ]
    svg, width, height = pictures.grid(
        [str(at) for at in numbers],
        rows,
        {code: labels.status(code) for code in labels.ORDER},
    )
    alt = _(
        "A column for each paragraph and a row for each addressee; each cell shows the status of "
        "what the paragraph asks of the addressee. The table that follows says the same in words."
    )
    title = _("Status by paragraph and addressee, %(date)s") % {"date": day(content.scope.cut_off)}
    return Picture("grid", title, alt, svg, width, height)


def drawn(name: str, title: str, chart: Chart, alt: str) -> Picture:
    draw = pictures.stacked_bars if chart.kind == "bars" else pictures.stacked_columns
    svg, width, height = draw(chart.categories, chart.series)
    return Picture(name, title, alt, svg, width, height, chart)


def described(categories: Iterable[str], words: Iterable[str]) -> str:
    """Return what a chart shows: a name and its figures, one after the other."""
    return " ".join(
        _("%(name)s: %(figures)s.") % {"name": name, "figures": figures}
        for name, figures in zip(categories, words, strict=True)
    )
