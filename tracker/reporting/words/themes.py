"""Progress by theme: what was said of each action item in the period, and nothing twice."""

from collections.abc import Hashable, Iterable, Sequence
from functools import lru_cache

from django.utils.translation import ngettext

from resolutions.choices import Status

from ..content import Content, Item, Named, Said, Update
from ..document import Line, Unnumbered
from ..passages import theme_section
from . import figures, marks
from .body import Body
from .days import day
from .items import Naming, grouped
from .saying import _, filled, joined, line, listed, number, said, sentences, tongue, written


def tell(content: Content, body: Body) -> None:
    themes = [theme for theme in with_the_rest(content) if speaks(content, theme)]
    naming = Naming(content)
    if themes:
        body.heading(_("Progress by theme"), "progress")
        note = marks.noted([content.resolution.language])
        body.show(*([Unnumbered(line(note))] if note else []))
    for theme in themes:
        body.heading(said(theme.name), theme_section(theme.code), 2)
        passage = introduction(content, theme)
        if passage is not None:
            body.read(passage)
        tell_items(figures.of_theme(content, theme.code), naming, body)


def with_the_rest(content: Content) -> list[Named]:
    """Return the themes, and one more for the items of none."""
    known = {theme.code for theme in content.themes}
    others = dict.fromkeys(item.theme for item in content.items if item.theme not in known)
    name = {tongue(): _("Other paragraphs")}
    return [*content.themes, *(Named(code, name) for code in others)]


def introduction(content: Content, theme: Named) -> Said | None:
    return content.passages.get(theme_section(theme.code), {}).get(tongue())


def speaks(content: Content, theme: Named) -> bool:
    """Whether there is anything to tell of a theme that asks something."""
    items = figures.of_theme(content, theme.code)
    passage = introduction(content, theme)
    known = [item for item in items if item.in_period or item.status != Status.NO_INFORMATION]
    return bool(known) or bool(items and passage and passage.text.strip())


def tell_items(items: Iterable[Item], naming: Naming, body: Body) -> None:
    """Tell what was said in the period; name those of which nothing new is known."""
    current, quiet = [], []
    for item in items:
        if item.in_period:
            current.append(item)
        elif item.status != Status.NO_INFORMATION:
            quiet.append(item)
    for group in grouped(current, narrative):
        tell_group(group, naming, body)
    if quiet:
        names = joined([naming.in_short(item) for item in quiet], "; ")
        body.say(filled(_("Nothing new was recorded in the period on: %(items)s."), items=names))


def narrative(item: Item) -> Hashable:
    """Return by what items are told together: the words, where there are any."""
    words = tuple(
        (each.achievements, each.challenges, each.next_steps)
        for each in item.updates
        if each.speaks
    )
    return words or asked(item)


def asked(item: Item) -> Hashable:
    """Return by what items share a sentence."""
    return item.paragraph, item.asks


def tell_group(group: Sequence[Item], naming: Naming, body: Body) -> None:
    """Tell the words that several items share, below what is asked in each of them."""
    updates = [update for update in group[0].updates if update.speaks]
    texts = [plain(text) for update in updates for text in words_of(update)]
    openings = [
        naming.opening(items, body.quoted.get(asked(items[0]))) for items in grouped(group, asked)
    ]
    earlier = sorted({body.told[text] for text in texts if text in body.told})
    if earlier:
        openings.append(line(elsewhere(earlier)))
    at = body.say(sentences(*openings))
    for item in group:
        body.quoted.setdefault(asked(item), at)
    for place, words in enumerate(leads()):
        tell_part(place, words, updates, naming, body)


def elsewhere(numbers: Sequence[int]) -> str:
    """Return where in the document words stand that are not told again."""
    return ngettext(
        "See also paragraph %(numbers)s of this document.",
        "See also paragraphs %(numbers)s of this document.",
        len(numbers),
    ) % {"numbers": listed([number(each) for each in numbers])}


def tell_part(place: int, lead: str, updates: Sequence[Update], naming: Naming, body: Body) -> None:
    """Tell the achievements, the challenges or the next steps of all updates."""
    language = naming.content.header.language
    words = marks.lead(lead, language)
    for update in updates:
        text = words_of(update)[place]
        known = plain(text)
        if not known or known in body.told:
            continue
        body.told[known] = body.number
        for spoken in dated(written(text, language), update, updates):
            body.aside(spoken, words)
            words = ""


def dated(lines: tuple[Line, ...], update: Update, all_of_them: Sequence[Update]) -> Sequence[Line]:
    """Return the paragraphs of a text, with the day before the first where there are several."""
    if len(all_of_them) < 2:
        return lines
    opening = _("%(date)s: %(text)s")
    return (filled(opening, date=day(update.effective_on), text=lines[0]), *lines[1:])


def words_of(update: Update) -> tuple[str, str, str]:
    return update.achievements, update.challenges, update.next_steps


def leads() -> tuple[str, str, str]:
    return _("Achievements"), _("Challenges"), _("Next steps")


@lru_cache(64)
def plain(text: str) -> str:
    """Return by what equal words are known, however they are broken into lines."""
    return " ".join(text.split())
