"""Decisions: the texts, verbatim, with their legal status and where they were adopted."""

import re
from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import QuerySet

from resolutions.akn.meta import FORMAT as AKN
from resolutions.choices import ParagraphKind
from resolutions.models import Meeting, Paragraph, Resolution

from ..api.links import Links
from . import changing
from .feed import Feed, Keys, Said, file, id_of
from .vocabulary import Names, decision_type
from .words import ENGLISH, Strings, language_code, meeting_titles, string

KIND, MEETING = "resolution", "meeting"
NUMBERS = re.compile(r"\d{1,5}", re.ASCII)
READ = ("resolution", "kind", "number", "text", "theme__name")


class Decisions(Feed):
    """Each text of a treaty."""

    lists = ("title", "longTitle", "summary", "content", "keywords", "files")

    def rows(self, on: date) -> Mapping[str, "QuerySet[Any]"]:
        return {KIND: changing.decisions()}

    def written(self, kind: str, keys: Keys, links: Links, on: date) -> dict[int, Said]:
        found = Resolution.objects.select_related("adopted_at__body").in_bulk(list(keys))
        writer = Writer(found, links, on)
        return {pk: writer.members(each) for pk, each in found.items()}


class Writer:
    """Writes out decisions, knowing what all of them need."""

    def __init__(self, texts: Mapping[int, Resolution], links: Links, on: date) -> None:
        self.links = links
        self.names = Names()
        self.paragraphs = paragraphs_of(texts)
        self.known_meetings = known_meetings([each.adopted_at for each in texts.values()], on)

    def members(self, text: Resolution) -> Said:
        meeting = text.adopted_at
        language = language_code(text.language)
        content = verbatim(text, self.paragraphs[text.pk])
        return {
            "link": self.links.to("resolution", text.slug),
            "title": titles(text),
            "longTitle": [string(f"{text.symbol}: {text.title}", language)],
            # The text has none, and nobody here writes one for it.
            "summary": [],
            "type": decision_type(text),
            "status": self.names.decision_status(text),
            "number": text.number,
            "treaty": meeting.body.treaty,
            "published": text.adopted_on.isoformat(),
            "meetingId": self.meeting_id(meeting),
            "meetingTitle": meeting_titles(meeting)[0]["value"],
            "meetingUrl": self.links.to("api-meeting", meeting.label),
            "content": [string(content, language)],
            "keywords": self.keywords(text),
            "displayOrder": display_order(text.number),
            "files": self.files(text, language, content),
        }

    def meeting_id(self, meeting: Meeting) -> str | None:
        """Return the id under which the meeting is found among the meetings, if it is there."""
        return id_of(MEETING, meeting.pk) if meeting.pk in self.known_meetings else None

    def keywords(self, text: Resolution) -> list[Said]:
        """Return the themes of the text, in its order."""
        themes = dict.fromkeys(each["theme__name"] for each in self.paragraphs[text.pk])
        namespace = self.links.to("progress")
        return [{"term": theme, "namespace": namespace} for theme in themes if theme]

    def files(self, text: Resolution, language: str, content: str) -> list[Said]:
        of, slug = id_of(KIND, text.pk), text.slug
        kinds = {
            f"{slug}.html": ("text/html", self.links.to("resolution", slug)),
            f"{slug}.akn.xml": (AKN, self.links.to("resolution-akn", slug)),
            f"{slug}.json": ("application/json", self.links.to("api-resolution", slug)),
        }
        return [
            *(file(name, mime, language, of=of, url=url) for name, (mime, url) in kinds.items()),
            file(f"{slug}.txt", "text/plain", language, of=of, text=content),
        ]


def paragraphs_of(texts: Mapping[int, Resolution]) -> Mapping[int, list[dict[str, Any]]]:
    """Return the paragraphs of each of the texts, the preamble first."""
    found: defaultdict[int, list[dict[str, Any]]] = defaultdict(list)
    rows = Paragraph.objects.filter(resolution__in=list(texts))
    for row in rows.order_by("resolution", "-kind", "number").values(*READ):
        found[row["resolution"]].append(row)
    return found


def known_meetings(meetings: list[Meeting], on: date) -> set[int]:
    """Return which of the meetings are in the feed of meetings."""
    keys = {each.pk for each in meetings}
    return set(changing.meetings(on).filter(pk__in=keys).values_list("pk", flat=True))


def titles(text: Resolution) -> Strings:
    """Return the title in the language of the text; in English the number, where it has none."""
    found = [string(text.title, text.language)]
    if found[0]["language"] != ENGLISH:
        found.insert(0, string(f"{decision_type(text).capitalize()} {text.number}", ENGLISH))
    return found


def verbatim(text: Resolution, paragraphs: list[dict[str, Any]]) -> str:
    """Return the whole text: paragraphs parted by a blank line, the operative ones numbered."""
    body = [
        each["text"]
        if each["kind"] == ParagraphKind.PREAMBULAR
        else f"{each['number']}. {each['text']}"
        for each in paragraphs
    ]
    return "\n\n".join([text.symbol, text.title, *body])


def display_order(number: str) -> int:
    """Return where a text stands among those of its meeting: 11.2 before 11.10."""
    first, second = [*map(int, NUMBERS.findall(number)[:2]), 0, 0][:2]
    return first * 1_000 + min(second, 999)
