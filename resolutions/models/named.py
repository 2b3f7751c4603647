from collections.abc import Callable, Mapping
from typing import Any

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


class Named(models.Model):
    """Something that the languages of the Convention name each in their own way."""

    name_fr = models.CharField(_("name in French"), max_length=200, blank=True)
    name_es = models.CharField(_("name in Spanish"), max_length=200, blank=True)

    name: "models.CharField[str, str]"

    class Meta:
        abstract = True

    def __str__(self) -> str:
        """Its name in the language in use; in English where that one is not known."""
        columns = {each: getattr(self, each, "") for each in ("name", own_column())}
        return name_reader()(columns, "")


def own_column() -> str:
    """Return the column that holds names in the language in use."""
    language = (get_language() or "en")[:2]
    return "name" if language == "en" else f"name_{language}"


def name_reader() -> Callable[[Mapping[str, Any], str], str]:
    """Return what reads a name in the language in use from columns: `reader(row, "body__")`."""
    own = own_column()
    return lambda row, of: str(row.get(of + own) or row[f"{of}name"])
