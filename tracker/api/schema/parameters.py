"""What a request may carry besides its body: parameters of the address, its names, headers."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..documented import NEEDED, NEVER, Writes
from ..parameters import Parameter

Said = dict[str, Any]

# No text has a NUL; the whole numbers that are read have at most eighteen digits.
TEXT = "^[^\\u0000]*$"
LARGEST = 10**18 - 1
# What stands in the headers Idempotency-Key and If-Match.
KEY = "^[!-~]{1,200}$"
TAGS = r'^(W/)?"[!#-~]*"(, *(W/)?"[!#-~]*")*$'

# Values from the real record of what a filter of the pages takes.
EXAMPLES: dict[str, Any] = {
    "accepted_since": "2026-03-23",
    "addressee": "SEC",
    "approved_since": "2026-03-23",
    "body": "cms-StC",
    "due_by": "2026-12-31",
    "due_from": "2026-01-01",
    "item": "11.10-20-SEC",
    "meeting": "StC56",
    "paragraph": 18,
    "party": "KEN",
    "period": "StC57",
    "q": "Ramsar",
    "resolution": "11.10-rev-cop14",
    "system": "dtt",
    "theme": "national",
    "treaty": "cms",
}

# What the labels of the pages' filters say, in sentences.
SENTENCES: dict[str, tuple[Any, Any]] = {
    "q": (gettext_lazy("Words"), gettext_lazy("Words that it holds, whatever their accents.")),
    "addressee": (
        gettext_lazy("Addressed to"),
        gettext_lazy("Who is asked, by code."),
    ),
    "status": (gettext_lazy("Status"), gettext_lazy("How far it has come, as of the day.")),
    "theme": (gettext_lazy("Theme"), gettext_lazy("The theme of the paragraph, by code.")),
    "paragraph": (gettext_lazy("Paragraph"), gettext_lazy("The number of the paragraph.")),
    "resolution": (
        gettext_lazy("Resolution"),
        gettext_lazy("The resolution, by the name in its address."),
    ),
    "needs_funding": (
        gettext_lazy("Needs funding"),
        gettext_lazy("True: those alone that need funding."),
    ),
    "overdue": (gettext_lazy("Overdue"), gettext_lazy("True: those alone that are overdue.")),
    "item": (gettext_lazy("Action item"), gettext_lazy("The action item, by reference.")),
    "party": (gettext_lazy("Party"), gettext_lazy("The Party, by its code of three letters.")),
    "meeting": (gettext_lazy("Meeting"), gettext_lazy("The meeting, by its short name.")),
}

# The names in addresses: what they look like, what they are, one from the real record.
NAME = "^[^/\\u0000?#%]+$"
NAMES: dict[str, tuple[str, Any, str]] = {
    "action-items/reference": (NAME, gettext_lazy("Its reference."), "11.10-20-SEC"),
    "bodies/key": (NAME, gettext_lazy("Its key: the treaty and the code."), "cms-StC"),
    "instruments/code": (NAME, gettext_lazy("Its code."), "AEWA"),
    "meetings/label": (NAME, gettext_lazy("Its short name."), "StC56"),
    "paragraphs/slug": (NAME, gettext_lazy("The resolution."), "11.10-rev-cop14"),
    "paragraphs/anchor": (NAME, gettext_lazy("Where it stands in the text."), "para-20"),
    "parties/iso3": (NAME, gettext_lazy("Its code of three letters."), "KEN"),
    "party-actions/reference": (NAME, gettext_lazy("Its reference."), "KEN-1"),
    "progress/slug": (NAME, gettext_lazy("The resolution."), "11.10-rev-cop14"),
    "reporting-periods/label": (NAME, gettext_lazy("The meeting with which it ends."), "StC57"),
    "reports/slug": (NAME, gettext_lazy("The name of the report."), "stc56"),
    "resolutions/slug": (NAME, gettext_lazy("The name of the resolution."), "11.10-rev-cop14"),
}


def of_address(parameter: Parameter) -> Said:
    """Return a parameter of the query."""
    schema = TYPES[parameter.kind](parameter)
    said: Said = {"name": parameter.name, "in": "query", "description": about(parameter)}
    if parameter.many or parameter.listed:
        schema = {"type": "array", "items": schema}
        said |= {"style": "form", "explode": parameter.many}
    if parameter.listed:
        schema |= {"minItems": 1}
    if parameter.default is not None:
        schema["default"] = parameter.default
    example = parameter.example or EXAMPLES.get(parameter.name)
    if example is not None and not parameter.choices:
        said["example"] = [example] if parameter.many else example
    return {**said, "schema": schema}


def about(parameter: Parameter) -> str:
    """Return what it is for; of a filter that a page labels shortly, in a sentence."""
    label, sentence = SENTENCES.get(parameter.name, ("", ""))
    told = str(parameter.about)
    return str(sentence) if label and told == str(label) else told


def _text(parameter: Parameter) -> Said:
    if parameter.choices:
        return {"type": "string", "enum": list(parameter.choices)}
    longest = {} if parameter.longest is None else {"maxLength": parameter.longest}
    return {"type": "string", "pattern": TEXT, **longest}


def _number(parameter: Parameter) -> Said:
    least = -LARGEST if parameter.least is None else parameter.least
    most = LARGEST if parameter.most is None else parameter.most
    return {"type": "integer", "minimum": least, "maximum": most}


TYPES: Mapping[str, Callable[[Parameter], Said]] = {
    "string": _text,
    "integer": _number,
    "boolean": lambda parameter: {"type": "boolean"},
    "date": lambda parameter: {"type": "string", "format": "date"},
}


def in_path(name: str, collection: str, *, is_number: bool) -> Said:
    """Return a name in the address.

    Args:
        collection: the word of the address that it stands behind.
    """
    if is_number:
        about, example = _("Its number."), ""
        schema: Said = {"type": "integer", "minimum": 0, "maximum": LARGEST}
    else:
        pattern, said, example = NAMES.get(f"{collection}/{name}", (NAME, "", ""))
        about, schema = str(said), {"type": "string", "pattern": pattern, "minLength": 1}
    told = {"name": name, "in": "path", "required": True, "schema": schema}
    return {**told, "description": about, **({"example": example} if example else {})}


def header(name: str, about: str, *, required: bool = False, **schema: Any) -> Said:
    example = {"example": schema.pop("example")} if "example" in schema else {}
    said = {"name": name, "in": "header", "description": about, **example}
    return {**said, "required": required, "schema": {"type": "string", **schema}}


def language() -> Said:
    codes = ", ".join(code for code, _name in settings.LANGUAGES)
    about = _("The language of labels and sentences: %(codes)s. Texts stay as adopted.")
    return header("Accept-Language", about % {"codes": codes}, example="fr")


def of_reading() -> Iterator[Said]:
    """Yield the headers with which an answer is asked for again."""
    yield language()
    yield header("If-None-Match", _("The ETag that you have: 304 says that it is still right."))
    about = _("When you last read it: 304 says that nothing has changed since.")
    yield header("If-Modified-Since", about, example="Mon, 23 Mar 2026 10:00:00 GMT")


def of_writing(writes: Writes, method: str) -> Iterator[Said]:
    """Yield the headers that go with what is written."""
    yield language()
    if method == "POST":
        about = _("A name of yours for this request: sent again with it, it is done once.")
        yield header("Idempotency-Key", about, pattern=KEY, example="a4e3-0001")
    if writes.if_match != NEVER:
        yield header(
            "If-Match",
            _("The ETag of what you read: 412 says that it has changed since."),
            required=writes.if_match == NEEDED,
            pattern=TAGS,
            example='"update-12.5"',
        )
