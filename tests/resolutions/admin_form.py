"""What the tests of the admin share: who, where, and what a browser sends of a form."""

import re
from collections.abc import Callable
from typing import Any

from django.test import Client
from django.urls import reverse

from resolutions.models import ActionItem, StatusUpdate, User

SignIn = Callable[[User], Client]
STAFF = ["officer", "second_officer", "manager", "reader", "administrator"]
RECORDERS = {"officer", "second_officer", "manager"}


def page_of(item: ActionItem) -> str:
    return reverse("admin:resolutions_actionitem_change", args=[item.pk])


def address(verb: str, update: StatusUpdate) -> str:
    return reverse(f"admin:resolutions_statusupdate_{verb}", args=[update.pk])


def posted(page: Any, **values: Any) -> dict[str, Any]:
    """Return the form of the page as the browser would send it, with `values` typed into it."""
    forms = page.context["forms"]
    fields = [*forms.form, *forms.rows.management_form]
    fields += [field for row in forms.rows for field in row]
    found = {field.html_name: field.value() for field in fields}
    sent = {
        name: value for name, value in found.items() if value is not None and value is not False
    }
    return {**{name: str_or_list(value) for name, value in sent.items()}, **values}


def str_or_list(value: Any) -> Any:
    return [str(each) for each in value] if isinstance(value, list) else str(value)


def text_of(response: Any) -> str:
    """Return the page as it is read: without tags, white space as single spaces."""
    plain = re.sub(r"<[^>]+>", " ", response.content.decode())
    return " ".join(plain.split())


def evidence(row: int = 0, **values: Any) -> dict[str, Any]:
    """Return one filled row of evidence."""
    filled = {"kind": "document", "title": "Minutes", "url": "https://example.org/minutes"}
    return {f"evidence-{row}-{name}": value for name, value in {**filled, **values}.items()}
