"""The text is the one that the COP adopted, and its action items are what it asks."""

import re
from collections import Counter
from pathlib import Path

import pytest
from django.db.models import Q

from resolutions.choices import ElementType, Modality, ParagraphKind, Role, Status, Timeframe
from resolutions.models import ActionItem, Element, Paragraph, Resolution

PUBLISHED = Path(__file__).parent.parent / "data" / "resolution-11.10-rev-cop14.txt"

pytestmark = pytest.mark.django_db


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def operative(number: int) -> Paragraph:
    return Paragraph.objects.get(kind=ParagraphKind.OPERATIVE, number=number)


def published_paragraphs() -> dict[tuple[str, int], str]:
    """Split the published text by what stands before each paragraph, white space aside."""
    text = PUBLISHED.read_text(encoding="utf-8").replace("\f", "\n")
    recitals, operatives = text.split("The Conference of the Parties to the", 1)
    found = {}
    parts = re.split(r"\n\s*(\d{1,2})\. (?=[A-Z])", operatives)
    for number, words in zip(parts[1::2], parts[2::2], strict=True):
        found[("operative", int(number))] = squeezed(words)
    opening = squeezed(recitals)
    found[("preambular", 0)] = opening[opening.index("RecallingResolution7.9") :]
    return found


def test_it_has_22_preambular_and_33_operative_paragraphs() -> None:
    kinds = Counter(Paragraph.objects.values_list("kind", flat=True))

    assert kinds == {"preambular": 22, "operative": 33}


@pytest.mark.parametrize("number", range(1, 34))
def test_every_operative_paragraph_is_verbatim(number: int) -> None:
    published = published_paragraphs()[("operative", number)]

    assert squeezed(operative(number).text) == published


def test_the_preamble_is_verbatim_and_in_order() -> None:
    recitals = Paragraph.objects.filter(kind=ParagraphKind.PREAMBULAR).order_by("number")

    together = "".join(squeezed(each.text) for each in recitals)

    assert together == published_paragraphs()[("preambular", 0)]


def test_it_asks_51_things() -> None:
    codes = Counter(ActionItem.objects.values_list("addressee__code", flat=True))

    assert codes == {
        "SEC": 21, "PAR": 10, "BLG": 4, "STK": 6, "NGO": 2, "SCC": 2, "MEA": 2,
        "FAM": 1, "NRS": 1, "GOV": 1, "PTR": 1,
    }  # fmt: skip
    assert codes.total() == 51


@pytest.mark.parametrize(
    ("reference", "asks"),
    [
        ("11.10-18.3-SEC", "report on progress to each meeting of the COP"),
        ("11.10-4.2-STK", "contribute to these initiatives"),
        ("11.10-17.1-SEC", "continue liaising with the United Nations Environment Programme"),
        ("11.10-10.1-NRS", "engage in the World Coastal Forum as a mechanism"),
        ("11.10-26.2-BLG", "address, at its future meetings, options"),
    ],
)
def test_an_item_is_found_by_its_reference_and_reads_whole(reference: str, asks: str) -> None:
    item = ActionItem.objects.get(reference=reference)

    assert item.asks.startswith(asks)


def test_what_an_item_asks_and_its_clause_are_verbatim() -> None:
    items = ActionItem.objects.select_related("paragraph", "element")

    strangers = [
        item.reference
        for item in items
        if item.asks not in item.paragraph.text or item.clause not in item.paragraph.text
    ]

    assert strangers == []


def test_a_reference_names_the_clause_only_where_there_are_several() -> None:
    wrong = [
        item.reference
        for item in ActionItem.objects.select_related("paragraph__resolution", "addressee")
        if ("." in item.reference.split("-")[1]) != (item.paragraph.elements.count() > 1)
    ]

    assert wrong == []


def test_the_companions_of_paragraph_18_are_joint() -> None:
    joint = ActionItem.objects.filter(role=Role.JOINT).values_list("reference", flat=True)

    assert sorted(joint) == ["11.10-18.1-PAR", "11.10-18.1-STK"]


def test_what_asks_nothing_is_kept_and_marked_informational() -> None:
    paragraphs = Paragraph.objects.filter(
        kind=ParagraphKind.OPERATIVE, element_type=ElementType.INFORMATIONAL
    )
    elements = Element.objects.filter(type=ElementType.INFORMATIONAL)

    assert sorted(each.number for each in paragraphs) == [1, 5, 6]
    assert sorted((each.paragraph.number, each.number) for each in elements) == [
        (1, 1), (5, 1), (6, 1), (14, 1), (15, 1), (28, 1),
    ]  # fmt: skip
    assert not ActionItem.objects.filter(element__type=ElementType.INFORMATIONAL).exists()


@pytest.mark.parametrize(
    ("timeframe", "items"),
    [(Timeframe.ONGOING, 11), (Timeframe.RECURRING, 7), (Timeframe.EVENT, 1), (Timeframe.SOFT, 1)],
)
def test_the_timeframes_come_along(timeframe: Timeframe, items: int) -> None:
    assert ActionItem.objects.filter(element__timeframe=timeframe).count() == items


def test_the_words_of_a_timeframe_are_kept() -> None:
    assert operative(31).elements.get().timeframe_text == "at their earliest convenience"


def test_the_reporting_duties_are_those_of_14_18_and_27() -> None:
    duties = Element.objects.filter(reports_to__isnull=False)

    found = {(each.paragraph.number, each.reports_to.code) for each in duties if each.reports_to}

    assert found == {(14, "COP"), (18, "COP"), (27, "StC")}


def test_a_verb_keeps_its_modifier_and_strength() -> None:
    element = operative(9).elements.get()

    assert (element.verb, element.modifier, element.modality) == (
        "encourages", "further", Modality.ENCOURAGE,
    )  # fmt: skip


def test_cross_references_come_along() -> None:
    names = operative(20).elements.get().cross_references.values_list("name", flat=True)

    assert "Ramsar Convention on Wetlands" in names


def test_every_operative_paragraph_has_a_theme() -> None:
    without = Paragraph.objects.filter(kind=ParagraphKind.OPERATIVE, theme=None)

    assert not without.exists()


def test_the_resolution_is_the_one_adopted_in_samarkand() -> None:
    resolution = Resolution.objects.get()

    assert resolution.symbol == "UNEP/CMS/Resolution 11.10 (Rev.COP14)"
    assert (resolution.adopted_at.label, resolution.adopted_at.place) == ("COP14", "Samarkand")


def test_nothing_is_claimed_of_the_real_items() -> None:
    claimed = ActionItem.objects.filter(
        ~Q(status=Status.NO_INFORMATION) | Q(needs_funding=True) | Q(updates__isnull=False)
    )

    assert not claimed.exists()
