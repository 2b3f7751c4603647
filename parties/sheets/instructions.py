"""What the first sheet says: how to fill in the workbook, in the reader's language."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ..models import Party, ReportingPeriod
from .columns import Column


@dataclass(frozen=True)
class Names:
    """What the sheets are called; a name has at most 31 characters, and no signs of formulas."""

    instructions: str
    actions: str
    items: str


def sheet_names() -> Names:
    return Names(*(fitting(each) for each in (_("Instructions"), _("Actions"), _("Action items"))))


def fitting(name: str) -> str:
    return "".join(sign for sign in name if sign not in "[]:*?/\\")[:31].strip("'")


def heading() -> str:
    return _("Actions on the resolution, to fill in offline")


def facts(party: Party, on: date, period: ReportingPeriod | None) -> list[tuple[str, str]]:
    """Return what the file is: for whom, of which day, for which period."""
    return [
        (_("Party"), str(party)),
        (_("Downloaded on"), date_format(on, "DATE_FORMAT")),
        (_("Reporting period"), str(period) if period else _("none is open at the moment")),
    ]


def steps(names: Names) -> list[str]:
    """Return what to do, in order."""
    said = {"actions": names.actions, "items": names.items, "site": address()}
    return [
        _("Open the sheet “%(actions)s”. Each row is one action of your country.") % said,
        _("To change an action, change its cells. Leave the grey ones as they are.") % said,
        _(
            "To add an action, write in the first empty row below, and leave its reference empty. "
            "A cell that you do not need stays empty."
        ),
        _(
            "Choose the action items that it answers from the lists; the sheet “%(items)s” says in "
            "full what each asks. One action may answer several."
        )
        % said,
        _("Save the file as “Excel Workbook (.xlsx)”. LibreOffice and others can do so too."),
        _(
            "Upload it at %(site)s. You see what would change, cell by cell, before anything is "
            "entered."
        )
        % said,
    ]


def elsewhere() -> list[str]:
    """Return what is not done through the file."""
    return [
        _("Submitting: what you upload becomes drafts, which you submit on the site."),
        _("Files: they are attached, seen and taken away on the site."),
        _("Deleting: a row that you delete here changes nothing there."),
        _(
            "Actions under review by the Secretariat: their rows are here to be read. Take an "
            "action back on the site before you change it."
        ),
        _("A text that ends in […] is too long for a cell: change it on the site."),
    ]


def explained(columns: list[Column]) -> list[tuple[str, str]]:
    """Return what each column is called and for; those that are alike, once."""
    seen = dict.fromkeys((str(each.help), "") for each in columns)
    names = {text: [str(c.label) for c in columns if str(c.help) == text] for text, _none in seen}
    return [
        (labels[0] if len(labels) == 1 else f"{labels[0]} – {labels[-1]}", text)
        for text, labels in names.items()
    ]


def address() -> str:
    return f"{settings.SITE_URL}{reverse('my-sheet')}"
