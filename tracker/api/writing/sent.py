"""What is sent: JSON of a bearable size, of which no member is lost without a word."""

import json
from collections.abc import Iterator, Mapping
from http import HTTPStatus
from typing import IO, Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.core.validators import MaxLengthValidator, ProhibitNullCharactersValidator
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from rest_framework import serializers
from rest_framework.exceptions import ParseError
from rest_framework.parsers import BaseParser

from ..parameters import DAY
from ..problems import Problem, step
from ..rows import PlainSerializer

MOST_BYTES = 1_000_000
LAST_KEY = 2**63 - 1
CHOICE_MISSING: Any = forms.ChoiceField.default_error_messages["invalid_choice"]


class StrictJSON(BaseParser):
    """JSON as RFC 8259 has it: no member twice, and no character that a text cannot have."""

    media_type = "application/json"

    def parse(self, stream: IO[Any], media_type: Any = None, parser_context: Any = None) -> Any:
        try:
            said = json.loads(
                stream.read().decode(), parse_constant=refuse, object_pairs_hook=once_each
            )
            wrong = list(unwritable(said, "#"))
        except (ValueError, RecursionError) as error:
            raise ParseError(_("The body is not JSON that can be read.")) from error
        if wrong:
            errors = [{"pointer": pointer, "detail": sentence} for pointer, sentence in wrong]
            sentences = " ".join(dict.fromkeys(sentence for _pointer, sentence in wrong))
            raise Problem(HTTPStatus.UNPROCESSABLE_ENTITY, "invalid", sentences, errors=errors)
        return said


def refuse(constant: str) -> None:
    """Refuse what is a number to some programs alone: NaN, Infinity."""
    raise ValueError(constant)


def once_each(members: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return the members, each of which is there once."""
    found = dict(members)
    if len(found) != len(members):
        raise ValueError
    return found


def unwritable(said: Any, pointer: str) -> Iterator[tuple[str, str]]:
    """Yield where characters stand that no database or file keeps, with what is wrong."""
    if isinstance(said, str) and (sentence := wrong_in(said)):
        yield pointer, sentence
    elif isinstance(said, list):
        for at, each in enumerate(said):
            yield from unwritable(each, f"{pointer}/{at}")
    elif isinstance(said, dict):
        for name, each in said.items():
            if sentence := wrong_in(name):
                yield pointer, sentence
            else:
                yield from unwritable(each, pointer + step(name))


def wrong_in(text: str) -> str:
    if "\x00" in text:
        return str(ProhibitNullCharactersValidator.message)
    if any("\ud800" <= each <= "\udfff" for each in text):
        return _("It holds a character that no text has.")
    return ""


class Sent(PlainSerializer):
    """A JSON object that is sent: a member that is unknown here is refused, so no typo is lost."""

    def to_internal_value(self, data: Any) -> Any:
        unknown = [name for name in data if name not in self.fields] if is_object(data) else []
        if unknown:
            sentence = _("There is no such member here. There are: %(names)s.") % {
                "names": ", ".join(self.fields) or "–"
            }
            raise serializers.ValidationError({name: [sentence] for name in unknown})
        return super().to_internal_value(data)


def is_object(data: Any) -> bool:
    return isinstance(data, Mapping)


def at_once(most: int, about: Any) -> dict[str, Any]:
    """What a list of objects is declared with: how many there may be, and what they are."""
    return {"many": True, "required": False, "max_length": most, "help_text": about}


class Nothing(Sent):
    """The body of what needs none: it may be left out, or be an object without members."""


class Words(serializers.CharField):
    """A text; the form of the pages has the last word on it, white space around it included."""

    def __init__(self, about: Any, *, most: int | None = None, **kwargs: Any) -> None:
        kwargs = {"required": False, "allow_blank": True, **kwargs}
        super().__init__(help_text=about, trim_whitespace=False, **kwargs)
        if most is not None:
            self.validators.append(MaxLengthValidator(most))

    def to_internal_value(self, data: Any) -> str:
        if not isinstance(data, str):
            self.fail("invalid")
        return data


class Choice(serializers.ChoiceField):
    """One of a closed vocabulary, by its code."""

    def __init__(self, about: Any, choices: Any, **kwargs: Any) -> None:
        super().__init__(choices, help_text=about, **{"required": False, **kwargs})

    def to_internal_value(self, data: Any) -> str:
        if not isinstance(data, str):
            raise serializers.ValidationError(
                str(serializers.CharField.default_error_messages["invalid"])
            )
        if data not in self.choices:
            raise serializers.ValidationError(str(CHOICE_MISSING) % {"value": data})
        return data


class Day(serializers.DateField):
    """A day as 2026-03-23; null where there is none."""

    def __init__(self, about: Any, **kwargs: Any) -> None:
        super().__init__(help_text=about, required=False, allow_null=True, **kwargs)

    def to_internal_value(self, data: Any) -> Any:
        try:
            found = parse_date(data) if isinstance(data, str) and DAY.fullmatch(data) else None
        except ValueError:
            found = None
        if found is None:
            raise serializers.ValidationError(_("Give the date as 2026-03-23."))
        return found


class Flag(serializers.BooleanField):
    def __init__(self, about: Any, **kwargs: Any) -> None:
        super().__init__(help_text=about, required=False, **kwargs)

    def to_internal_value(self, data: Any) -> bool:
        if not isinstance(data, bool):
            self.fail("invalid", input=data)
        return data


class Key(serializers.IntegerField):
    """The number by which a row is known here."""

    def __init__(self, about: Any, **kwargs: Any) -> None:
        super().__init__(help_text=about, required=False, min_value=1, max_value=LAST_KEY, **kwargs)

    def to_internal_value(self, data: Any) -> int:
        if isinstance(data, bool) or not isinstance(data, int):
            self.fail("invalid")
        return data


def refuse_form(form: forms.BaseForm) -> None:
    """Refuse what the form of the pages refuses, with its sentences.

    Raises:
        ValidationError: the form is not valid.
    """
    if not form.is_valid():
        whole = "non_field_errors"
        raise serializers.ValidationError(
            {
                whole if name == NON_FIELD_ERRORS else name: list(dict.fromkeys(map(str, said)))
                for name, said in form.errors.items()
            }
        )
