"""What a form carries, and how what somebody typed is read."""

import hashlib
import json
from typing import Any

from django.core.exceptions import ValidationError

from parties import typed
from resolutions.entries import MoveNotAllowed

# Of a form: what nobody types.
CARRIED = {
    "csrfmiddlewaretoken", typed.PERSON, typed.FORM, "version", "opened", "began", "seen",
}  # fmt: skip


def is_text(name: str, value: str) -> bool:
    """Whether somebody typed it, and a form does not merely carry it."""
    return name not in CARRIED and bool(value.strip()) and not value.isdecimal()


def fingerprint(value: Any) -> str:
    """Return a short name of a value, by which a form knows it again."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:24]


def plain(text: str) -> str:
    """Return what somebody typed as it is kept."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "").strip()


def sentence_of(refusal: MoveNotAllowed | ValidationError) -> str:
    if isinstance(refusal, ValidationError):
        return " ".join(refusal.messages)
    return str(refusal)
