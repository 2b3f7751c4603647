"""Finds all words of an answer: unpacked, in its headers, and in the files inside it."""

import base64
import io
import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Any
from zipfile import ZipFile, is_zipfile

from tests.tracker.reporting.reading_pdf import elements, opened

# What may be words that were made unreadable: the cursors of lists.
PACKED = re.compile(r"(?<![\w-])[\w-]{16,}")


def words_of(response: Any) -> str:
    """Return all that the answer says, headers and cookies included."""
    said = [*(f"{name}: {value}" for name, value in response.headers.items())]
    said += [str(each) for each in response.cookies.values()]
    return "\n".join([*said, *texts_in(response.getvalue())])


def texts_in(content: bytes) -> Iterator[str]:
    if content.startswith(b"%PDF"):
        yield from texts_of_pdf(content)
    elif content.startswith(b"PK") and is_zipfile(io.BytesIO(content)):
        with ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                yield name
                yield from texts_in(archive.read(name))
    else:
        text = content.decode("utf-8", "replace")
        yield text
        yield from unpacked(text)


def texts_of_pdf(content: bytes) -> Iterator[str]:
    # A file that was uploaded as evidence says what it says; only ours are tagged.
    yield content.decode("latin-1")
    if b"StructTreeRoot" in content or b"/ObjStm" in content:
        whole = elements(content)
        yield from (f"{each.alt} {each.text}" for each in whole.everything())
        yield str(opened(content).metadata)


def unpacked(text: str) -> Iterator[str]:
    """Yield what the pieces of the text say that are base64."""
    for piece in set(PACKED.findall(text)):
        with suppress(ValueError):
            padded = piece + "=" * (-len(piece) % 4)
            yield base64.b64decode(padded, altchars=b"-_", validate=True).decode("utf-8", "ignore")
