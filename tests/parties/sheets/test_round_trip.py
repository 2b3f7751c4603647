"""Out and in again: what nobody touched is no change, whatever it says and whoever saved it."""

import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.utils.translation import override
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from parties.choices import EntryLanguage, Stage
from parties.models import ActionEvidence, Party, PartyAction
from parties.sheets.actions import digest
from parties.sheets.cells import said_by
from parties.sheets.planning import untouched
from parties.sheets.reading import read_upload
from parties.sheets.rows import Row
from parties.sheets.writing import Content, workbook
from resolutions.models import ActionItem, Addressee, Element, Paragraph, Resolution

DATA = Path(__file__).parent / "data"
DAY = date(2026, 11, 21)
NASTY = [
    "=1+1", "+1", "-1", "@SUM(A1)", "'quoted", '"quoted"', "1e5", "TRUE", "01/02/2026", "007",
    "12.0", "#N/A", "#REF!", "two\nlines", "two\r\nlines", "a\rb", " blanks ", "\xa0kept\xa0in",
    "où\u202f? «\xa0oui\xa0»", "العربية بعد 12", "中文", "🦅🐋", "e\u0301", "é", "a\tb", "<r>x</r>",
    "<b>&amp;</b>", "_x000D_", "_x0041_", "x005F_", "\x0b", "\ufffe", "\u2028", "https://example.org",
    "{=1}", "100%", "$1,000", "1:30", "[…]", "a | b", "x" * 40_000, "🦅" * 20_000, "null", "nan",
]  # fmt: skip


def items() -> dict[str, ActionItem]:
    resolution = Resolution(number="11.10 (Rev.COP14)")
    return {
        f"11.10-{number}-PAR": ActionItem(
            pk=number,
            reference=f"11.10-{number}-PAR",
            position=number,
            asks="engage; in 11.10-like “processes”, and build synergies that last for long",
            addressee=Addressee(code="PAR"),
            element=Element(verb="urges"),
            paragraph=Paragraph(resolution=resolution, number=number),
        )
        for number in range(8, 20)
    }


ITEMS = items()
KENYA = Party(iso3="KEN", name="Kenya")


def action(number: int = 1, links: tuple[tuple[str, str], ...] = (), **said: object) -> PartyAction:
    """Return an action as it is loaded for the sheet, without a database."""
    chosen = said.pop("items", [])
    made = PartyAction(pk=number, reference=f"KEN-{number}", version=number, **said)
    made._prefetched_objects_cache = {"items": chosen}  # type: ignore[attr-defined]
    made.shown_now = [  # type: ignore[attr-defined]
        ActionEvidence(title=title, url=url) for title, url in links
    ]
    return made


def workbook_of(*actions: PartyAction, language: str = "en-gb") -> bytes:
    with override(language):
        return workbook(Content(KENYA, DAY, None, list(actions), list(ITEMS.values())))


def rows_of(content: bytes) -> list[Row]:
    return read_upload(ContentFile(content), KENYA, ITEMS).rows


texts = st.one_of(
    st.text(max_size=60),
    st.sampled_from(NASTY),
    st.lists(st.sampled_from(NASTY), max_size=4).map("".join),
)
days = st.none() | st.dates()
urls = st.from_regex(r"\Ahttps?://[a-z|]{1,8}\.org/[!-~]{0,12}\Z")
actions = st.builds(
    action,
    st.integers(1, 99_999),
    st.lists(st.tuples(texts, urls), max_size=3).map(tuple),
    title=texts,
    done=texts,
    challenges=texts,
    support_needed=texts,
    items=st.lists(st.sampled_from(list(ITEMS.values())), unique=True).map(
        lambda found: sorted(found, key=lambda item: item.position)
    ),
    stage=st.sampled_from(Stage.values),
    language=st.sampled_from(EntryLanguage.values),
    starts_on=days,
    ends_on=days,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(actions, st.sampled_from(["en-gb", "fr", "es"]))
@example(action(title="=1+1", links=(("a | b\nc", "https://x.org/|y"),)), "fr")
@example(action(title="x", starts_on=date(1, 1, 1), ends_on=date(1900, 2, 28)), "es")
def test_what_nobody_touched_is_no_change(given: PartyAction, language: str) -> None:
    (row,) = rows_of(workbook_of(given, language=language))

    assert row.problems == {}
    assert row.said == said_by(given)
    assert untouched(row)


def nasty_actions() -> list[PartyAction]:
    return [
        action(
            number,
            (("Gazette", "https://example.org/g"), (text[:200], "https://example.org/h")),
            title=text[:300],
            done=text,
            challenges=f"{text} and more",
            items=list(ITEMS.values())[: number % 11],
            starts_on=DAY,
            ends_on=None,
            stage="completed",
            language="ar",
        )
        for number, text in enumerate(NASTY, start=1)
    ]


def through_libreoffice(content: bytes, folder: Path) -> bytes:
    """Return the workbook as LibreOffice saves it, or skip where it is not installed."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not installed; a file that it saved is tested instead.")
    (folder / "in.xlsx").write_bytes(content)
    profile = f"-env:UserInstallation=file://{folder}/profile"
    saved = ["--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(folder / "out")]
    subprocess.run(
        [program, profile, "--headless", *saved, str(folder / "in.xlsx")],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return (folder / "out" / "in.xlsx").read_bytes()


@pytest.mark.parametrize("language", ["en-gb", "fr"])
def test_what_libreoffice_saved_is_no_change(tmp_path: Path, language: str) -> None:
    given = nasty_actions()

    rows = rows_of(through_libreoffice(workbook_of(*given, language=language), tmp_path))

    changed = [
        (text, name)
        for text, each, row in zip(NASTY, given, rows, strict=True)
        for name, said in said_by(each).items()
        if row.said.get(name) != said
    ]
    assert changed == []


def test_a_file_that_libreoffice_saved_is_read() -> None:
    rows = rows_of((DATA / "libreoffice.xlsx").read_bytes())

    assert [row.reference for row in rows] == ["KEN-1", "KEN-2", ""]
    assert [untouched(row) for row in rows] == [True, False, False]
    assert rows[0].said["title"] == "=1+1"
    assert rows[1].said["starts_on"] == "2026-06-05"
    assert rows[2].said["items"] == "11.10-8-PAR 11.10-9-PAR"
    assert rows[2].said["done"] == "Written offline.\nOn two lines."
    assert rows[2].said["stage"] == "planned"


def test_a_touched_row_is_told_from_one_that_is_not() -> None:
    (row,) = rows_of(workbook_of(action(title="Wetlands")))

    row.said["title"] = "Other"

    assert not untouched(row)
    assert row.version.startswith("1-x")
    assert digest(row.said) not in row.version
