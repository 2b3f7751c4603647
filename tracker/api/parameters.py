"""The parameters that an address takes: what is documented is what is read, and nothing else is."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

import django_filters
from django.http import QueryDict
from django.utils.dateparse import parse_date
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from resolutions import filters

from .paging import LONGEST_CURSOR, MOST_ON_PAGE, PAGE_SIZE
from .problems import Problem

TRUE, FALSE = ("1", "true", "yes", "on"), ("0", "false", "no", "off")
WHOLE = re.compile(r"-?(0|[1-9][0-9]{0,17})", re.ASCII)
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)


@dataclass(frozen=True)
class Parameter:
    """One parameter of an address.

    Args:
        kind: string, integer, boolean or date.
        many: whether it may be given several times; any of the values will do.
        choices: the values that there are; none means any.
        listed: whether it holds several of the choices, separated by commas.
        default: what holds where it is left out.
    """

    name: str
    about: Any
    kind: str = "string"
    many: bool = False
    choices: tuple[str, ...] = ()
    listed: bool = False
    least: int | None = None
    most: int | None = None
    longest: int | None = None
    default: Any = None
    example: Any = None

    def wrong(self, values: Sequence[str]) -> str:
        """Return what is wrong with the values, in a sentence; nothing where they are right."""
        if len(values) > 1 and not self.many:
            return _("It is given twice.")
        return next((said for each in values if (said := self._wrong(each))), "")

    def _wrong(self, value: str) -> str:
        if "\x00" in value:
            return _("It holds a character that no text has.")
        if self.longest is not None and len(value) > self.longest:
            return _("It is longer than %(most)s characters.") % {"most": self.longest}
        return CHECKS[self.kind](self, value)

    def _wrong_text(self, value: str) -> str:
        given = value.split(",") if self.listed else [value]
        if self.choices and not set(given) <= set(self.choices):
            return _("It is one of these: %(choices)s.") % {"choices": ", ".join(self.choices)}
        return ""

    def _wrong_number(self, value: str) -> str:
        if not WHOLE.fullmatch(value):
            return _("It is a whole number.")
        if self.least is not None and int(value) < self.least:
            return _("It is %(least)s or more.") % {"least": self.least}
        if self.most is not None and int(value) > self.most:
            return _("It is %(most)s or less.") % {"most": self.most}
        return ""

    def _wrong_flag(self, value: str) -> str:
        return "" if value.lower() in (*TRUE, *FALSE) else _("It is true or false.")

    def _wrong_day(self, value: str) -> str:
        try:
            found = parse_date(value) if DAY.fullmatch(value) else None
        except ValueError:
            found = None
        return "" if found else _("Give the date as 2026-03-23.")


CHECKS: Mapping[str, Callable[[Parameter, str], str]] = {
    "string": Parameter._wrong_text,
    "integer": Parameter._wrong_number,
    "boolean": Parameter._wrong_flag,
    "date": Parameter._wrong_day,
}


def refuse_wrong(asked: QueryDict, parameters: Iterable[Parameter]) -> None:
    """Refuse what cannot be understood, each parameter with its sentence.

    Raises:
        Problem: a parameter is unknown here, or its value is wrong.
    """
    known = {each.name: each for each in parameters}
    errors = []
    for name, values in asked.lists():
        if name not in known:
            names = ", ".join(sorted(known))
            sentence = _("There is no such parameter here. There are: %(names)s.")
            errors.append((name, sentence % {"names": names}))
        elif wrong := known[name].wrong([str(each) for each in values]):
            errors.append((name, wrong))
    if errors:
        raise wrong_parameters(errors)


def wrong_parameters(errors: Sequence[tuple[str, str]]) -> Problem:
    """Return the refusal of parameters, each with the sentence on what is wrong with it."""
    return Problem(
        HTTPStatus.BAD_REQUEST,
        "invalid-parameter",
        " ".join(f"{name}: {sentence}" for name, sentence in errors),
        errors=[{"parameter": name, "detail": sentence} for name, sentence in errors],
    )


def wrong_fields(errors: Mapping[str, Iterable[Any]]) -> Problem:
    """Return the refusal of what a form did not understand: the sentences of each field as one."""
    return wrong_parameters([(name, " ".join(map(str, said))) for name, said in errors.items()])


AS_OF = Parameter(
    "as_of", gettext_lazy("The day as of which it is seen; today where it is left out."),
    "date", example="2025-09-01",
)  # fmt: skip
CURSOR = Parameter(
    "cursor", gettext_lazy("Where the page begins: taken from the links of another page."),
    longest=LONGEST_CURSOR,
)  # fmt: skip
SIZE = Parameter(
    "page_size", gettext_lazy("How many there are on a page."), "integer",
    least=1, most=MOST_ON_PAGE, default=PAGE_SIZE,
)  # fmt: skip


def fields_parameter(names: Iterable[str]) -> Parameter:
    return Parameter(
        "fields",
        gettext_lazy("The members that are wanted, separated by commas; all where it is left out."),
        choices=tuple(names),
        listed=True,
    )


def ordering_parameter(names: Iterable[str], default: str) -> Parameter:
    about = gettext_lazy("By what the list is sorted; with a minus, the other way round.")
    both = tuple(each for name in names for each in (name, f"-{name}"))
    return Parameter("ordering", about, choices=both, default=default)


def format_parameter(formats: Iterable[str]) -> Parameter:
    about = gettext_lazy(
        "The format, in place of the header Accept. The CSV of a list has the rows of all pages."
    )
    return Parameter("format", about, choices=tuple(formats), default="json")


def parameters_of(filterset: type[django_filters.FilterSet]) -> tuple[Parameter, ...]:
    """Return the parameters that a filter of the pages takes."""
    return tuple(_parameter(name, each) for name, each in filterset.base_filters.items())


def _parameter(name: str, each: django_filters.Filter) -> Parameter:
    extra = each.extra
    choices = tuple(str(value) for value, _label in extra.get("choices", ()) if value != "")
    kinds = {filters.Flag: "boolean", filters.WholeNumber: "integer"}
    is_day = isinstance(each, django_filters.DateFilter)
    return Parameter(
        name,
        capfirst(each.label),
        "date" if is_day else kinds.get(type(each), "string"),
        many=isinstance(each, django_filters.MultipleChoiceFilter),
        choices=choices,
        least=extra.get("min_value"),
        most=extra.get("max_value"),
        longest=extra.get("max_length"),
    )
