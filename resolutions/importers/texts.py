from collections.abc import Iterator
from typing import Any

from ..choices import ElementType, Modality, ParagraphKind, Role, Timeframe
from ..models import (
    ActionItem,
    CrossReference,
    Deadline,
    Element,
    Paragraph,
    Resolution,
)
from ..reference import Loader, Row, day, pick
from ..tracking import position_of, reference_of
from .vocabularies import Vocabularies


class TextLoader:
    """Loads one resolution: its paragraphs, their elements, what these ask, and when it is due.

    What staff removed is left out, with all that hangs on it.
    """

    def __init__(self, loader: Loader, words: Vocabularies, text: dict[str, Any]) -> None:
        self.loader = loader
        self.words = words
        self.text = text
        self.elements: dict[str, Element] = {}
        self.items: dict[str, ActionItem] = {}
        self.among_several = {
            f"{self.paragraph_key(each)}.{number}"
            for each in text["paragraphs"]
            for number in range(1, len(each["elements"]) + 1)
            if len(each["elements"]) > 1
        }

    def run(self) -> None:
        found = self.loader.load(
            Resolution.objects.filter(slug=self.text["slug"]), [self.resolution_row()]
        )
        if not found:
            return
        self.resolution: Resolution = found[self.text["slug"]]
        self.paragraphs: dict[str, Paragraph] = self.loader.load(
            self.resolution.paragraphs.all(), [*self.recital_rows(), *self.operative_rows()]
        )
        within = {"paragraph__resolution": self.resolution}
        self.elements = self.loader.load(
            Element.objects.filter(**within).select_related("paragraph__resolution"),
            self.element_rows(),
        )
        self.loader.load(
            CrossReference.objects.filter(element__paragraph__resolution=self.resolution),
            self.cross_reference_rows(),
        )
        self.items = self.loader.load(ActionItem.objects.filter(**within), self.item_rows())
        self.loader.load(
            Deadline.objects.filter(action_item__paragraph__resolution=self.resolution),
            self.deadline_rows(),
        )

    def resolution_row(self) -> Row:
        values = {
            "adopted_at": self.words.meetings[self.text["adopted_at"]],
            "adopted_on": day(self.text["adopted_on"]),
            **pick(self.text, "number", "symbol", "title", "prefix", "legal_status", "language"),
        }
        return Row(self.text["slug"], pick(self.text, "slug"), values)

    def recital_rows(self) -> Iterator[Row]:
        for number, words in enumerate(self.text["preamble"], 1):
            yield Row(
                f"{self.text['slug']} preamble {number}",
                {
                    "resolution": self.resolution,
                    "kind": ParagraphKind.PREAMBULAR,
                    "number": number,
                },
                {"text": words, "element_type": ElementType.INFORMATIONAL, "theme": None},
            )

    def operative_rows(self) -> Iterator[Row]:
        for each in self.text["paragraphs"]:
            yield Row(
                self.paragraph_key(each),
                {
                    "resolution": self.resolution,
                    "kind": ParagraphKind.OPERATIVE,
                    "number": each["number"],
                },
                {
                    **pick(each, "text", "element_type"),
                    "theme": self.words.themes.get(each["theme"]),
                },
            )

    def element_rows(self) -> Iterator[Row]:
        for each in self.text["paragraphs"]:
            paragraph = self.paragraphs.get(self.paragraph_key(each))
            for number, element in enumerate(each["elements"] if paragraph else [], 1):
                key = f"{self.paragraph_key(each)}.{number}"
                if element["clause"] not in each["text"]:
                    raise ValueError(f"{key}: its clause is not in the paragraph.")
                identity = {"paragraph": paragraph, "number": number}
                yield Row(key, identity, self.reading(element))

    def reading(self, element: dict[str, Any]) -> dict[str, Any]:
        """The values of an element, with those that the fixture leaves out."""
        texts = ("modifier", "timeframe_text", "timeframe_meaning", "report_kind", "note")
        return {
            **pick(element, "clause", "type", "verb", "verb_lemma"),
            **{name: element.get(name, "") for name in texts},
            "modality": Modality(element["modality"]),
            "timeframe": Timeframe(element.get("timeframe", Timeframe.NONE)),
            "reports_to": self.words.bodies.get(element.get("reports_to", "")),
        }

    def cross_reference_rows(self) -> Iterator[Row]:
        for key, element in self.loaded_elements():
            for each in element.get("cross_references", []):
                yield Row(
                    f"{key}: {each['surface']} ({each['kind']})",
                    {"element": self.elements[key], **pick(each, "surface", "kind")},
                    pick(each, "name"),
                )

    def item_rows(self) -> Iterator[Row]:
        for key, element in self.loaded_elements():
            for each in element.get("items", []):
                loaded, addressee = self.elements[key], self.words.addressees[each["addressee"]]
                reference = self.reference(key, each)
                yield Row(
                    reference,
                    {"element": loaded, "addressee": addressee},
                    {
                        "reference": reference,
                        "position": position_of(loaded, addressee),
                        "paragraph": loaded.paragraph,
                        "role": Role(each.get("role", Role.ADDRESSEE)),
                        **pick(each, "addressee_text", "asks"),
                    },
                )

    def deadline_rows(self) -> Iterator[Row]:
        for key, element in self.loaded_elements():
            for each in element.get("items", []):
                item = self.items.get(self.reference(key, each))
                for deadline in each.get("deadlines", []) if item else []:
                    yield Row(
                        f"{item} {deadline['kind']}",
                        {"action_item": item, "kind": deadline["kind"]},
                        {
                            "body": self.words.bodies.get(deadline.get("body", "")),
                            "meeting": self.words.meetings.get(deadline.get("meeting", "")),
                            "event": deadline.get("event", ""),
                            "date": day(deadline.get("date")),
                        },
                    )

    def reference(self, key: str, item: dict[str, Any]) -> str:
        element, addressee = self.elements[key], self.words.addressees[item["addressee"]]
        return reference_of(element, addressee, several=key in self.among_several)

    def paragraph_key(self, paragraph: dict[str, Any]) -> str:
        return f"{self.text['slug']} {paragraph['number']}"

    def loaded_elements(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """The elements of the fixture that are in the database, with their keys."""
        for each in self.text["paragraphs"]:
            for number, element in enumerate(each["elements"], 1):
                key = f"{self.paragraph_key(each)}.{number}"
                if key in self.elements:
                    yield key, element
