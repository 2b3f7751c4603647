"""How statuses, texts and addresses are written on a page."""

import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django import template
from django.template.context import RequestContext
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from ..choices import CLOSED, SIGNS, Status
from ..models import Element

register = template.Library()

ADDRESS = re.compile(r"https?://[^\s<>\"']+[^\s<>\"'.,;:!?)\]]")
# "Further recognizing", "Noting with appreciation", "Welcoming also".
OPENING = re.compile(
    r"(?:(?:Also|Further|Deeply|Fully|Strongly)\s)?\w+(?:\s(?:also|further|with\s\w+))?"
)


@register.inclusion_tag("resolutions/_status.html")
def status_chip(status: str, **more: Any) -> dict[str, Any]:
    """The status as colour, sign and words; `href` makes it a link."""
    return {"status": status, "label": status_label(status), "href": more.get("href", "")}


@register.filter
def status_label(status: str) -> str:
    return str(Status(status).label)


@register.filter
def status_sign(status: str) -> str:
    return SIGNS[Status(status)]


@register.filter
def status_class(status: str) -> str:
    """The class that colours it: elapsed, superseded and retired look alike."""
    if status in CLOSED and status != Status.IMPLEMENTED:
        return "closed"
    return str(status).replace("_", "-")


@register.filter
def linked(text: str) -> SafeString:
    """Return plain text as HTML: web addresses become links, everything else is escaped."""
    parts, end = [], 0
    for found in ADDRESS.finditer(text):
        parts.append(conditional_escape(text[end : found.start()]))
        parts.append(format_html('<a href="{0}" rel="nofollow ugc">{0}</a>', found.group()))
        end = found.end()
    parts.append(conditional_escape(text[end:]))
    return mark_safe("".join(parts))  # noqa: S308 (each part is escaped above)


@register.filter
def opening(text: str) -> SafeString:
    """Return a preambular paragraph with its opening words in italics, as they are printed."""
    found = OPENING.match(text)
    end = found.end() if found else 0
    return format_html("<em>{}</em>{}", text[:end], text[end:])


@register.filter
def with_verbs(text: str, elements: Iterable[Element]) -> SafeString:
    """Return an operative paragraph with the verb of each element emphasised."""
    spans = sorted(filter(None, (verb_span(text, each) for each in elements)))
    pieces, end = [], 0
    for first, last in dict(spans).items():
        if first >= end:
            pieces.append((text[end:first], text[first:last]))
            end = last
    marked = format_html_join("", '{}<em class="verb">{}</em>', pieces)
    return format_html("{}{}", marked, text[end:])


def verb_span(text: str, element: Element) -> tuple[int, int] | None:
    """Return where the element's verb, with its modifier, stands in the paragraph."""
    start = text.find(element.clause)
    words = r"\s+".join(re.escape(word) for word in (element.modifier, element.verb) if word)
    found = re.compile(rf"\b{words}\b", re.IGNORECASE).search(text, max(start, 0))
    return found.span() if found else None


@register.simple_tag(takes_context=True)
def address_with(context: RequestContext, **changes: Any) -> str:
    """Return this page's query string with the changes; empty parameters are dropped.

    A change to None or an empty text takes the parameter out; a list gives it several times.
    """
    kept = dict(context["request"].GET.lists())
    kept.update({name: _several(value) for name, value in changes.items()})
    pairs = [(name, each) for name, values in kept.items() for each in values if each.strip()]
    return f"?{urlencode(pairs)}" if pairs else "?"


@register.simple_tag(takes_context=True)
def address_without(context: RequestContext, *names: str) -> str:
    """Return this page's query string without the parameters named, on the first page."""
    return address_with(context, **dict.fromkeys(("page", "after", "before", *names)))


def _several(value: Any) -> list[str]:
    if value is None:
        return []
    return [str(each) for each in value] if isinstance(value, list | tuple) else [str(value)]
