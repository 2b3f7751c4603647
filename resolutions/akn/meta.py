"""Writes the metadata: what the text is, since when, by whom, and what it refers to."""

from datetime import date

from django.utils import timezone

from ..choices import LegalStatus
from . import things
from .iris import concept, iri_language, number_of
from .markup import Page
from .reading import Source
from .things import EDITOR, Thing

FORMAT = "application/akn+xml"
SOURCE = f"#{EDITOR}"


def write_meta(page: Page, source: Source, unmarked: dict[str, list[Thing]]) -> None:
    """Write the metadata; `unmarked` is what each paragraph refers to in no words of its own."""
    with page.within("meta"):
        with page.within("identification", source=SOURCE):
            write_work(page, source)
            write_expression(page, source)
            write_manifestation(page, source)
        write_legal_status(page, source)
        write_lifecycle(page, source)
        write_unmarked(page, unmarked)
        with page.within("references", source=SOURCE):
            write_references(page, source)


def write_work(page: Page, source: Source) -> None:
    resolution, work = source.resolution, source.bodies.work(source.resolution)
    with page.within("FRBRWork"):
        page.empty("FRBRthis", value=f"{work}/!main")
        page.empty("FRBRuri", value=work)
        page.empty("FRBRalias", name="title", value=resolution.title)
        page.empty("FRBRalias", name="symbol", value=resolution.symbol)
        page.empty("FRBRdate", date=resolution.adopted_on.isoformat(), name="adoption")
        page.empty("FRBRauthor", href=author(source))
        page.empty("FRBRcountry", value="un")
        page.empty("FRBRsubtype", value="deliberation")
        page.empty("FRBRnumber", value=number_of(resolution), showAs=resolution.number)


def write_expression(page: Page, source: Source) -> None:
    """The text of record is the one that the treaty publishes: this one is not authoritative."""
    resolution, expression = source.resolution, source.bodies.expression(source.resolution)
    with page.within("FRBRExpression"):
        page.empty("FRBRthis", value=f"{expression}/!main")
        page.empty("FRBRuri", value=expression)
        page.empty("FRBRdate", date=resolution.adopted_on.isoformat(), name="adoption")
        page.empty("FRBRauthor", href=author(source))
        page.empty("FRBRauthoritative", value="false")
        page.empty("FRBRlanguage", language=iri_language(resolution.language))


def write_manifestation(page: Page, source: Source) -> None:
    expression = source.bodies.expression(source.resolution)
    with page.within("FRBRManifestation"):
        page.empty("FRBRthis", value=f"{expression}/!main.xml")
        page.empty("FRBRuri", value=f"{expression}.xml")
        page.empty("FRBRdate", date=marked_up_on(source).isoformat(), name="markup")
        page.empty("FRBRauthor", href=SOURCE)
        page.empty("FRBRformat", value=FORMAT)


def author(source: Source) -> str:
    return f"#{things.body(source, source.resolution.adopted_at.body).eid}"


def marked_up_on(source: Source) -> date:
    """The day of the last edit; while none is recorded, that of the adoption."""
    edited = source.edited
    return timezone.localtime(edited).date() if edited else source.resolution.adopted_on


def write_legal_status(page: Page, source: Source) -> None:
    status = LegalStatus(source.resolution.legal_status)
    with page.within("classification", source=SOURCE):
        page.empty(
            "keyword",
            value=status.value,
            showAs=str(status.label),
            dictionary=concept("concept", "legal-status"),
        )


def write_lifecycle(page: Page, source: Source) -> None:
    """What generated the text, and what took its place; no date is known of a mere retirement."""
    resolution = source.resolution
    with page.within("lifecycle", source=SOURCE):
        adopted = resolution.adopted_on.isoformat()
        page.empty("eventRef", eId="event_1", date=adopted, type="generation", source="#original")
        if successor := resolution.superseded_by:
            day = successor.adopted_on.isoformat()
            page.empty("eventRef", eId="event_2", date=day, type="repeal", source="#superseded_by")


def write_unmarked(page: Page, unmarked: dict[str, list[Thing]]) -> None:
    if not any(unmarked.values()):
        return
    with (
        page.within("analysis", source=SOURCE),
        page.within("otherReferences", source=SOURCE),
    ):
        for paragraph, found in unmarked.items():
            for thing in dict.fromkeys(found):
                page.empty(
                    "implicitReference",
                    **{"for": f"#{paragraph}"},
                    refersTo=f"#{thing.eid}",
                    href=thing.href,
                    showAs=thing.label,
                )


def write_references(page: Page, source: Source) -> None:
    """Write the text itself, what it superseded and what superseded it, and all that it names."""
    resolution, bodies = source.resolution, source.bodies
    page.empty(
        "original", eId="original", href=bodies.expression(resolution), showAs=resolution.symbol
    )
    if successor := resolution.superseded_by:
        page.empty(
            "passiveRef",
            eId="superseded_by",
            href=bodies.work(successor),
            showAs=successor.symbol,
        )
    for number, earlier in enumerate(source.supersedes, 1):
        page.empty(
            "activeRef",
            eId=f"supersedes_{number}",
            href=bodies.work(earlier),
            showAs=earlier.symbol,
        )
    for thing in things.all_things(source).values():
        thing.write(page)
