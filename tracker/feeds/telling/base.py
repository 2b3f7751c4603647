"""What all entries have in common."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.template.loader import render_to_string
from django.utils.formats import date_format
from django.utils.functional import cached_property

from ...api.links import Links
from ...open_data.vocabularies import changes
from ..content import Category, Entry

Found = dict[int, Entry]
EMPTY_LINES = re.compile(r"\n\s*\n")


@dataclass
class Pen:
    """Writes in the language in use, with addresses as the reader reached this site."""

    links: Links

    def category(self, vocabulary: str, term: object, label: object) -> Category:
        scheme = f"{self.links.to('open-data')}#{vocabulary}"
        return Category(scheme, str(term), str(label))

    def kind(self, term: str) -> Category:
        return self.category("change", term, self.kinds[term])

    @cached_property
    def kinds(self) -> Mapping[str, str]:
        """What changed, by name."""
        return dict(changes())

    def content(self, template: str, **context: Any) -> str:
        """Return HTML; its addresses are absolute, since a reader's program has no page for it."""
        made = render_to_string(f"feeds/{template}.html", {"site": self.links.root, **context})
        return EMPTY_LINES.sub("\n", made).strip()


def day(value: date) -> str:
    return date_format(value, "DATE_FORMAT")
