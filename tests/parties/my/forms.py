"""What a browser sends of the form on a page, and how a page is read."""

import re
from html.parser import HTMLParser
from typing import Any

from django.test import Client

Values = dict[str, Any]


class FormParser(HTMLParser):
    """Collects the fields of the form that an action is written in."""

    def __init__(self) -> None:
        super().__init__()
        self.values: dict[str, list[str]] = {}
        self.inside = False
        self.area = self.select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.inside = "data-keep" in given
        if not self.inside or (tag != "option" and "name" not in given):
            return
        if tag == "textarea":
            self.area = given["name"]
            self.values[self.area] = [""]
        elif tag == "select":
            self.select = given["name"]
        elif tag == "option" and "selected" in given:
            self.values[self.select] = [given["value"]]
        elif tag == "input":
            self.take_input(given)

    def take_input(self, given: dict[str, str]) -> None:
        kind = given.get("type", "text")
        if kind != "file" and (kind not in ("checkbox", "radio") or "checked" in given):
            self.values.setdefault(given["name"], []).append(given.get("value", ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self.values[self.area] = [self.values[self.area][0].removeprefix("\n")]
            self.area = ""
        if tag == "form":
            self.inside = False

    def handle_data(self, data: str) -> None:
        if self.area:
            self.values[self.area][0] += data


def form_of(response: Any, **typed: Any) -> Values:
    """Return the form on the page as the browser would send it, with `typed` in its fields."""
    parser = FormParser()
    parser.feed(response.content.decode())
    assert parser.values, "There is no form on this page."
    return {**parser.values, **typed}


def opened(client: Client, address: str, **typed: Any) -> Values:
    """Open the form at the address and type into it."""
    return form_of(client.get(address, follow=True), **typed)


def text_of(response: Any) -> str:
    """Return the page as it is read: without tags, white space as single spaces."""
    plain = re.sub(r"<[^>]+>", " ", response.content.decode())
    return " ".join(plain.split())
