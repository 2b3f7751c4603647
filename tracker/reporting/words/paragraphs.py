"""The first annex: the status of every paragraph, with all that was said of it."""

from collections import defaultdict
from collections.abc import Callable, Iterable

from resolutions.choices import ElementType

from ..content import Content, Item, Paragraph, Piece, Update
from ..document import Cell, Column, Line, Row, Run, Table
from . import labels, marks, tables
from .days import day
from .items import Naming
from .saying import _, filled, foreign, line, merged, written

# Where the column of the status stands.
STATUS = 5
# The number of the paragraph and its clause stand once for all of whom they ask something.
ONCE = 2


def table(content: Content) -> Table:
    naming = Naming(content)
    held: defaultdict[int, list[Item]] = defaultdict(list)
    for item in content.items:
        held[item.paragraph].append(item)
    rows: list[Row] = []
    for paragraph in content.paragraphs:
        items = held.pop(paragraph.number, [])
        rows += [row_of(item, paragraph.url, naming) for item in items]
        if not items:
            rows.append(bare_row(paragraph, naming))
    rows += [row_of(item, "", naming) for items in held.values() for item in items]
    note = marks.noted([content.resolution.language, content.header.language])
    title = _("Paragraphs and action items, %(date)s") % {"date": day(content.scope.cut_off)}
    return Table("paragraphs", title, columns(), tables.said_once(rows, ONCE), note)


def columns() -> tuple[Column, ...]:
    return (
        Column(_("Para."), 2, "number"),
        Column(_("Clause"), 15),
        Column(_("Addressee"), 5),
        Column(_("Verb"), 4),
        Column(_("Timeframe"), 5),
        Column(_("Status"), 5, "status"),
        Column(_("Activities and results"), 12),
        Column(_("Evidence"), 6),
        Column(_("Challenges"), 6),
        Column(_("Next steps"), 6),
    )


def bare_row(paragraph: Paragraph, naming: Naming) -> Row:
    """Return the row of a paragraph without action items; grey, where it asks nothing."""
    cells = (
        tables.paragraph(paragraph.number, paragraph.url),
        tables.lines(written(paragraph.text, naming.language)),
    )
    kind = ElementType.INFORMATIONAL.label if paragraph.informational else ""
    empty = [tables.NOTHING] * (len(columns()) - len(cells))
    empty[STATUS - len(cells)] = tables.text(str(kind))
    return Row((*cells, *empty), "grey" if paragraph.informational else "")


def row_of(item: Item, url: str, naming: Naming) -> Row:
    language = naming.content.header.language
    return Row(
        (
            tables.paragraph(item.paragraph, url),
            tables.lines(clause(item, naming.language)),
            tables.lines(addressee(item, naming)),
            tables.lines(verb(item, naming.language)),
            tables.lines(timeframe(item, naming.language)),
            status(item),
            said(item, lambda update: update.achievements, language),
            tables.lines(evidence(item, language)),
            said(item, lambda update: update.challenges, language),
            said(item, lambda update: update.next_steps, language),
        )
    )


def clause(item: Item, language: str) -> tuple[Line, ...]:
    """Return the words of the resolution, and what they ask where they do not say it themselves."""
    lines = written(item.clause, language)
    if item.asks in item.clause:
        return lines
    return (*lines, *written(item.asks, language))


def addressee(item: Item, naming: Naming) -> Iterable[Line]:
    yield line(naming.addressee(item))
    if item.joint:
        yield line(_("together with another addressee"))
    yield line(item.reference, href=item.url)


def verb(item: Item, language: str) -> Iterable[Line]:
    """Return the verb verbatim, and how strongly it asks where the two are not the same word."""
    strength = labels.modality(item.modality)
    if item.verb:
        yield line(item.verb, language)
    if strength.casefold() != item.verb.casefold():
        yield line(f"({strength})")


def timeframe(item: Item, language: str) -> Iterable[Line]:
    yield line(labels.timeframe(item.timeframe))
    if item.timeframe_text:
        words = Run(item.timeframe_text, foreign(language))
        yield filled(_("“%(words)s”"), words=words)


def status(item: Item) -> Cell:
    more = []
    if item.status_on:
        more.append(line(day(item.status_on)))
    if item.needs_funding:
        more.append(line(_("needs funding")))
    return tables.status(item.status, *more)


def said(item: Item, part: Callable[[Update], str], language: str) -> Cell:
    """Return one part of what was said, dated where it is not the latest of the period alone."""
    lines: list[Line] = []
    several = len([update for update in item.updates if update.speaks]) > 1
    for update in item.updates:
        found = written(part(update), language)
        if found and (several or not item.in_period):
            found = (under(update, found[0]), *found[1:])
        lines += found
    return tables.lines(lines)


def under(update: Update, text: Line) -> Line:
    return filled(_("%(date)s: %(text)s"), date=day(update.effective_on), text=text)


def evidence(item: Item, language: str) -> list[Line]:
    return pieces((piece for update in item.updates for piece in update.evidence), language)


def pieces(found: Iterable[Piece], language: str) -> list[Line]:
    """Return evidence line by line: a link where it can be read, the meeting that shows it."""
    return [piece_line(each, language) for each in dict.fromkeys(found)]


def piece_line(piece: Piece, language: str) -> Line:
    shown = piece.title or piece.url or piece.meeting
    title = Run(shown, foreign(language) if piece.title else "", piece.url)
    if not piece.meeting or piece.meeting == shown:
        return merged([title])
    return filled(_("%(title)s (%(meeting)s)"), title=title, meeting=piece.meeting)
