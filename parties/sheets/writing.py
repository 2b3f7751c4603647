"""Writes the workbook that a person fills in offline."""

import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

import xlsxwriter
from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from resolutions.models import ActionItem

from ..choices import EntryLanguage, Stage
from ..models import Party, PartyAction, ReportingPeriod
from . import formats, instructions
from .actions import version_of
from .cells import cell_text, fits, links_text
from .choosing import choice_of
from .columns import (
    FEWEST_ITEMS,
    FORMAT,
    KIND,
    MOST_ITEMS,
    MOST_ROWS,
    STAGE,
    VERSION,
    Column,
    Holds,
    columns,
)

KEYS_ROW, NAMES_ROW, FIRST_ROW = 0, 1, 2
LAST_ROW = FIRST_ROW + MOST_ROWS - 1
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
# XlsxWriter takes such a text for XML of its own.
RAW = ("<r>", "</r>")
FIRST_DAY = date(1900, 3, 1)


@dataclass(frozen=True)
class Content:
    """What goes into the workbook."""

    party: Party
    on: date
    period: ReportingPeriod | None
    actions: list[PartyAction]
    items: list[ActionItem]


def workbook(content: Content) -> bytes:
    """Return the XLSX, in the language in use."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, OPTIONS)
    names = instructions.sheet_names()
    describe(book, content)
    look = formats.of(book)
    shown = columns(number_of_item_columns(content.actions))
    sheets = [book.add_worksheet(name) for name in (names.instructions, names.actions, names.items)]
    write_instructions(sheets[0], look, content, names, shown)
    write_actions(sheets[1], look, content.actions, shown)
    write_items(sheets[2], look, content.items)
    write_lists(book, content, names.items)
    sheets[1].activate()
    book.close()
    return file.getvalue()


def number_of_item_columns(actions: Iterable[PartyAction]) -> int:
    """Enough for the action that answers most; the last holds what is left."""
    most = max((len(action.items.all()) for action in actions), default=0)
    return min(max(most + 1, FEWEST_ITEMS), MOST_ITEMS)


def describe(book: Any, content: Content) -> None:
    book.set_properties(
        {
            "title": instructions.heading(),
            "subject": str(content.party),
            "author": settings.SITE_NAME,
            "comments": _("Fill it in and upload it at %(site)s.")
            % {"site": instructions.address()},
        }
    )


def write_instructions(
    sheet: Any, look: formats.Look, content: Content, names: instructions.Names, shown: list[Column]
) -> None:
    """Write who and when, what to do, what each column is for, and what is done elsewhere."""
    page = formats.Page(sheet, look)
    page.title(instructions.heading())
    for name, value in instructions.facts(content.party, content.on, content.period):
        page.pair(name, value)
    page.heading(_("What to do"))
    for number, step in enumerate(instructions.steps(names), start=1):
        page.pair("", f"{number}. {step}")
    page.heading(_("What is not done here"))
    for sentence in instructions.elsewhere():
        page.pair("", f"– {sentence}")
    page.heading(_("The columns"))
    for name, text in instructions.explained([each for each in shown if each is not VERSION]):
        page.pair(name, text)
    page.done()


def write_actions(
    sheet: Any, look: formats.Look, actions: list[PartyAction], shown: list[Column]
) -> None:
    """Write the actions below the names of their columns; the rows below them are prepared."""
    for place, column in enumerate(shown):
        sheet.set_column(place, place, column.width, look.of(column), {"hidden": column is VERSION})
        sheet.write_string(KEYS_ROW, place, column.key)
        sheet.write_string(NAMES_ROW, place, str(column.label), look.name)
        validate(sheet, place, column)
    for row, action in enumerate(actions, start=FIRST_ROW):
        values = [value_of(action, column, shown) for column in shown]
        texts = ((str(value), column.width) for value, column in zip(values, shown, strict=True))
        sheet.set_row(row, formats.height(texts))
        for place, (value, column) in enumerate(zip(values, shown, strict=True)):
            put(sheet, row, place, value, look.of(column))
    sheet.set_row(KEYS_ROW, None, None, {"hidden": True})
    sheet.set_row(NAMES_ROW, 32)
    formats.arrange_actions(sheet, len(shown), NAMES_ROW, FIRST_ROW, LAST_ROW)


def put(sheet: Any, row: int, place: int, value: str | date, look: Any) -> None:
    """Write a text as a text whatever it begins with, and a day as a day."""
    if isinstance(value, date):
        sheet.write_datetime(row, place, value, look)
    elif value:
        raw = value.startswith(RAW[0]) and value.endswith(RAW[1])
        sheet.write_string(row, place, f" {value}" if raw else value, look)


def value_of(action: PartyAction, column: Column, shown: list[Column]) -> str | date:
    """Return what the cell of the action in the column holds."""
    match column.holds, column.key:
        case Holds.ITEM, _key:
            return item_in(action, column, shown)
        case Holds.DAY, key:
            day: date | None = getattr(action, key)
            return day.isoformat() if day and day < FIRST_DAY else day or ""
        case _holds, "state" | "stage" | "language" as key:
            return str(getattr(action, f"get_{key}_display")())
        case _holds, "version":
            return version_of(action)
        case _holds, "links":
            return links_text(action)
    return cell_text(getattr(action, column.key))


def item_in(action: PartyAction, column: Column, shown: list[Column]) -> str:
    """Return the item that belongs in the column; in the last one, all that are left."""
    places = [each for each in shown if each.holds is Holds.ITEM]
    place, items = places.index(column), list(action.items.all())
    here = items[place:] if column is places[-1] else items[place : place + 1]
    text = "\n".join(choice_of(item) for item in here)
    return text if fits(text) else " ".join(item.reference for item in here)


def validate(sheet: Any, place: int, column: Column) -> None:
    """Give the column its list, or have its days be days, down to the last row."""
    rules: dict[Holds, dict[str, Any]] = {
        Holds.ITEM: {"validate": "list", "source": "=action_items", "error_type": "warning"},
        Holds.CHOICE: {
            "validate": "list",
            "source": "=stages" if column.key == STAGE.key else "=languages",
        },
        Holds.DAY: {
            "validate": "date",
            "criteria": "between",
            "minimum": date(1950, 1, 1),
            "maximum": date(2100, 12, 31),
        },
    }
    if rule := rules.get(column.holds):
        said = {"error_title": str(column.label)[:32], "error_message": str(column.help)[:255]}
        sheet.data_validation(FIRST_ROW, place, LAST_ROW, place, {**rule, **said})


def write_items(sheet: Any, look: formats.Look, items: list[ActionItem]) -> None:
    """Write what is asked of Parties: the first column is the list to choose from."""
    for place, (name, width) in enumerate(item_sheet()):
        sheet.set_column(place, place, width, look.text)
        sheet.write_string(0, place, name, look.name)
    for row, item in enumerate(items, start=1):
        paragraph = item.paragraph
        sheet.set_row(row, formats.height(((choice_of(item), 44), (item.asks, 90))))
        sheet.write_string(row, 0, choice_of(item), look.text)
        sheet.write_string(row, 1, paragraph.resolution.number, look.text)
        sheet.write_number(row, 2, paragraph.number, look.number)
        sheet.write_string(row, 3, item.element.verb, look.text)
        put(sheet, row, 4, cell_text(item.asks), look.text)
    formats.arrange_items(sheet, len(item_sheet()), len(items))


def item_sheet() -> list[tuple[str, int]]:
    """Return what the columns of the sheet of action items are called, and their widths."""
    return [
        (_("Action item"), 44), (_("Resolution"), 18), (_("Paragraph"), 11), (_("Verb"), 14),
        (_("What it asks"), 90),
    ]  # fmt: skip


def write_lists(book: Any, content: Content, items: str) -> None:
    """Write the hidden sheet: what the file is, and the lists that cells choose from."""
    sheet = book.add_worksheet("tracker")
    sheet.very_hidden()
    marks = {
        "kind": KIND,
        "format": FORMAT,
        "party": content.party.iso3,
        "language": get_language() or "",
        "downloaded": content.on.isoformat(),
    }
    for row, pair in enumerate(marks.items()):
        sheet.write_row(row, 0, pair)
    for place, choices in ((3, Stage), (4, EntryLanguage)):
        for row, each in enumerate(choices):
            sheet.write_string(row, place, str(each.label))
    quoted = items.replace("'", "''")
    book.define_name("action_items", f"='{quoted}'!$A$2:$A${max(len(content.items), 1) + 1}")
    book.define_name("stages", f"=tracker!$D$1:$D${len(Stage)}")
    book.define_name("languages", f"=tracker!$E$1:$E${len(EntryLanguage)}")
