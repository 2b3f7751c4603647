"""The grain of every part: elements of WordprocessingML, and text as XML can hold it."""

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from resolutions.validators import UNSAYABLE

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
PLACED = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
VML = "urn:schemas-microsoft-com:vml"
OFFICE = "urn:schemas-microsoft-com:office:office"

SPACES = (
    f'xmlns:w="{MAIN}" xmlns:r="{RELATIONS}" xmlns:wp="{PLACED}" xmlns:a="{DRAWING}" '
    f'xmlns:pic="{PICTURE}" xmlns:v="{VML}" xmlns:o="{OFFICE}"'
)

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

# Word measures in twentieths of a point, pictures in 914,400ths of an inch.
TWIPS_PER_MM = 1440 / 25.4
EMU_PER_MM = 36_000


def twips(millimetres: float) -> int:
    return round(millimetres * TWIPS_PER_MM)


def said(text: str) -> str:
    """Return a text as XML can hold it, with U+FFFD for the rest and one kind of line break."""
    return UNSAYABLE.sub("\ufffd", text).replace("\r\n", "\n").replace("\r", "\n")


def content(text: str) -> str:
    """Return a text as the content of an element."""
    return escape(said(text))


def el(name: str, /, *children: str, **attributes: str | int) -> str:
    """Return an element; it and its attributes are of the main namespace."""
    pairs = "".join(
        f" w:{key.rstrip('_')}={quoteattr(said(str(value)))}" for key, value in attributes.items()
    )
    if not children:
        return f"<w:{name}{pairs}/>"
    return f"<w:{name}{pairs}>{''.join(children)}</w:{name}>"


def root(name: str, children: Iterable[str]) -> Iterator[str]:
    """Yield a part of the package piece by piece, its children within its root element."""
    yield f"{DECLARATION}<w:{name} {SPACES}>"
    yield from children
    yield f"</w:{name}>"


def part(name: str, *children: str) -> bytes:
    """Return a part of the package with its root element."""
    return "".join(root(name, children)).encode()
