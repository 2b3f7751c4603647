"""The form for an entry on behalf of a Party, as a browser fills it in and sends it."""

from typing import Any

from django.test import Client
from django.urls import reverse

from parties.models import Party
from tests import make

ENTER = "admin:parties_partyaction_enter"


def typed(page: Any, **values: Any) -> dict[str, Any]:
    """Return what a browser sends of the page's form, with `values` typed into it."""
    forms = page.context["forms"]
    fields = [*forms.form, *forms.rows.management_form, *(f for row in forms.rows for f in row)]
    found = {field.html_name: field.value() for field in fields}
    kept = {name: value for name, value in found.items() if value not in (None, "")}
    return {**kept, **values}


def entry(**values: Any) -> dict[str, Any]:
    """Return what an officer types of a letter from Ghana."""
    return {
        "party": Party.objects.get(iso3="GHA").pk,
        "channel": "letter",
        "received_on": "2025-06-01",
        "title": "Workshop with Ramsar",
        "items": [make.item("11.10-29-PAR").pk, make.item("11.10-31-PAR").pk],
        "done": "A workshop was held in Accra.",
        "evidence-0-title": "Programme",
        "evidence-0-url": "https://example.org/programme",
        **values,
    }


def begun(client: Client, **values: Any) -> tuple[Any, dict[str, Any]]:
    """Fill the form in and send it; return the answer and what was sent."""
    data = typed(client.get(reverse(ENTER)), **entry(**values))
    return client.post(reverse(ENTER), data), data
