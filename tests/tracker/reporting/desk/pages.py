"""How the pages for preparing a report are opened, filled and read in tests."""

import re
from html.parser import HTMLParser
from typing import Any

from django.test import Client

Values = dict[str, Any]

SUMMARY = "/reports/stc56/text/summary/"

# Each form: its address, a field that somebody types into, and what they type.
FORMS = {
    "text": (f"{SUMMARY}?language=fr", "text", "Mine, typed for long."),
    "recommended": ("/reports/stc56/recommended/", "row-1-en", "take note of mine"),
    "omission": ("/reports/stc56/omissions/11.10-20-SEC/", "reason", "Mine, with reason."),
    "head": ("/reports/stc56/head/", "agenda_item", "77"),
}


class FormParser(HTMLParser):
    """Collects what a browser would send of each form of a page that is posted."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Values] = []
        self.inside = False
        self.area = self.select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.inside = given.get("method") == "post"
            if self.inside:
                self.forms.append({"action": given["action"]})
        elif self.inside and tag == "textarea":
            self.area = given["name"]
            self.forms[-1][self.area] = ""
        elif self.inside and tag == "select":
            self.select = given["name"]
        elif self.inside and tag == "option" and "selected" in given:
            self.forms[-1][self.select] = given["value"]
        elif self.inside and tag == "input":
            self.forms[-1][given["name"]] = given.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        if self.area and tag == "textarea":
            self.forms[-1][self.area] = self.forms[-1][self.area].removeprefix("\n")
            self.area = ""
        if tag == "form":
            self.inside = False

    def handle_data(self, data: str) -> None:
        if self.area:
            self.forms[-1][self.area] += data


def forms_of(response: Any) -> list[Values]:
    """Return the forms of the page, without those that are on every page."""
    parser = FormParser()
    parser.feed(response.content.decode())
    return [form for form in parser.forms if "reports" in form["action"]]


def form_of(response: Any, having: str = "", **typed: Any) -> Values:
    """Return the form that has the field, as a browser would send it, with `typed` in it."""
    found = [form for form in forms_of(response) if not having or having in form]
    assert found, "There is no such form on this page."
    return {**found[0], **typed}


def opened(client: Client, address: str, having: str = "", **typed: Any) -> Values:
    """Open the form at the address and type into it."""
    return form_of(client.get(address), having, **typed)


def button_to(response: Any, address: str) -> Values:
    """Return the form of the button that sends to the address."""
    return next(form for form in forms_of(response) if form["action"] == address)


def has_button(response: Any, address: str) -> bool:
    return any(form["action"] == address for form in forms_of(response))


def sent(client: Client, form: Values, **more: Any) -> Any:
    """Send the form to where it says."""
    fields = {name: value for name, value in form.items() if name != "action"}
    return client.post(form["action"], {**fields, **more})


def text_of(response: Any) -> str:
    """Return the page as it is read: without tags, white space as single spaces."""
    plain = re.sub(r"<[^>]+>", " ", response.content.decode())
    return " ".join(plain.replace("&#x27;", "'").replace("&quot;", '"').split())
