"""The content as bytes, and back: always the same bytes for the same content."""

import hashlib
import json
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from .content import Content


@cache
def adapter() -> "TypeAdapter[Content]":
    return TypeAdapter(Content)


def as_json(content: Content) -> str:
    """Return the content as JSON: keys in order, UTF-8, one line at the end."""
    plain = adapter().dump_python(content, mode="json")
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n"


def from_json(text: str) -> Content:
    """Return the content that was frozen.

    Raises:
        pydantic.ValidationError: it is not content of this version.
    """
    return adapter().validate_json(text)


def digest(text: str) -> str:
    """Return the SHA-256 of the bytes of the text, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of the published JSON."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **adapter().json_schema(),
    }
