"""Documents: how far each operative paragraph has come, and the final progress reports.

A document is the only thing of the protocol that has room for either: names in `identifiers`,
values of a vocabulary in `tags`, and what it is about in `referenceToEntities`.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import QuerySet

from ..api.links import Links
from . import changing, paragraph_documents, report_documents
from .feed import Feed, Keys, Said

WRITERS = {
    paragraph_documents.KIND: paragraph_documents.written,
    report_documents.KIND: report_documents.written,
}


class Documents(Feed):
    """Each operative paragraph, and each final progress report."""

    lists = (
        "title", "description", "types", "authors", "keywords", "identifiers", "tags",
        "referenceToEntities", "files",
    )  # fmt: skip

    def rows(self, on: date) -> Mapping[str, "QuerySet[Any]"]:
        return {
            paragraph_documents.KIND: changing.paragraphs(),
            report_documents.KIND: changing.reports(),
        }

    def written(self, kind: str, keys: Keys, links: Links, on: date) -> dict[int, Said]:
        return WRITERS[kind](keys, links)
