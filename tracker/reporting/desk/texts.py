"""The texts of a report, each with what the data says and what was written in its place."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from parties.comparing import marked

from ...choices import OriginalLanguage
from ...models import ProgressReport
from ..content import LANGUAGES, Content, Said, Words
from ..passages import passage_of, theme_section
from ..prefill import prefilled
from .carried import fingerprint

# One line each; the others are paragraphs.
LINES = ("title",)


@dataclass(frozen=True)
class Text:
    """One text of a report for the readers of one language.

    Attributes:
        said: what these readers see: it may be in the original language.
        data: what the data says now.
        written: what somebody wrote in this language; none where nobody did.
        data_then: what the data said when it was written.
    """

    section: str
    label: str
    language: str
    said: Said
    data: str
    written: str | None = None
    data_then: str = ""

    @property
    def is_line(self) -> bool:
        return self.section in LINES

    @property
    def is_written(self) -> bool:
        return self.written is not None

    @property
    def is_borrowed(self) -> bool:
        """Whether readers see what was written in the original language."""
        return self.said.language != self.language

    @property
    def has_newer_data(self) -> bool:
        """Whether the data says something else than when the text was written."""
        return self.is_written and self.data_then != self.data

    @property
    def data_changes(self) -> SafeString:
        """What the data said then and says now, word by word."""
        return marked(self.data_then, self.data)

    @property
    def opened(self) -> str:
        """The name of what is written, by which a form knows whether others wrote since."""
        return fingerprint(self.written)

    @property
    def beginning(self) -> str:
        """What the form begins with."""
        return self.data if self.written is None else self.written


def texts_of(report: ProgressReport, content: Content, language: str) -> list[Text]:
    """Return the texts of the report for the readers of the language, in the report's order.

    A theme in which nothing is asked has none.
    """
    data = prefilled(content)
    return [
        text_of(report, section, label, data[section], language)
        for section, label in labels(content).items()
        if section in data
    ]


def text_of(report: ProgressReport, section: str, label: str, data: Words, language: str) -> Text:
    written: Mapping[str, Any] = report.texts.get(section, {})
    mine = written.get(language)
    return Text(
        section=section,
        label=label,
        language=language,
        said=passage_of(data, written, report.language)[language],
        data=data.get(language, ""),
        written=mine["text"] if mine else None,
        data_then=mine["data"] if mine else "",
    )


def labels(content: Content) -> dict[str, str]:
    """Return what each section of the report is called on these pages."""
    language = own_language()
    themes = {
        theme_section(each.code): _("Introduction: %(theme)s")
        % {"theme": each.name.get(language) or each.name["en"]}
        for each in content.themes
    }
    return {
        "title": _("Title"),
        "summary": _("Summary"),
        "background": _("Background"),
        **themes,
    }


def written_in(report: ProgressReport, section: str, language: str) -> str | None:
    """Return what somebody wrote there; none where nobody did."""
    found = report.texts.get(section, {}).get(language)
    return str(found["text"]) if found else None


def own_language() -> str:
    """The language in which the page is read."""
    return (get_language() or "en")[:2]


def name_of_language(code: str) -> str:
    """Return what the language is called in the language of the page."""
    return {"en": _("English"), "fr": _("French"), "es": _("Spanish")}[code]


def languages_of(report: ProgressReport) -> list[tuple[str, str]]:
    """Return the languages of the report by their own names, the original first."""
    codes = [report.language, *(code for code in LANGUAGES if code != report.language)]
    return [(code, OriginalLanguage(code).label) for code in codes]
