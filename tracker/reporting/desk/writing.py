"""The report's page for those who prepare it, and the form for each of its texts."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from resolutions.entries import MoveNotAllowed

from ...models import ProgressReport
from ..build import content_of
from ..content import LANGUAGES, Content
from ..files import FORMATS
from ..refusals import StaleReport
from ..services import take_data_text, write_text
from ..steps import why_too_long
from .base import REFUSED, STALE, EditPage, ReportPage
from .carried import fingerprint, plain, sentence_of
from .forms import labelled_head
from .texts import Text, languages_of, name_of_language, texts_of, written_in


class LanguagePage(EditPage):
    """A page of the report in one of its languages: `?language=`; the original where none is."""

    rests_on_report = ("report", "content", "texts", "text")

    @cached_property
    def language(self) -> str:
        asked = self.request.GET.get("language") or self.report.language
        if asked not in LANGUAGES:
            raise Http404
        return asked

    @cached_property
    def content(self) -> Content:
        return content_of(self.report)

    @cached_property
    def texts(self) -> list[Text]:
        return texts_of(self.report, self.content, self.language)

    def to(self, name: str, *more: str) -> str:
        address = super().to(name, *more)
        is_original = self.language == self.report.language
        return address if is_original else f"{address}?language={self.language}"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            language=self.language,
            language_name=name_of_language(self.language),
            original_name=name_of_language(self.report.language),
            is_original=self.language == self.report.language,
            spoken=languages_of(self.report),
            **kwargs,
        )


class EditReport(LanguagePage):
    """What the draft says and what is still to do, text by text."""

    template_name = "reports/desk/edit.html"

    def why_not(self) -> tuple[str, int] | None:
        why = super().why_not()
        # What is no draft any more has a page that says how far it has come.
        return why if why is None or why[1] == 403 else None

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.report.is_draft:
            return redirect(ReportPage.to(self, "report-finalise"))
        return self.page()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        last = self.report.history.select_related("history_user").first()
        recommended = [each[self.language] for each in self.content.recommended]
        omitted = sum(each.left_out for each in self.content.items)
        told = [each for each in self.content.items if any(u.speaks for u in each.updates)]
        return super().get_context_data(
            texts=self.texts,
            head=labelled_head(self.report),
            recommended=recommended,
            omitted=omitted,
            told=len(told) + omitted,
            last=last,
            formats=FORMATS.values(),
            **kwargs,
        )


class TextPage(LanguagePage):
    @cached_property
    def text(self) -> Text:
        """The text that the address names."""
        section = self.kwargs["section"]
        found = next((each for each in self.texts if each.section == section), None)
        if found is None:
            raise Http404
        return found

    def as_now(self, report: ProgressReport) -> str | None:
        """What is written there in the report as it is now."""
        return written_in(report, self.kwargs["section"], self.language)

    def was_opened(self, report: ProgressReport) -> bool:
        """Whether the text is still as it was when the form was opened."""
        return name_of(self.as_now(report)) == self.request.POST.get("opened", "")


class WriteText(TextPage):
    """The form for one text in one language, beside what the data says."""

    template_name = "reports/desk/text.html"
    keeps_typed = True

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        kept = self.kept
        if kept is not None:
            return self.page(words=plain(kept.get("text", "")), carried=kept, kept=True)
        return self.page(words=self.text.beginning)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "afresh" in request.POST:
            return self.started_afresh()
        words = self.words()
        if why := self.why_refused(words):
            return self.page(words=words, carried=request.POST, refused=why, status=REFUSED)
        if self.is_unchanged(words):
            return self.done(_("You changed nothing, and nothing was saved."), self.back())
        try:
            self.write(words)
        except StaleReport as stale:
            return self.both_sides(words, stale.report)
        except (MoveNotAllowed, ValidationError) as refusal:
            why = sentence_of(refusal)
            return self.page(words=words, carried=request.POST, refused=why, status=STALE)
        return self.done(_("“%(text)s” is saved.") % {"text": self.text.label}, self.back())

    def back(self) -> str:
        return f"{self.to('report-edit')}#{self.text.section}"

    def why_refused(self, words: str) -> str:
        """Say what is wrong with the text itself; nothing, where nothing is."""
        if self.text.is_line and not words:
            return _("Write the title: a document needs one.")
        return why_too_long(words, self.text.section)

    def words(self) -> str:
        words = plain(self.request.POST.get("text", ""))
        return " ".join(words.split()) if self.text.is_line else words

    def is_unchanged(self, words: str) -> bool:
        """Whether the readers would see what they see; a prefilled text stays the data's then."""
        if self.text.is_borrowed:
            return False
        return words == self.text.said.text or name_of(words) == self.request.POST.get("began", "")

    def write(self, words: str) -> None:
        seen = self.request.POST.get("seen")
        data = self.text.data
        if seen is not None and plain(seen) != plain(data):
            data = plain(seen)
        section = self.text.section
        self.past_others(
            lambda version: write_text(
                self.report, section, self.language, words,
                data=data, by=self.user, version=version,
            ),
            lambda now: self.was_opened(now) or self.as_now(now) == words,
        )  # fmt: skip

    def both_sides(self, words: str, now: ProgressReport) -> HttpResponse:
        """What was saved meanwhile beside what was typed, which can still be changed."""
        self.refresh()
        theirs = self.as_now(now)
        return self.page(words=words, is_stale=True, theirs=theirs, status=STALE)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        carried, text = kwargs.pop("carried", None), self.text
        is_fresh = carried is None and not kwargs.get("is_stale")
        carries = {
            "began": name_of(text.beginning) if is_fresh and not text.is_borrowed else "",
            "seen": text.data if carried is None else carried.get("seen", text.data),
        }
        if carried is not None:
            carries["began"] = carried.get("began", "")
        kwargs |= self.opened_with(text.opened, carried)
        return super().get_context_data(
            text=text, carries=carries, original=self.in_original(), **kwargs
        )

    def in_original(self) -> Text | None:
        """The text in the original language, for who writes it in another."""
        if self.language == self.report.language:
            return None
        texts = texts_of(self.report, self.content, self.report.language)
        return next(each for each in texts if each.section == self.text.section)


class TakeDataText(TextPage):
    """Lets a text say what the data says again."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        back = f"{self.to('report-edit')}#{self.text.section}"
        if not self.text.is_written:
            return self.done(_("It says what the data says."), back)
        section = self.text.section
        try:
            self.past_others(
                lambda version: take_data_text(
                    self.report, section, self.language, by=self.user, version=version
                ),
                self.was_opened,
            )
        except StaleReport:
            why = _("Somebody changed this text since you opened the page. Read it again first.")
            return self.refusal(why, STALE)
        except MoveNotAllowed as refusal:
            return self.refusal(str(refusal), STALE)
        return self.done(_("It says what the data says again."), back)


def name_of(written: str | None) -> str:
    return fingerprint(written)
