"""The texts of a report: what people wrote over what the data says, as every format can hold it."""

from datetime import date
from typing import Any

import pytest

from parties.models import Party
from resolutions.models import ActionItem, Addressee, Element, Meeting, Paragraph, Resolution, Theme
from tests import make
from tracker.demo.clock import NOON, clock_at
from tracker.models import ProgressReport
from tracker.reporting import prefill, services
from tracker.reporting.build import content_of
from tracker.reporting.content import Content, Said
from tracker.reporting.frozen import as_json
from tracker.reporting.reading import clean

from .telling import item_in, told

pytestmark = pytest.mark.django_db

SPRING = date(2024, 4, 2)
# A tab and a line break stay; what XML cannot hold goes.
DIRT, CLEAN = "a\x00b\x07c\x1b\x7f\ufffe\uffff\td\r\ne\rf\x0bg\x0c\x85h", "abc\td\ne\nf\ng\n\nh"


def says(monkeypatch: pytest.MonkeyPatch, sections: dict[str, Any], *actions: Any) -> None:
    monkeypatch.setattr("tracker.reporting.build.prefilled", lambda content: sections)
    monkeypatch.setattr("tracker.reporting.build.recommended", lambda content: actions)


def words(text: str) -> dict[str, str]:
    return {code: f"{text} {code}" for code in ("en", "fr", "es")}


def written(report: ProgressReport, section: str, language: str, text: str) -> None:
    by = make.manager()
    services.write_text(report, section, language, text, data="", by=by)
    report.refresh_from_db()


def test_a_section_that_nobody_touched_says_what_the_data_says(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    says(monkeypatch, {"summary": words("Data")})

    passages = content_of(make.report()).passages

    assert passages == {
        "summary": {code: Said(f"Data {code}", code) for code in ("en", "fr", "es")}
    }


def test_what_was_written_stands_in_place_of_the_data(monkeypatch: pytest.MonkeyPatch) -> None:
    says(monkeypatch, {"summary": words("Data"), "background": words("Data")})
    report = make.report()
    written(report, "summary", "en", "Written.")
    written(report, "summary", "fr", "Écrit.")

    summary = content_of(report).passages["summary"]

    assert summary == {
        "en": Said("Written.", "en"), "fr": Said("Écrit.", "fr"), "es": Said("Written.", "en"),
    }  # fmt: skip


def test_a_section_that_only_people_wrote_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    says(monkeypatch, {})
    report = make.report()
    written(report, "theme-strategy", "en", "Written.")

    assert content_of(report).passages["theme-strategy"]["es"] == Said("Written.", "en")


def test_an_empty_section_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    says(monkeypatch, {"summary": words("Data"), "background": {"en": "", "fr": "", "es": ""}})
    report = make.report()
    written(report, "summary", "en", "")

    assert content_of(report).passages == {}


def test_recommended_actions_are_the_datas_until_people_order_and_write_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    says(monkeypatch, {}, words("note"))
    report = make.report()
    data = content_of(report).recommended
    services.write_recommended(
        report, [{"en": "take note"}, {"en": ""}, {"en": "endorse", "fr": "approuver"}],
        by=make.manager(),
    )  # fmt: skip
    report.refresh_from_db()

    recommended = content_of(report).recommended

    assert [each["fr"] for each in data] == [Said("note fr", "fr")]
    assert [each["fr"] for each in recommended] == [
        Said("take note", "en"),
        Said("approuver", "fr"),
    ]


def test_the_data_is_read_without_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []

    def look(content: Content) -> dict[str, Any]:
        seen.append((content.passages, content.recommended))
        return {}

    monkeypatch.setattr("tracker.reporting.build.prefilled", look)

    content_of(make.report())

    assert seen == [({}, ())]


def test_a_report_says_something_by_itself() -> None:
    told(SPRING)

    content = content_of(make.report())

    assert content.passages.keys() >= {"title", "summary", "background"}
    assert len(content.recommended) > 0
    assert content.passages.keys() == {
        section for section, said in prefill.prefilled(content).items() if any(said.values())
    }


def test_text_is_cleaned_of_what_no_file_can_hold() -> None:
    assert clean(DIRT) == CLEAN
    assert clean("\ud800 lone \udfff") == " lone "
    assert clean("Ünïcödé العربية 🐘 \u2028 \u00ad") == "Ünïcödé العربية 🐘 \u2028 \u00ad"


def test_every_text_of_a_report_is_clean() -> None:
    dirt = DIRT.replace("\x00", "")
    report = make.report()
    told(SPRING, achievements=dirt, challenges=dirt, next_steps=dirt)
    with clock_at(SPRING, NOON):
        make.period(starts_on=date(2024, 2, 18))
        make.party_action(title=dirt, done=dirt, challenges=dirt, support_needed=dirt)
    for model in (Addressee, Theme, Party):
        model._default_manager.update(name_fr=dirt, name_es=dirt)
    Element.objects.update(clause=dirt, verb=dirt, timeframe_text=dirt)
    Paragraph.objects.update(text=dirt)
    ActionItem.objects.update(asks=dirt)
    Resolution.objects.update(symbol=dirt, title=dirt, number=dirt)
    Meeting.objects.filter(label="StC56").update(place=dirt)
    ProgressReport.objects.update(symbol=dirt, agenda_item=dirt)
    report.refresh_from_db()
    report.texts = {"summary": {"en": {"text": f"{dirt}\ud800", "data": ""}}}
    report.recommended = [{"en": f"{dirt}\ud800"}]

    content = content_of(report)

    item = item_in(content)
    (update,) = item.updates
    assert {
        update.achievements, update.next_steps, update.challenges, item.asks, item.clause,
        content.header.symbol, content.resolution.title, content.paragraphs[0].text,
        content.passages["summary"]["en"].text, content.recommended[0]["fr"].text,
        content.addressees[0].name["fr"], content.themes[0].name["es"],
        content.header.meeting.place, content.party_actions[0].done,
    } == {CLEAN}  # fmt: skip
    text = as_json(content)
    bad = [*map(chr, range(0x20)), "\x7f", "\x85", "\ufffe", "\uffff", "\ud800"]
    assert [hex(ord(each)) for each in bad if each in text.rstrip("\n")] == []
    assert [each for each in ("\\u00", "\\r", "\\ud8", "\\f", "\\b") if each in text] == []
