"""How far an operative paragraph has come, as a document: what it asks of whom, item by item.

`tags` say of each action item, named after the colon in `scope`: whom it is addressed to
(`addressee:11.10-18.3-SEC`), its status with the day since which it holds (`status:…`), and
whether it needs funding (`mark:…`). `element-type` and `theme` are those of the paragraph. What the
passing of time alone changes (overdue, stagnant) is left to the API.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from resolutions.models import ActionItem, Paragraph

from ..api.links import Links
from .feed import Keys, Said, file, id_of
from .words import ENGLISH, Strings, in_languages, language_code, string

KIND, DECISION = "paragraph", "resolution"
READ = (
    "paragraph", "reference", "addressee__code", "addressee__name", "status", "status_on",
    "needs_funding",
)  # fmt: skip
Items = list[dict[str, Any]]


def written(keys: Keys, links: Links) -> dict[int, Said]:
    related = ("resolution__adopted_at__body", "theme")
    found = Paragraph.objects.select_related(*related).in_bulk(list(keys))
    items = items_of(keys)
    return {pk: members(each, items[pk], links) for pk, each in found.items()}


def items_of(keys: Keys) -> Mapping[int, Items]:
    """Return what is asked in each of the paragraphs, as it stands today."""
    found: defaultdict[int, Items] = defaultdict(list)
    rows = ActionItem.objects.filter(paragraph__in=list(keys)).order_by("position")
    for row in rows.values(*READ):
        found[row["paragraph"]].append(row)
    return found


def members(paragraph: Paragraph, items: Items, links: Links) -> Said:
    text = paragraph.resolution
    address = links.to("resolution", text.slug)
    return {
        "treaty": text.adopted_at.body.treaty,
        "url": f"{address}#{paragraph.anchor}",
        "title": titles(paragraph),
        "description": [string(paragraph.text, text.language)],
        "types": [{"value": "Implementation status"}],
        "published": text.adopted_on.isoformat(),
        "displayOrder": paragraph.number,
        "country": None,
        "thumbnailUrl": None,
        "authors": [],
        "keywords": [],
        "identifiers": list(identifiers(paragraph, items)),
        "tags": list(tags(paragraph, items)),
        "referenceToEntities": [{"type": "decision", "refId": id_of(DECISION, text.pk)}],
        "files": files(paragraph, links),
    }


def titles(paragraph: Paragraph) -> Strings:
    parts = {"number": paragraph.number, "symbol": paragraph.resolution.symbol}
    return in_languages(lambda: _("%(symbol)s, paragraph %(number)s") % parts)


def identifiers(paragraph: Paragraph, items: Items) -> Iterator[Said]:
    yield identifier("symbol", paragraph.resolution.symbol)
    yield identifier("resolution", paragraph.resolution.slug)
    yield identifier("paragraph", str(paragraph.number))
    for item in items:
        yield identifier("action-item", item["reference"])


def identifier(name: str, value: str) -> Said:
    return {"name": name, "value": value}


def tags(paragraph: Paragraph, items: Items) -> Iterator[Said]:
    yield tag("element-type", paragraph.element_type)
    if paragraph.theme:
        yield tag("theme", paragraph.theme.code, paragraph.theme.name)
    for item in items:
        of = item["reference"]
        since = item["status_on"].isoformat() if item["status_on"] else ""
        yield tag(f"addressee:{of}", item["addressee__code"], item["addressee__name"])
        yield tag(f"status:{of}", item["status"], since)
        if item["needs_funding"]:
            yield tag(f"mark:{of}", "needs_funding")


def tag(scope: str, value: str, comment: str = "") -> Said:
    return {"language": ENGLISH, "scope": scope, "value": value, "comment": comment}


def files(paragraph: Paragraph, links: Links) -> list[Said]:
    """Return the page of the text, and the paragraph's action items as JSON and CSV."""
    text = paragraph.resolution
    of, language = id_of(KIND, paragraph.pk), language_code(text.language)
    name = f"{text.slug}-{paragraph.anchor}"
    page = f"{links.to('resolution', text.slug)}#{paragraph.anchor}"
    found = [file(f"{name}.html", "text/html", language, of=of, url=page)]
    for suffix, mime in (("json", "application/json"), ("csv", "text/csv")):
        asked = {"resolution": text.slug, "paragraph": paragraph.number, "format": suffix}
        url = f"{links.to('api-action-items')}?{urlencode(asked)}"
        found.append(file(f"{name}.{suffix}", mime, ENGLISH, of=of, url=url))
    return found
