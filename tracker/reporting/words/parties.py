"""Input from Parties: how many reported, by region."""

from django.utils.translation import ngettext

from ..content import Content, RegionInput
from ..document import Cell, Column, Row, Table
from . import charts, figures, tables
from .annexes import number_of_inputs
from .body import Body
from .saying import _, line, number, said


def tell(content: Content, body: Body) -> None:
    if not content.parties:
        return
    body.heading(_("Input from Parties"), "parties")
    body.say(line(" ".join(sentences(content))))
    if content.regions:
        body.show(charts.regions(content.regions), table(content))


def sentences(content: Content) -> list[str]:
    reporting, nil = figures.reporting(content), figures.nil_returns(content)
    found = [
        ngettext(
            "Actions were reported by %(number)s of %(total)s Party.",
            "Actions were reported by %(number)s of %(total)s Parties.",
            content.parties,
        )
        % {"number": number(reporting), "total": number(content.parties)}
    ]
    if nil:
        found.append(
            ngettext(
                "A nil return was given by %(number)s Party.",
                "Nil returns were given by %(number)s Parties.",
                nil,
            )
            % {"number": number(nil)}
        )
    found.append(_("Reporting is voluntary: the Resolution sets no duty on Parties to report."))
    if content.party_actions:
        annex = {"number": number_of_inputs(content)}
        found.append(_("What Parties said is in Annex %(number)s.") % annex)
    return found


def table(content: Content) -> Table:
    columns = (
        Column(_("Region"), 7),
        Column(_("Parties"), 3, "number"),
        Column(_("Reported actions"), 3, "number"),
        Column(_("Nothing to report"), 3, "number"),
        Column(_("No report"), 3, "number"),
    )
    rows = tuple(Row((tables.text(said(each.name)), *cells(each))) for each in content.regions)
    whole = RegionInput(
        "",
        {},
        sum(each.parties for each in content.regions),
        figures.reporting(content),
        figures.nil_returns(content),
    )
    total = Row((tables.text(_("Total")), *cells(whole)), "total")
    return Table("regions", _("Parties that reported, by region"), columns, (*rows, total))


def cells(region: RegionInput) -> tuple[Cell, ...]:
    found = (region.parties, region.actions, region.nil, charts.silent(region))
    return tuple(map(tables.count, found))
