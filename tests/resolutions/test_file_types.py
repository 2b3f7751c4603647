"""A file is taken for what it contains, whatever its name says."""

import io
import zipfile

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile

from resolutions.validators import evidence_file


def packed(*members: tuple[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in members:
            archive.writestr(name, content)
    return made.getvalue()


TYPES = ("[Content_Types].xml", b"<Types/>")
XLSX = packed(TYPES, ("xl/workbook.xml", b"<workbook/>"))
MACROS = packed(TYPES, ("xl/workbook.xml", b"<workbook/>"), ("xl/vbaProject.bin", b"\x00"))
DOCX = packed(TYPES, ("word/document.xml", b"<document/>"))
ODS = packed(("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"))
PROTECTED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 512

TAKEN = {
    "report.pdf": b"%PDF-1.7\n",
    "REPORT.PDF": b"%PDF-1.7\n",
    "late-header.pdf": b"\n\n%PDF-1.4\n",
    "table.xlsx": XLSX,
    "letter.docx": DOCX,
    "table.ods": ODS,
    "map.png": b"\x89PNG\r\n\x1a\n\x00",
    "photo.jpg": b"\xff\xd8\xff\xe0",
    "photo.jpeg": b"\xff\xd8\xff\xe0",
    "notes.txt": "Notes, naïve café".encode("latin-1"),
    "rows.csv": "a;b\r\n1;2".encode("utf-16"),
}
REFUSED = {
    "page.pdf": b"<html><script>alert(1)</script>",
    "program.pdf": b"MZ\x90\x00",
    "empty.pdf": b"",
    "letter.xlsx": DOCX,
    "macros.xlsx": MACROS,
    "protected.xlsx": PROTECTED,
    "table.docx": XLSX,
    "half.docx": DOCX[:-30],
    "text.odt": ODS,
    "picture.png": b"\xff\xd8\xff\xe0",
    "program.txt": b"MZ\x90\x00\x03",
}


@pytest.mark.parametrize("name", TAKEN)
def test_a_file_that_is_what_its_name_says_is_taken(name: str) -> None:
    file = ContentFile(TAKEN[name], name=name)

    evidence_file(file)

    assert file.read() == TAKEN[name]


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_is_something_else_is_refused_with_what_to_do(name: str) -> None:
    file = ContentFile(REFUSED[name], name=name)

    with pytest.raises(ValidationError, match="Save it again under the type that it is"):
        evidence_file(file)


def test_a_document_that_would_unpack_to_too_much_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    bomb = packed(TYPES, ("xl/workbook.xml", b"\x00" * 2_000))
    monkeypatch.setattr("resolutions.filetypes.MOST_UNPACKED", 1_999)

    with pytest.raises(ValidationError, match="damaged"):
        evidence_file(ContentFile(bomb, name="bomb.xlsx"))
