"""Builds the content: the one place where the progress of a resolution is worked out."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import Count, QuerySet

from resolutions.choices import ElementType, ParagraphKind
from resolutions.filters import ActionItemFilter
from resolutions.models import ActionItem, Addressee, Meeting, Paragraph, Resolution

from . import marks as marking
from .content import ParagraphBlock, Progress
from .derive import explained
from .grid import grid_of
from .marks import Mark
from .paging import pages_of
from .rows import Rows

# The grid of a longer resolution is drawn page by page.
GRID_LIMIT = 99


@dataclass(frozen=True)
class Question:
    """What is asked of the record: which resolution, as of when, compared with when.

    `meetings` are those of the bodies concerned, with and without a date.
    """

    resolution: Resolution
    on: date
    since: date | None
    meetings: tuple[Meeting, ...]

    @property
    def items(self) -> "QuerySet[ActionItem]":
        """The action items of the resolution as they stood on the date."""
        items = ActionItem.objects.filter(paragraph__resolution=self.resolution)
        return items.as_of(self.on)


class Builder:
    """Asks the database once for each kind of thing, whatever the number of action items."""

    def __init__(self, question: Question, narrowed: ActionItemFilter) -> None:
        self.question = question
        self.narrowed = narrowed
        self.is_narrowed = any(each.name != "resolution" for each in narrowed.applied)
        self.addressees: Sequence[Addressee] = list(narrowed.addressees.values())
        self.marks = marking.marks_of(narrowed.qs, question.on, question.since)

    @cached_property
    def operative(self) -> list[Paragraph]:
        found = self.question.resolution.paragraphs.filter(kind=ParagraphKind.OPERATIVE)
        return list(found.annotate(asked=Count("action_items")).order_by("number"))

    @cached_property
    def by_paragraph(self) -> dict[int, list[Mark]]:
        held: defaultdict[int, list[Mark]] = defaultdict(list)
        for mark in self.marks:
            held[mark.paragraph].append(mark)
        return dict(held)

    @cached_property
    def pages(self) -> list[list[Paragraph]]:
        """The paragraphs of each page; while a filter narrows, those with matching items."""
        shown = [e for e in self.operative if not self.is_narrowed or e.pk in self.by_paragraph]
        return pages_of(shown, lambda each: len(self.by_paragraph.get(each.pk, ())))

    def build(self, page: int | None) -> Progress:
        number = min(max(page or 1, 1), len(self.pages))
        paragraphs = self.pages[number - 1] if page else [e for each in self.pages for e in each]
        asked = self.question
        whole, figures = marking.figures_of(marking.counted(self.marks), self.addressees)
        drawn = self.operative if len(self.operative) <= GRID_LIMIT else paragraphs
        on_page = {each.pk: at for at, page in enumerate(self.pages, 1) for each in page}
        numbers = {each.pk: each.number for each in self.operative}
        return Progress(
            resolution=asked.resolution,
            on=asked.on,
            since=asked.since,
            since_meeting=next((m for m in asked.meetings if m.starts_on == asked.since), None),
            whole=whole,
            figures=figures,
            statuses=marking.statuses_of(whole),
            grid=grid_of(self.marks, figures, drawn, on_page, self.addressees),
            moves=marking.moves_of(self.marks, numbers, self.addressees),
            paragraphs=self.blocks(paragraphs, whole_text=page is None),
            page=number,
            pages=len(self.pages),
            total=sum(each.asked for each in self.operative),  # type: ignore[attr-defined]
            overdue=sum(mark.overdue for mark in self.marks),
            needs_funding=sum(mark.needs_funding for mark in self.marks),
            stagnant=sum(mark.stagnant for mark in self.marks),
        )

    def blocks(
        self, paragraphs: Sequence[Paragraph], *, whole_text: bool
    ) -> tuple[ParagraphBlock, ...]:
        items = self.narrowed.qs
        if not whole_text:
            items = items.filter(paragraph__in=[each.pk for each in paragraphs])
        rows = Rows(items, self.question.on, self.question.meetings, self.addressees)
        return tuple(self.block(each, rows) for each in paragraphs)

    def block(self, paragraph: Paragraph, rows: Rows) -> ParagraphBlock:
        marks = self.by_paragraph.get(paragraph.pk, [])
        elements = {e.pk: e for e in (rows.items[mark.pk].element for mark in marks)}
        return ParagraphBlock(
            number=paragraph.number,
            anchor=paragraph.anchor,
            text=paragraph.text,
            elements=tuple(elements.values()),
            items=tuple(rows.row(mark, paragraph.number) for mark in marks),
            summary=explained(Counter(mark.status for mark in marks)) if marks else "",
            informational=paragraph.element_type == ElementType.INFORMATIONAL and not marks,
        )


def progress_of(
    question: Question, narrowed: ActionItemFilter, page: int | None = None
) -> Progress:
    """Return what is known of the resolution, narrowed by a filter over `question.items`.

    Args:
        page: the page of paragraphs; all of them where none is given.
    """
    return Builder(question, narrowed).build(page)
