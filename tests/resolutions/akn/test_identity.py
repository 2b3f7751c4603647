"""The metadata say what the text is, since when it binds, and what it is called elsewhere."""

from typing import Any

import pytest
from django.utils import translation

from resolutions.models import Body, ExternalCode, Meeting, Resolution

from .texts import File, clause, file_of, resolution, the_real_one

pytestmark = pytest.mark.django_db


def work(found: File) -> str:
    return str(found.one("//a:FRBRWork/a:FRBRuri/@value"))


def meeting_of(**values: Any) -> Meeting:
    body = Body.objects.create(**values)
    return Meeting.objects.create(body=body, label="X1")


def test_the_work_is_named_by_body_date_and_number() -> None:
    assert work(the_real_one()) == (
        "/akn/un/statement/deliberation/cms-cop/2024-02-17/11-10-rev-cop14"
    )


@pytest.mark.parametrize(
    ("language", "words", "letters"),
    [("en", "en", "eng"), ("fr", "fr", "fra"), ("es", "es", "spa"), ("zh", "zh", "zho"),
     ("pt-BR", "pt-BR", "por"), ("tlh", "tlh", "tlh"), ("", "und", "und"), ("Eng!", "und", "und")],
)  # fmt: skip
def test_the_language_is_in_the_iri_and_on_the_text(
    language: str, words: str, letters: str
) -> None:
    found = file_of(resolution("Text;", recitals=("Noting,",), language=language))

    assert set(found.all("//@xml:lang")) == {words}
    assert found.one("//a:FRBRlanguage/@language") == letters
    assert f"/{letters}@2024-02-17" in found.one("//a:FRBRExpression/a:FRBRuri/@value")


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ({"treaty": "cms", "code": "MOS"}, "cms-mos"),
        ({"treaty": "", "code": "GA"}, "ga"),
        ({"treaty": "", "code": "77"}, "body-77"),
        ({"treaty": "cites", "code": "COP"}, "cites-cop"),
        ({"treaty": "", "code": "COP"}, "cop"),
    ],
)
def test_a_body_without_a_code_of_its_own_is_named_by_treaty_and_code(
    body: dict[str, str], name: str
) -> None:
    of = resolution("Text;", adopted_at=meeting_of(name="A body", **body))

    assert f"/deliberation/{name}/2024-02-17/12-3" in work(file_of(of))


def test_an_external_code_names_the_body() -> None:
    ExternalCode.objects.create(system="akn", vocabulary="body", value="GA", code="unga")
    of = resolution("Text;", adopted_at=meeting_of(name="Assembly", treaty="", code="GA"))

    assert "/deliberation/unga/" in work(file_of(of))


def test_of_two_bodies_with_one_code_each_takes_its_own() -> None:
    ExternalCode.objects.create(system="akn", vocabulary="body", value="COP", code="cites-cop14")
    of = resolution("Text;", adopted_at=meeting_of(name="COP", treaty="cites", code="COP"))

    assert "/deliberation/cites-cop14/" in work(file_of(of))
    assert "/deliberation/cms-cop/" in work(the_real_one())


def test_the_preface_gives_number_title_body_meeting_and_day() -> None:
    found = the_real_one()

    assert ["".join(each.itertext()) for each in found.all("//a:preface/a:p")] == [
        "UNEP/CMS/Resolution 11.10 (Rev.COP14)",
        "Resolution 11.10 (Rev.COP14)",
        "Synergies and Partnerships",
        "Conference of the Parties",
        "COP14",
        "Samarkand",
        "17 February 2024",
    ]


def test_a_meeting_of_which_little_is_known_is_named_alone() -> None:
    of = resolution("Text;", adopted_at=meeting_of(name="A body", treaty="", code="B"))

    found = file_of(of)

    assert found.errors() == []
    assert found.all("//a:location") == found.all("//a:session/@value") == []


def test_the_text_is_not_authoritative() -> None:
    assert the_real_one().one("//a:FRBRauthoritative/@value") == "false"


def test_the_legal_status_is_a_keyword() -> None:
    keyword = the_real_one().one("//a:classification/a:keyword")

    assert (keyword.get("value"), keyword.get("showAs")) == ("in_force", "In force")


def test_a_superseded_text_names_what_took_its_place_and_when() -> None:
    earlier = resolution("Text;", legal_status="superseded")
    earlier.superseded_by = Resolution.objects.get(prefix="11.10")
    earlier.save()

    old, new = file_of(earlier), the_real_one()

    events = [(e.get("type"), e.get("date")) for e in old.all("//a:eventRef")]
    assert events == [("generation", "2024-02-17"), ("repeal", "2024-02-17")]
    assert old.one("//a:passiveRef/@href") == work(new)
    assert new.one("//a:activeRef/@href") == work(old)
    assert old.errors() == new.errors() == []


def test_a_retired_text_has_no_event_that_nobody_dated() -> None:
    found = file_of(resolution("Text;", legal_status="retired"))

    assert found.all("//a:eventRef/@type") == ["generation"]
    assert found.one("//a:keyword/@value") == "retired"


def test_our_own_words_are_in_the_language_of_the_text() -> None:
    of = resolution("Prie le Secrétariat de faire rapport;", language="fr", legal_status="retired")
    clause(of, "Prie le Secrétariat de faire rapport", asks=(("SEC", "le Secrétariat"),))

    found = file_of(of)

    assert found.one("//*[@eId='addressee_SEC']/@showAs") == "Secrétariat"
    assert found.one("//a:docType/text()") == "Résolution"
    assert found.one("//a:docDate/text()") == "17 février 2024"
    assert found.marked("organization") == ["le Secrétariat"]


@pytest.mark.parametrize("language", ["fr", "es", "en"])
def test_the_language_of_the_reader_changes_nothing(language: str) -> None:
    content = the_real_one().content

    with translation.override(language):
        assert the_real_one().content == content


def test_names_that_differ_by_signs_alone_are_one_thing() -> None:
    of = resolution("See Doc.1/A and Doc 1 A and …;")
    names = (("Doc.1/A", "Doc.1/A"), ("Doc 1 A", "doc 1 a"), ("…", "…"))
    clause(of, "See Doc.1/A and Doc 1 A and …", names=names)

    found = file_of(of)

    assert found.all("//a:ref/@refersTo")[:2] == ["#reference_doc-1-a", "#reference_doc-1-a"]
    assert len(found.all("//a:TLCReference")) == 2
    assert found.errors() == []


def test_a_reference_is_of_the_class_of_its_kind() -> None:
    found = the_real_one()

    classes = {e.get("eId"): e.tag.split("}")[1] for e in found.all("//a:references/*[@eId]")}

    assert classes["organization_unep"] == "TLCOrganization"
    assert classes["concept_nbsaps"] == "TLCConcept"
    assert classes["object_informea"] == "TLCObject"
    assert classes["reference_bbnj-agreement"] == "TLCReference"
    assert found.one("//*[@eId='reference_bbnj-agreement']/@name") == "instrument"
