"""Reads rows for a report: text that every format can hold, absolute addresses, all languages."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.urls import get_script_prefix, reverse
from django.utils import translation

from resolutions.models.named import Named

from .content import Words

# What word processors and other systems break a line with.
BREAKS = re.compile("\r\n?|[\x0b\x0c\x85]")
# What XML 1.0 cannot hold or discourages: control characters, lone surrogates, two non-characters.
UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# Names the catalogue of each language; its first two letters are the language's code.
CATALOGUES = ("en-gb", "fr", "es")
# Stands in an address as it is.
SIMPLE = re.compile(r"[\w.-]+", re.ASCII)


def clean(text: str) -> str:
    """Return the text as every format can hold it, with one kind of line break."""
    # What is printable is fit, and that is known in a fraction of the time.
    if text.isprintable() or not UNFIT.search(text):
        return text
    return UNFIT.sub("", BREAKS.sub("\n", text))


def rows(found: "QuerySet[Any]", *fields: str) -> Iterator[tuple[Any, ...]]:
    """Yield the values of the fields, row by row; every text in them is clean."""
    for row in found.values_list(*fields):
        yield tuple([clean(value) if isinstance(value, str) else value for value in row])


def absolute(path: str) -> str:
    """Return the address of a page or file of this site, as it is written elsewhere."""
    return f"{settings.SITE_URL}{path}"


def page(view: str, key: object) -> str:
    """Return the address of what a key names; for most keys, the framework is asked just once."""
    text = str(key)
    if not SIMPLE.fullmatch(text):
        return absolute(reverse(view, args=[key]))
    before, after = _around(view, get_script_prefix())
    return absolute(f"{before}{text}{after}")


@cache
def _around(view: str, _prefix: str) -> tuple[str, str]:
    """Return what stands before and after the key in the addresses of a view."""
    before, _key, after = reverse(view, args=[0]).rpartition("0")
    return before, after


def named(name: str, french: str, spanish: str) -> Words:
    """Return a name in all languages: in English where it is not known in another."""
    return {"en": name, "fr": french or name, "es": spanish or name}


def names_of(each: Named) -> Words:
    return named(clean(each.name), clean(each.name_fr), clean(each.name_es))


def in_all_languages(label: object) -> Words:
    """Return a label of the catalogues, in each of their languages."""
    words = {}
    for catalogue in CATALOGUES:
        with translation.override(catalogue):
            words[catalogue[:2]] = str(label)
    return words
