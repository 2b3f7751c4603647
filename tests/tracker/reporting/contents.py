"""Contents of progress reports for tests: an ordinary one, one without data, a harsh one."""

from dataclasses import replace
from datetime import date
from typing import Any

from tracker.reporting.content import (
    VERSION,
    Content,
    Item,
    PartyAction,
    Piece,
    Update,
)

from .contents_given import (
    ADDRESSEES,
    BACKGROUND,
    BBNJ,
    HEADER,
    LONG,
    MEETING,
    PARAGRAPHS,
    RECOMMENDED,
    RESOLUTION,
    SCOPE,
    SITE,
    SUMMARY,
    THEMES,
    TITLE,
    passage,
    words,
)
from .contents_items import HISTORY, MOVES, figures_of, item, items
from .contents_parties import PARTY_ACTIONS, REGIONS, party_action
from .sample import HARSH

__all__ = [
    "ADDRESSEES",
    "BACKGROUND",
    "BBNJ",
    "HEADER",
    "HISTORY",
    "LONG",
    "MEETING",
    "MOVES",
    "PARAGRAPHS",
    "PARTY_ACTIONS",
    "RECOMMENDED",
    "REGIONS",
    "RESOLUTION",
    "SCOPE",
    "SITE",
    "SUMMARY",
    "THEMES",
    "TITLE",
    "content",
    "empty",
    "figures_of",
    "harsh",
    "item",
    "items",
    "party_action",
    "passage",
    "words",
]


def content(**changes: Any) -> Content:
    """The ordinary content: 13 items, two themes, moves, deadlines, actions of four Parties."""
    found = changes.get("items", items())
    addressees = changes.get("addressees", ADDRESSEES)
    plain = Content(
        version=VERSION,
        header=HEADER,
        resolution=RESOLUTION,
        scope=SCOPE,
        demonstration=False,
        passages={
            "title": TITLE,
            "summary": SUMMARY,
            "background": BACKGROUND,
            "theme-conventions": passage("Eight of nine are known."),
        },
        recommended=RECOMMENDED,
        addressees=addressees,
        themes=THEMES,
        figures=figures_of(found, addressees),
        history=HISTORY,
        moves=MOVES,
        paragraphs=PARAGRAPHS,
        items=found,
        regions=REGIONS,
        parties=133,
        party_actions=PARTY_ACTIONS,
    )
    return replace(plain, **changes)


def empty() -> Content:
    """The content where nothing is known: no paragraph, no item, no Party, no text, no place."""
    unknown = replace(MEETING, ordinal=None, place="", country="", starts_on=None, ends_on=None)
    return content(
        header=replace(HEADER, meeting=unknown, distribution="", agenda_item="", symbol=""),
        resolution=replace(RESOLUTION, reporting_paragraph=None, place=""),
        scope=replace(SCOPE, compared_with=""),
        passages={},
        recommended=(),
        addressees=(),
        themes=(),
        figures=(),
        history=(),
        moves=(),
        paragraphs=(),
        items=(),
        regions=(),
        parties=0,
        party_actions=(),
    )


def harsh() -> Content:
    """The content with hard texts everywhere, one of 20,000 characters, 300 pieces of evidence."""
    texts = [*HARSH, LONG]
    pieces = tuple(
        Piece(f"{at} {HARSH[at % 11]}", "web_page", f"{SITE}/evidence/{at}?a=1&b=%22#c")
        for at in range(300)
    )
    whole = tuple(_harsh_item(each, at, texts, pieces) for at, each in enumerate(items()))
    return content(
        demonstration=True,
        items=whole,
        passages={
            "title": passage("Title: " + HARSH[0]),
            "summary": passage("\n\n".join(HARSH[:11])),
            "background": passage("\n\n".join(texts)),
            "theme-conventions": passage(HARSH[7], HARSH[6], HARSH[8]),
        },
        recommended=tuple(passage(text) for text in HARSH[:11]) * 3,
        paragraphs=tuple(
            replace(each, text=texts[at % len(texts)]) for at, each in enumerate(PARAGRAPHS)
        ),
        party_actions=tuple(
            _harsh_action(each, at, texts, pieces)
            for at, each in enumerate([*PARTY_ACTIONS] * len(texts))
        ),
    )


def _harsh_item(plain: Item, at: int, texts: list[str], pieces: tuple[Piece, ...]) -> Item:
    """Every text comes up in one item or another; the first has all the evidence."""
    update = Update(
        date(2024, 12, 1),
        plain.status,
        texts[at % len(texts)],
        texts[(at + 1) % len(texts)],
        texts[(at + 2) % len(texts)],
        pieces if at == 0 else pieces[at : at + 1],
    )
    return replace(
        plain,
        asks=texts[(at + 3) % len(texts)],
        clause=texts[(at + 4) % len(texts)],
        timeframe_text=texts[(at + 5) % 11],
        updates=(update,),
        in_period=True,
        left_out=False,
    )


def _harsh_action(
    plain: PartyAction, at: int, texts: list[str], pieces: tuple[Piece, ...]
) -> PartyAction:
    return replace(
        plain,
        reference=f"{plain.party}-{at + 1}",
        title=texts[at % 11],
        done=texts[at % len(texts)],
        challenges=texts[(at + 1) % len(texts)],
        support_needed=texts[(at + 2) % len(texts)],
        public_note=texts[(at + 3) % 11],
        evidence=pieces if at == 0 else (),
    )
