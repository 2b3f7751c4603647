"""What a file is by its content, whatever its name says."""

import zipfile
from collections.abc import Callable
from typing import IO, Any

# A document in a zip: the part that makes it one of its kind.
PARTS = {
    "docx": "word/document.xml",
    "xlsx": "xl/workbook.xml",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
}
MACROS = ("vbaproject.bin", "basic/script-lc.xml", "basic/script-lb.xml")
MOST_MEMBERS = 5_000
MOST_UNPACKED = 200 * 1024 * 1024
BEGINNINGS = {"pdf": b"%PDF-", "png": b"\x89PNG\r\n\x1a\n", "jpg": b"\xff\xd8\xff"}


def is_what_it_says(file: IO[bytes], kind: str) -> bool:
    """Whether the content is of the kind that the file's suffix names.

    Args:
        file: stands at its beginning again afterwards.
        kind: one of `validators.FILE_TYPES`.
    """
    check = CHECKS[kind]
    file.seek(0)
    try:
        return check(file, kind)
    finally:
        file.seek(0)


def begins(file: IO[bytes], kind: str) -> bool:
    """PDF and pictures say at their beginning what they are."""
    start = file.read(1024)
    # Some programs write a few bytes before a PDF's header; readers look for it in the first 1,024.
    return BEGINNINGS[kind] in start if kind == "pdf" else start.startswith(BEGINNINGS[kind])


def is_document(file: IO[bytes], kind: str) -> bool:
    """A document in a zip that has the main part of its kind, and no macros."""
    try:
        with zipfile.ZipFile(file) as packed:
            members = packed.infolist()
            names = {member.filename.lower() for member in members}
            unpacked = sum(member.file_size for member in members)
            if len(members) > MOST_MEMBERS or unpacked > MOST_UNPACKED or has_macros(names):
                return False
            return has_main_part(packed, names, kind)
    except (zipfile.BadZipFile, OSError, ValueError, KeyError, RuntimeError, NotImplementedError):
        return False


def has_macros(names: set[str]) -> bool:
    return any(name.endswith(MACROS) for name in names)


def has_main_part(packed: zipfile.ZipFile, names: set[str], kind: str) -> bool:
    if kind in ("docx", "xlsx"):
        return PARTS[kind] in names and "[content_types].xml" in names
    with packed.open("mimetype") as said:
        return said.read(100).decode("ascii", "replace").strip() == PARTS[kind]


def is_text(file: IO[bytes], kind: str) -> bool:
    """Text has no zero bytes, unless its beginning says that it is UTF-16."""
    content: bytes = file.read()
    return b"\x00" not in content or content.startswith((b"\xff\xfe", b"\xfe\xff"))


CHECKS: dict[str, Callable[[Any, str], bool]] = {
    **dict.fromkeys(("pdf", "png", "jpg"), begins),
    **dict.fromkeys(PARTS, is_document),
    **dict.fromkeys(("txt", "csv"), is_text),
}
