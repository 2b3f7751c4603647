"""Writes XML: blocks on lines of their own, running text untouched."""

from collections.abc import Iterator
from contextlib import contextmanager

from ..validators import UNSAYABLE

TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
VALUE = TEXT | str.maketrans({'"': "&quot;", "\n": "&#10;", "\t": "&#9;"})


def allowed(text: str) -> str:
    """Return the text with U+FFFD, one for one, for each character that XML cannot carry."""
    return UNSAYABLE.sub("\ufffd", text)


def escaped(text: str) -> str:
    return allowed(text).translate(TEXT)


def tag(name: str, attributes: dict[str, str], close: str = "") -> str:
    """Return an opening tag, or an empty element where `close` is a slash."""
    values = "".join(
        f' {key}="{allowed(value).translate(VALUE)}"' for key, value in attributes.items()
    )
    return f"<{name}{values}{close}>"


class Page:
    """The lines of a file as they are written."""

    def __init__(self) -> None:
        self.lines = ['<?xml version="1.0" encoding="UTF-8"?>']
        self.depth = 0

    def line(self, markup: str) -> None:
        self.lines.append("  " * self.depth + markup)

    @contextmanager
    def within(self, name: str, /, **attributes: str) -> Iterator[None]:
        """Write an element round the lines that are written inside."""
        self.line(tag(name, attributes))
        self.depth += 1
        yield
        self.depth -= 1
        self.line(f"</{name}>")

    def empty(self, name: str, /, **attributes: str) -> None:
        """Write an element that says all in its attributes."""
        self.line(tag(name, attributes, "/"))

    def text(self, name: str, markup: str, /, **attributes: str) -> None:
        """Write an element whose content is running text, marked up already."""
        self.line(f"{tag(name, attributes)}{markup}</{name}>")

    def content(self) -> bytes:
        return ("\n".join(self.lines) + "\n").encode()
