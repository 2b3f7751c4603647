"""How far a resolution had come on any day: the figures of its page."""

from collections import Counter
from typing import Any

from django.http import Http404
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from rest_framework.serializers import DictField, IntegerField

from resolutions.choices import Status
from resolutions.filters import ActionItemFilter
from resolutions.models import Resolution
from resolutions.views import resolution_asked_for

from ...progress.build import Question, progress_of
from ...progress.content import Figure, ItemRow, Move, ParagraphBlock, Progress
from ...progress.period import PeriodForm, meetings_for
from ..parameters import Parameter, parameters_of, wrong_fields
from ..reading import DetailView
from ..rows import Row, Said, choice, iso, link, text, texts
from ..rows import day as day_field
from ..rows import number as number_field

SINCE = Parameter(
    "since", _("The earlier day with which it is compared; where it is left out, the first of the "
    "latest meeting before."), "date", example="2024-02-17",
)  # fmt: skip


def counts(about: Any) -> DictField:
    return DictField(child=IntegerField(), read_only=True, help_text=about)


def by_status(found: "Counter[str]") -> dict[str, int]:
    return {status: found[status] for status in Status.values}


class FigureRow(Row):
    """How many action items of one addressee, or of several together, have each status."""

    addressee_label = text(_("Who is asked, in the language of the answer."))
    addressees = texts(_("Who is asked, by code."))
    total = number_field(_("How many action items there are."))
    moving = number_field(_("How many are in progress, ongoing or implemented."))
    statuses = counts(_("How many have which status."))

    def written(self, row: Figure) -> Said:
        return {
            "addressee_label": row.label,
            "addressees": list(row.codes),
            "total": row.total,
            "moving": row.moving,
            "statuses": by_status(row.counts),
        }


class FigureInPartsRow(FigureRow):
    """The same, with the figures of which it is the sum."""

    parts = FigureRow(
        many=True, read_only=True, help_text=_("Each of the others, where it stands for several.")
    )

    def written(self, row: Figure) -> Said:
        parts = [FigureRow.written(self, each) for each in row.parts]
        return {**super().written(row), "parts": parts}


class MoveRow(Row):
    """An action item that has another status than on the earlier day."""

    item = text(_("The action item, by reference."))
    url = link(_("Its page."))
    paragraph = number_field(_("The number of the paragraph."))
    addressee_label = text(_("Who is asked, in the language of the answer."))
    before = choice(_("The status on the earlier day."), Status.choices)
    after = choice(_("The status on the day."), Status.choices)
    status_on = day_field(_("Since when it has that."))

    def written(self, row: Move) -> Said:
        return {
            "item": row.reference,
            "url": self.links.absolute(row.url),
            "paragraph": row.paragraph,
            "addressee_label": row.addressee,
            "before": row.before,
            "after": row.after,
            "status_on": iso(row.on),
        }


class ReachRow(Row):
    """How many of the Parties reported on an action item that is addressed to them."""

    item = text(_("The action item, by reference."))
    reported = number_field(_("How many Parties reported."))
    parties = number_field(_("Of how many."))

    def written(self, row: ItemRow) -> Said:
        assert row.reach is not None
        return {
            "item": row.reference,
            "reported": row.reach.reported,
            "parties": row.reach.parties,
        }


class ParagraphProgressRow(Row):
    """How the action items of one paragraph stand."""

    paragraph = number_field(_("The number of the paragraph."))
    total = number_field(_("How many action items there are."))
    statuses = counts(_("How many have which status."))
    summary = text(_("The same in words, in the language of the answer."))

    def written(self, row: ParagraphBlock) -> Said:
        return {
            "paragraph": row.number,
            "total": len(row.items),
            "statuses": by_status(Counter(each.status for each in row.items)),
            "summary": row.summary,
        }


