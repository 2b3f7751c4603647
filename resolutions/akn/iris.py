"""The names of things as Akoma Ntoso writes them: IRIs, and ids made of them."""

import hashlib
import re
from functools import lru_cache

from django.db.models import Count
from django.utils.text import slugify

from ..choices import Vocabulary
from ..models import Body, ExternalCode, Resolution

# ISO 639-1 to 639-2/T.
LANGUAGES = {"ar": "ara", "de": "deu", "en": "eng", "es": "spa", "fr": "fra", "it": "ita",
             "ja": "jpn", "ko": "kor", "pt": "por", "ru": "rus", "zh": "zho"}  # fmt: skip
UNKNOWN = "und"


def xml_language(code: str) -> str:
    """Return the code as xml:lang takes it; `und` for one that is none."""
    known = re.fullmatch(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", code)
    return code if known else UNKNOWN


def iri_language(code: str) -> str:
    """Return the language in three letters, as IRIs have it."""
    first = xml_language(code).split("-")[0].lower()
    return LANGUAGES.get(first, first if len(first) == 3 else UNKNOWN)


@lru_cache(maxsize=10_000)
def named(text: str) -> str:
    """Return a name for an IRI: names that differ by case, spaces and signs alone are one."""
    return slugify(re.sub(r"[\W_]+", "-", text), allow_unicode=True) or digest(text)


def exactly(code: str) -> str:
    """Return a name for an id, another one for every other code."""
    plain = re.fullmatch(r"[A-Za-z0-9]+", code)
    return code if plain else f"{named(code)}-{digest(code)}"


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def concept(kind: str, name: str) -> str:
    """Return the IRI of something that is not a document: an organization, a concept."""
    return f"/akn/ontology/{kind}/un/{name}"


class Bodies:
    """What IRIs call the bodies: by the external codes, else by treaty and code.

    External codes know no treaty. So one is taken only if it begins with the body's treaty, or if
    no other body has that code.
    """

    def __init__(self) -> None:
        self.codes: dict[str, list[str]] = {}
        rows = ExternalCode.objects.filter(system="akn", vocabulary=Vocabulary.BODY)
        for value, code in rows.order_by("code").values_list("value", "code"):
            self.codes.setdefault(value, []).append(code)
        bodies = Body.objects.order_by().values_list("code").annotate(Count("pk"))
        self.shared = {code for code, number in bodies if number > 1}

    def name(self, body: Body) -> str:
        codes = self.codes.get(body.code, [])
        own = [each for each in codes if each.startswith(f"{body.treaty}-")] if body.treaty else []
        if not own and body.code not in self.shared:
            own = codes
        name = named(own[0] if own else f"{body.treaty} {body.code}")
        # In an IRI a number comes after the date alone.
        return f"body-{name}" if name[0].isdigit() else name

    def work(self, resolution: Resolution) -> str:
        """Return the IRI of the resolution as a work, whatever its language and format."""
        body, day = self.name(resolution.adopted_at.body), resolution.adopted_on.isoformat()
        return f"/akn/un/statement/deliberation/{body}/{day}/{number_of(resolution)}"

    def expression(self, resolution: Resolution) -> str:
        """Return the IRI of the text in its language, as of the day of its adoption."""
        version = f"{iri_language(resolution.language)}@{resolution.adopted_on.isoformat()}"
        return f"{self.work(resolution)}/{version}"


def number_of(resolution: Resolution) -> str:
    """Return the number for the IRI: 11-10-rev-cop14."""
    return named(resolution.slug)
