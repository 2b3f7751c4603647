"""Looks at an uploaded file before anything parses it: what it is, and how large it unpacks."""

import struct
import zipfile
import zlib
from typing import IO

from django.utils.translation import gettext as _

from .refusals import SheetRefused

MEGABYTE = 1024 * 1024
MOST_BYTES = 10 * MEGABYTE
MOST_UNPACKED = 100 * MEGABYTE
MOST_MEMBERS = 500
# A member that unpacks to so many times its size is made to hurt; small ones may.
MOST_RATIO, RATIO_FROM = 250, MEGABYTE
# What a reader would spend its time on: every element opens and closes with one.
MOST_TAGS = 1_000_000
CHUNK = 256 * 1024

PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
# How a zip that is cut off, garbled or encrypted shows itself.
DAMAGE = (
    zipfile.BadZipFile, zlib.error, struct.error, OSError, ValueError, RuntimeError, EOFError,
)  # fmt: skip

OLE = bytes.fromhex("d0cf11e0a1b11ae1")
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
MACRO_PARTS = ("vbaproject.bin", "xl/macrosheets/", "xl/vbadata.xml")
MACRO_TYPE = b"macroEnabled"
# Declarations from which entities grow; no spreadsheet program writes them.
DECLARED = tuple(
    word.encode(coding)
    for word in ("<!DOCTYPE", "<!ENTITY")
    for coding in ("ascii", "utf-16-le", "utf-16-be")
)
LONGEST = max(len(word) for word in DECLARED)


def refuse_unsafe(file: IO[bytes], size: int) -> None:
    """Refuse what is no plain XLSX file, or would be a burden to read.

    Raises:
        SheetRefused: with the reason and what to do.
    """
    if size > MOST_BYTES:
        raise SheetRefused(
            _("The file is too large: at most %(most)s MB.") % {"most": MOST_BYTES // MEGABYTE}
        )
    refuse_old(file)
    try:
        file.seek(0)
        with zipfile.ZipFile(file) as packed:
            refuse_packed(packed)
    except DAMAGE:
        raise SheetRefused(not_a_workbook()) from None


def not_a_workbook() -> str:
    return _(
        "This is not an Excel workbook, or it is damaged: upload the file that you downloaded "
        "here, saved as “Excel Workbook (.xlsx)”."
    )


def refuse_old(file: IO[bytes]) -> None:
    """Refuse what is not a zip but a container of the old kind: .xls, or encrypted."""
    file.seek(0)
    if file.read(len(OLE)) != OLE:
        return
    if ENCRYPTED in file.read(MOST_BYTES):
        raise SheetRefused(
            _("The file is protected by a password: take the password off, save it, upload again.")
        )
    raise SheetRefused(
        _("This is a file of the old Excel format: save it as “Excel Workbook (.xlsx)”.")
    )


def refuse_packed(packed: zipfile.ZipFile) -> None:
    members = packed.infolist()
    if any(member.compress_type not in PACKINGS for member in members):
        raise SheetRefused(not_a_workbook())
    names = {member.filename.lower() for member in members}
    refuse_other_kinds(packed, names)
    refuse_bombs(members)
    if any(part in name for name in names for part in MACRO_PARTS):
        raise SheetRefused(with_macros())
    tags = 0
    for member in members:
        tags += refuse_declarations(packed, member)
        if tags > MOST_TAGS:
            raise SheetRefused(too_much())


def refuse_other_kinds(packed: zipfile.ZipFile, names: set[str]) -> None:
    """Refuse other documents that are zips too, each by its name."""
    if "mimetype" in names and "content.xml" in names:
        raise SheetRefused(
            _("This is an OpenDocument file: save it as “Excel 2007–365 (.xlsx)” and upload that.")
        )
    if "word/document.xml" in names or "ppt/presentation.xml" in names:
        raise SheetRefused(
            _("This is not a spreadsheet: upload the workbook that you downloaded here.")
        )
    if not {"[content_types].xml", "xl/workbook.xml"} <= names:
        raise SheetRefused(not_a_workbook())
    types = next(each for each in packed.namelist() if each.lower() == "[content_types].xml")
    with packed.open(types) as part:
        if MACRO_TYPE in part.read(MEGABYTE):
            raise SheetRefused(with_macros())


def refuse_bombs(members: list[zipfile.ZipInfo]) -> None:
    """Refuse by the sizes that the zip itself declares: reading stops at them."""
    swollen = any(
        each.file_size > RATIO_FROM and each.file_size > MOST_RATIO * max(each.compress_size, 1)
        for each in members
    )
    unpacked = sum(each.file_size for each in members)
    if swollen or unpacked > MOST_UNPACKED or len(members) > MOST_MEMBERS:
        raise SheetRefused(too_much())


def refuse_declarations(packed: zipfile.ZipFile, member: zipfile.ZipInfo) -> int:
    """Refuse a part that declares entities; return about how many elements it has."""
    tags, tail = 0, b""
    with packed.open(member) as part:
        while chunk := part.read(CHUNK):
            if any(word in tail + chunk for word in DECLARED):
                raise SheetRefused(too_much())
            tags += chunk.count(b"<")
            tail = chunk[-LONGEST:]
    return tags


def with_macros() -> str:
    return _(
        "The file has macros, and is not opened: save it as “Excel Workbook (.xlsx)”, "
        "without macros."
    )


def too_much() -> str:
    return _(
        "The file holds more than a list of actions can need, and is not opened: copy your rows "
        "into a file freshly downloaded here."
    )
