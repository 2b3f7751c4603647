"""Files that are not taken: each is refused with one sentence, and nothing of it is kept."""

import io
import re
import zipfile
from collections.abc import Callable

import pytest
from django.test import Client

from parties.sheets import safety
from tests.parties.sheets.book import refusal, repacked, upload
from tests.parties.sheets.test_scale import largest

pytestmark = pytest.mark.django_db

SHEET = "xl/worksheets/sheet2.xml"
TYPES = "[Content_Types].xml"
NOT_A_WORKBOOK = "This is not an Excel workbook"
TOO_MUCH = "holds more than a list of actions can need"
OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)


def packed(**parts: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, part in parts.items():
            zipped.writestr(name.replace("__", "/"), part)
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", NOT_A_WORKBOOK),
        (b"Title,Stage\r\nWetlands,planned\r\n", NOT_A_WORKBOOK),
        (b"<html><table><tr><td>Title</td></tr></table></html>", NOT_A_WORKBOOK),
        (b"PK\x03\x04 and no more", NOT_A_WORKBOOK),
        (packed(readme=b"text"), NOT_A_WORKBOOK),
        (OLE, "old Excel format"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
        (packed(mimetype=b"application/vnd.oasis", **{"content.xml": b"<x/>"}), "OpenDocument"),
        (packed(**{"word__document.xml": b"<x/>"}), "This is not a spreadsheet"),
        (packed(**{"xl__workbook.bin": b"x", TYPES: b"<x/>"}), NOT_A_WORKBOOK),
    ],
    ids=[
        "empty", "csv", "html", "cut off", "zip", "xls", "encrypted", "ods", "docx", "xlsb",
    ],
)  # fmt: skip
def test_what_is_no_workbook_is_refused(ken: Client, content: bytes, words: str) -> None:
    assert words in refusal(ken, content)


@pytest.mark.parametrize(
    "extra",
    [{"xl/vbaProject.bin": b"x"}, {"xl/macrosheets/sheet1.xml": b"<x/>"}],
    ids=["a project", "a sheet of macros"],
)
def test_a_workbook_with_macros_is_refused(
    ken: Client, content: bytes, extra: dict[str, bytes]
) -> None:
    assert "has macros" in refusal(ken, repacked(content, extra=extra), "actions.xlsm")


def test_a_workbook_that_says_it_is_for_macros_is_refused(ken: Client, content: bytes) -> None:
    plain, macro = b"spreadsheetml.sheet.main", b"ms-excel.sheet.macroEnabled.main"

    changed = repacked(content, lambda name, part: part.replace(plain, macro))

    assert "has macros" in refusal(ken, changed)


def test_a_file_that_is_too_large_is_refused_unread(ken: Client) -> None:
    assert "at most 10 MB" in refusal(ken, bytes(safety.MOST_BYTES + 1))


def test_a_bomb_is_refused_by_how_it_swells(ken: Client, content: bytes) -> None:
    bomb = repacked(content, extra={"xl/media/x.xml": bytes(5 * 1024 * 1024)})

    assert TOO_MUCH in refusal(ken, bomb)


@pytest.mark.parametrize(
    ("limit", "value"), [("MOST_UNPACKED", 10_000), ("MOST_MEMBERS", 5), ("MOST_TAGS", 100)]
)
def test_a_file_that_unpacks_to_too_much_is_refused(
    ken: Client, content: bytes, monkeypatch: pytest.MonkeyPatch, limit: str, value: int
) -> None:
    monkeypatch.setattr(safety, limit, value)

    assert TOO_MUCH in refusal(ken, content)


def test_the_limits_leave_room_for_the_largest_sheet() -> None:
    safety.refuse_unsafe(io.BytesIO(largest()), len(largest()))


@pytest.mark.parametrize("coding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("part", [SHEET, "xl/sharedStrings.xml", "docProps/custom.bin"])
def test_entities_are_refused_wherever_they_are_declared(
    ken: Client, content: bytes, part: str, coding: str
) -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'
    others = repacked(content, lambda name, old: bomb.encode(coding) if name == part else old)
    extra = (
        {}
        if part in zipfile.ZipFile(io.BytesIO(content)).namelist()
        else {part: bomb.encode(coding)}
    )

    assert TOO_MUCH in refusal(ken, repacked(others, extra=extra))


def test_a_declaration_across_two_pieces_is_found(
    ken: Client, content: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(safety, "CHUNK", 32)
    bomb = b" " * 28 + b"<!DOCTYPE x>"

    assert TOO_MUCH in refusal(ken, repacked(content, extra={"x.xml": bomb}))


@pytest.mark.parametrize(
    "damage",
    [
        lambda name, part: part[:-200] if name == SHEET else part,
        lambda name, part: b"" if name == "xl/workbook.xml" else part,
        lambda name, part: part.replace(b'r="A3"', b'r="3A"') if name == SHEET else part,
        lambda name, part: re.sub(rb'"s"><v>.*?</v>', b'"s"><v>99999</v>', part),
        lambda name, part: b"<x/>" if name == TYPES else part,
    ],
    ids=["cut", "empty", "address", "string", "types"],
)
def test_a_damaged_workbook_is_refused(
    ken: Client, content: bytes, damage: Callable[[str, bytes], bytes]
) -> None:
    assert NOT_A_WORKBOOK in refusal(ken, repacked(content, damage))


@pytest.mark.parametrize("spoilt", [b"\xff" * 50, b"\x00", b"PK\x01\x02"])
def test_a_zip_whose_bytes_are_damaged_is_refused_or_read(
    ken: Client, content: bytes, spoilt: bytes
) -> None:
    """Wherever the damage is; where no program would notice it, the file is read as it was."""
    for place in range(0, len(content), len(content) // 12):
        damaged = content[:place] + spoilt + content[place + len(spoilt) :]
        response = upload(ken, damaged)
        if response.redirect_chain:
            assert response.context["plan"].rows == []
        else:
            assert len(response.context["form"].errors["file"]) == 1


def test_a_member_that_is_packed_in_another_way_is_refused(ken: Client, content: bytes) -> None:
    file = io.BytesIO(content)
    with zipfile.ZipFile(file, "a", zipfile.ZIP_LZMA) as zipped:
        zipped.writestr("xl/media/x.xml", b"<x/>")

    assert NOT_A_WORKBOOK in refusal(ken, file.getvalue())


def test_an_encrypted_zip_is_refused(ken: Client, content: bytes) -> None:
    header = content.index(b"PK\x01\x02") + 8
    flagged = content[:header] + bytes([content[header] | 1]) + content[header + 1 :]

    assert NOT_A_WORKBOOK in refusal(ken, flagged)