class ProgressRow(Row):
    """How far a resolution had come, and what moved since an earlier day."""

    resolution = text(_("The resolution, by the name in its address."))
    url = link(_("Its page."))
    api_url = link(_("Its address in the API."))
    as_of = day_field(_("The day as of which it is seen."))
    since = day_field(_("The earlier day with which it is compared."), allow_null=True)
    since_meeting = text(_("The meeting that began on that day, if one did."), allow_null=True)
    total = number_field(_("How many action items the resolution has."))
    shown = number_field(_("How many of them the conditions let through: all figures are theirs."))
    overdue = number_field(_("How many are overdue."))
    needs_funding = number_field(_("How many need funding."))
    stagnant = number_field(_("How many are stagnant."))
    whole = FigureRow(read_only=True, help_text=_("All addressees together."))
    figures = FigureInPartsRow(
        many=True, read_only=True, help_text=_("The principal addressees, and all others together.")
    )
    moves = MoveRow(many=True, read_only=True, help_text=_("What moved, the newest first."))
    paragraphs = ParagraphProgressRow(
        many=True, read_only=True, help_text=_("The operative paragraphs with action items.")
    )
    reach = ReachRow(
        many=True, read_only=True, help_text=_("Of what is asked of Parties: how many reported.")
    )

    def written(self, row: Progress) -> Said:
        return {**self.about(row), **self.counted(row)}

    def about(self, row: Progress) -> Said:
        slug = row.resolution.slug
        return {
            "resolution": slug,
            "url": f"{self.links.to('progress')}?resolution={slug}",
            "api_url": self.links.to("api-progress-of", slug),
            "as_of": iso(row.on),
            "since": iso(row.since),
            "since_meeting": row.since_meeting.label if row.since_meeting else None,
            "total": row.total,
            "shown": row.shown,
            "overdue": row.overdue,
            "needs_funding": row.needs_funding,
            "stagnant": row.stagnant,
        }

    def counted(self, row: Progress) -> Said:
        blocks = [each for each in row.paragraphs if each.items]
        return {
            "whole": FigureRow().written(row.whole),
            "figures": [FigureInPartsRow().written(each) for each in row.figures],
            "moves": [self.move.written(each) for each in row.moves],
            "paragraphs": [ParagraphProgressRow().written(each) for each in blocks],
            "reach": [ReachRow().written(each) for each in row.rows if each.reach],
        }

    @cached_property
    def move(self) -> MoveRow:
        return MoveRow(links=self.links)


class ProgressOf(DetailView):
    about = _("How far one resolution had come on any day, and what moved since an earlier one.")
    serializer_class = ProgressRow
    is_dated = True

    @classmethod
    def parameters(cls) -> tuple[Parameter, ...]:
        narrowing = (each for each in parameters_of(ActionItemFilter) if each.name != "resolution")
        return (SINCE, *narrowing, *super().parameters())

    @property
    def slug(self) -> str:
        return str(self.kwargs["slug"])

    def found(self) -> Progress:
        resolution = resolution_asked_for(self.slug)
        if resolution is None:
            raise Http404(_t("There is no resolution yet."))
        question = self.question(resolution)
        return progress_of(question, self.narrowed(question))

    def question(self, resolution: Resolution) -> Question:
        """Return what is asked of the record.

        Raises:
            Problem: one of the days is not possible.
        """
        on, meetings = self.on, meetings_for(resolution)
        period = PeriodForm(
            self.request.query_params, today=timezone.localdate(), meetings=meetings
        )
        if period.errors:
            raise wrong_fields(period.errors)
        return Question(resolution, on, period.compared_with, meetings)

    def narrowed(self, question: Question) -> ActionItemFilter:
        """Return the filter of the page over the items.

        Raises:
            Problem: it does not understand what is asked.
        """
        data: Any = self.request.query_params.copy()
        if "resolution" in data:
            data["resolution"] = question.resolution
        found = ActionItemFilter(data, question.items, on=question.on)
        if not found.is_valid():
            raise wrong_fields(found.form.errors)
        return found


class ProgressAsked(ProgressOf):
    about = _(
        "How far the resolution that is named had come, or the one with which the progress view "
        "opens."
    )

    @classmethod
    def parameters(cls) -> tuple[Parameter, ...]:
        named = (each for each in parameters_of(ActionItemFilter) if each.name == "resolution")
        return (*named, *super().parameters())

    @property
    def slug(self) -> str:
        return str(self.request.query_params.get("resolution", ""))
