"""Builds the content of a report from the database, at its cut-off."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from ..models import ProgressReport
from . import content
from .bursts import burst
from .content import VERSION, Content, Header, Passage
from .counting import figures_of, moves_of, points_of
from .facts_items import NOTHING, Items, Texts, addressees_of, item_rows
from .facts_parties import Actions, PartyRow, party_rows, regions_of
from .frame import Frame, frame_of
from .histories import histories_of
from .passages import passage_of, recommended_of
from .prefill import prefilled, recommended
from .reading import absolute, clean, named, names_of


@burst()
def content_of(report: ProgressReport, *, cut_off: date | None = None) -> Content:
    """Return what the report says now, if it is a draft; what is frozen is not looked at.

    It asks the database ten times, however long the resolution is. One query reads the dated
    history of all items; whatever is said of their status follows from it.

    Args:
        cut_off: another cut-off than the report's own.
    """
    facts = _facts(frame_of(report, cut_off))
    return replace(
        facts, passages=_passages(report, facts), recommended=_recommended(report, facts)
    )


def _facts(frame: Frame) -> Content:
    """Return the content without its texts."""
    texts, found, histories = Texts(frame), item_rows(frame), histories_of(frame)
    make = Items(frame, histories)
    items = tuple(make.item(row) for row in found)
    by_reference = {row.reference: histories.get(row.pk, NOTHING) for row in found}
    parties, answers = party_rows(frame), Actions(frame)
    bound = [each for each in parties if each.bound]
    actions = answers.actions()
    reported = {each.party for each in actions if each.in_period}
    addressees = addressees_of(found)
    said = any(each.is_demo for history in by_reference.values() for each in history.standing)
    nil = any(each.nil for each in bound if each.iso3 not in reported)
    own = frame.report.is_demo or frame.meeting.is_demo
    return Content(
        version=VERSION,
        header=_header(frame, parties),
        resolution=_resolution(frame, texts),
        scope=frame.scope,
        demonstration=own or said or nil or answers.demonstration,
        passages={},
        recommended=(),
        addressees=addressees,
        themes=texts.themes(),
        figures=figures_of(items, addressees),
        history=points_of(by_reference.values(), frame.resolution.adopted_on, frame.scope.cut_off),
        moves=moves_of(items, by_reference, frame.scope.since),
        paragraphs=tuple(texts.paragraphs({each.paragraph for each in items})),
        items=items,
        regions=regions_of(bound, reported),
        parties=len(bound),
        party_actions=actions,
    )


def _header(frame: Frame, parties: list[PartyRow]) -> Header:
    report, meeting = frame.report, frame.meeting
    host = next((each for each in parties if each.iso3 == meeting.country), None)
    return Header(
        symbol=clean(report.symbol),
        distribution=report.distribution,
        dated=report.dated,
        language=report.language,
        agenda_item=clean(report.agenda_item),
        revises=clean(frame.revises),
        meeting=content.Meeting(
            label=clean(meeting.label),
            body=clean(meeting.body.code),
            body_name=names_of(meeting.body),
            ordinal=meeting.ordinal,
            place=clean(meeting.place),
            country=clean(meeting.country),
            starts_on=meeting.starts_on,
            ends_on=meeting.ends_on,
            country_name=named(host.name, host.name_fr, host.name_es) if host else {},
        ),
    )


def _resolution(frame: Frame, texts: Texts) -> content.Resolution:
    resolution = frame.resolution
    adopted = resolution.adopted_at
    return content.Resolution(
        number=clean(resolution.number),
        symbol=clean(resolution.symbol),
        title=clean(resolution.title),
        language=resolution.language,
        url=absolute(resolution.get_absolute_url()),
        adopted_at=clean(adopted.label),
        adopted_by=names_of(adopted.body),
        adopted_on=resolution.adopted_on,
        place=clean(adopted.place),
        reporting_paragraph=texts.reporting,
    )


def _passages(report: ProgressReport, facts: Content) -> dict[str, Passage]:
    """Return the texts of the report by section: what people wrote, over what the data says."""
    data = prefilled(facts)
    sections = [*data, *(section for section in report.texts if section not in data)]
    found = {
        section: passage_of(
            data.get(section, {}), clean_all(report.texts.get(section, {})), report.language
        )
        for section in sections
    }
    return {section: passage for section, passage in found.items() if any(passage.values())}


def _recommended(report: ProgressReport, facts: Content) -> tuple[Passage, ...]:
    found = recommended_of(recommended(facts), clean_all(report.recommended), report.language)
    return tuple(each for each in found if any(each.values()))


def clean_all(written: Any) -> Any:
    """Return what people wrote, with every text in it clean."""
    if isinstance(written, str):
        return clean(written)
    if isinstance(written, dict):
        return {key: clean_all(value) for key, value in written.items()}
    if isinstance(written, Iterable):
        return [clean_all(value) for value in written]
    return written
