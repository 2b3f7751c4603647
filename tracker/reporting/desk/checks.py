"""What is worth knowing before a report is frozen, and whether the data moved on since."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from resolutions.choices import Status

from ...models import ProgressReport
from ..content import LANGUAGES, Content
from .texts import Text, name_of_language, texts_of


@dataclass(frozen=True)
class Check:
    """One sentence, where it can be mended, and whether it stands in the way.

    `page` is the name of an address, `more` what comes after it.
    """

    sentence: str
    page: str = ""
    more: str = ""
    stops: bool = False


def checks_of(report: ProgressReport, content: Content) -> list[Check]:
    """Return what to look at before the draft is frozen; what stands in the way comes first."""
    texts = texts_of(report, content, report.language)
    return [
        *about_cut_off(report),
        *about_days(report),
        *about_texts(texts),
        *about_items(content),
        *about_recommended(content),
        *about_languages(report, content),
    ]


def about_cut_off(report: ProgressReport) -> Iterator[Check]:
    if report.cut_off > timezone.localdate():
        sentence = _(
            "The cut-off date, %(day)s, has not come yet: wait for it, or set an earlier one."
        ) % {"day": date_format(report.cut_off, "DATE_FORMAT")}
        yield Check(sentence, "report-head", stops=True)


def about_days(report: ProgressReport) -> Iterator[Check]:
    """Yield days that follow each other in an order that is hardly meant."""
    cut_off, starts_on = report.cut_off, report.meeting.starts_on
    adopted_on = report.resolution.adopted_on
    if report.dated < cut_off:
        sentence = _("The document is dated %(day)s, before its cut-off date, %(other)s.")
        yield about_two(sentence, report.dated, cut_off)
    if starts_on and cut_off > starts_on:
        sentence = _("The cut-off date, %(day)s, is after the meeting has begun, on %(other)s.")
        yield about_two(sentence, cut_off, starts_on)
    if report.from_day < adopted_on:
        sentence = _(
            "The reporting period begins on %(day)s, before the resolution was adopted on"
            " %(other)s."
        )
        yield about_two(sentence, report.from_day, adopted_on)


def about_two(sentence: str, day: date, other: date) -> Check:
    days = {"day": date_format(day, "DATE_FORMAT"), "other": date_format(other, "DATE_FORMAT")}
    return Check(sentence % days, "report-head")


def about_texts(texts: list[Text]) -> Iterator[Check]:
    for each in texts:
        if each.has_newer_data:
            sentence = _("“%(text)s” was edited, and the data says something else since.")
            yield Check(sentence % {"text": each.label}, "report-edit", f"#{each.section}")
        if not each.said.text and each.section in ("title", "summary", "background"):
            yield Check(
                _("“%(text)s” is empty.") % {"text": each.label}, "report-edit", f"#{each.section}"
            )


def about_items(content: Content) -> Iterator[Check]:
    silent = sum(each.status == Status.NO_INFORMATION for each in content.items)
    if silent:
        yield Check(
            ngettext(
                "%(number)d action item of %(all)d has no information; the report says so openly.",
                "%(number)d action items of %(all)d have no information; the report says so"
                " openly.",
                silent,
            )
            % {"number": silent, "all": len(content.items)}
        )
    omitted = sum(each.left_out for each in content.items)
    if omitted:
        yield Check(
            ngettext(
                "The words of %(number)d action item are left out.",
                "The words of %(number)d action items are left out.",
                omitted,
            )
            % {"number": omitted},
            "report-omissions",
        )


def about_recommended(content: Content) -> Iterator[Check]:
    if not content.recommended:
        yield Check(_("The report recommends nothing."), "report-recommended")


def about_languages(report: ProgressReport, content: Content) -> Iterator[Check]:
    original = name_of_language(report.language)
    for language in LANGUAGES:
        borrowed = [each for each in texts_of(report, content, language) if each.is_borrowed]
        actions = [each for each in content.recommended if each[language].language != language]
        if number := len(borrowed) + len(actions):
            sentence = ngettext(
                "%(language)s: %(number)d text is shown in the original, %(original)s.",
                "%(language)s: %(number)d texts are shown in the original, %(original)s.",
                number,
            )
            said = {"language": name_of_language(language), "original": original}
            yield Check(
                sentence % {**said, "number": number}, "report-edit", f"?language={language}"
            )


def since_frozen(frozen: Content, live: Content) -> str:
    """Return in a sentence how the data moved on since; nothing, if it did not."""
    live = replace(live, scope=replace(live.scope, known_at=frozen.scope.known_at))
    if live == frozen:
        return ""
    number = items_that_differ(frozen, live)
    if not number:
        return _(
            "Since then something else than action items changed in the data. The frozen report"
            " does not follow; to take it in, make it a draft again."
        )
    return ngettext(
        "Since then %(number)d action item changed in the data. The frozen report does not"
        " follow; to take it in, make it a draft again.",
        "Since then %(number)d action items changed in the data. The frozen report does not"
        " follow; to take them in, make it a draft again.",
        number,
    ) % {"number": number}


def items_that_differ(frozen: Content, live: Content) -> int:
    """Return how many items say something else, came or went."""
    then = {each.reference: each for each in frozen.items}
    now = {each.reference: each for each in live.items}
    return sum(then.get(each) != now.get(each) for each in then.keys() | now.keys())
