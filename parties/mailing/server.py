"""The mail server: a connection to it, and what its refusals mean."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from enum import StrEnum
from smtplib import (
    SMTPDataError,
    SMTPException,
    SMTPNotSupportedError,
    SMTPRecipientsRefused,
    SMTPResponseException,
    SMTPSenderRefused,
)
from typing import Any

import django
from django.core import mail


class Answer(StrEnum):
    """What a failure to send says of the e-mail: the server did not take it, or nobody knows."""

    NOT_NOW = "not now"
    NEVER = "never"
    UNKNOWN = "unknown"


@contextmanager
def connection() -> Iterator[Any]:
    """Give the connection to the mail server, not open yet; close it in the end."""
    line: Any = mail.mailers.default if django.VERSION >= (6, 1) else mail.get_connection()
    try:
        yield line
    finally:
        with suppress(OSError):
            line.close()


def ready(line: Any) -> None:
    """Open the connection, anew where it was lost; no e-mail has been spoken of yet.

    Raises:
        OSError: the mail server cannot be reached, or will not let us in.
    """
    if not _alive(line):
        line.close()
    line.open()
    if session := _session(line):
        session.ehlo_or_helo_if_needed()


def _session(line: Any) -> Any:
    """Return the SMTP session; none where it is not open, or the mail goes another way."""
    return getattr(line, "connection", None)


def _alive(line: Any) -> bool:
    session = _session(line)
    try:
        return session is None or session.noop()[0] == 250
    except SMTPException:
        return False


def answer_in(failure: Exception) -> Answer:
    """Return what a failure to send says of whether the server took the e-mail.

    A sender that is refused is a matter of our settings, not of the e-mail: it is tried again.
    """
    match failure:
        case SMTPSenderRefused():
            return Answer.NOT_NOW
        case SMTPRecipientsRefused():
            codes = [code for code, _ in failure.recipients.values()]
        case SMTPDataError():
            codes = [failure.smtp_code]
        case ValueError() | SMTPNotSupportedError():
            return Answer.NEVER  # it could not even be put into the form of an e-mail
        case _:
            return Answer.UNKNOWN
    if all(400 <= code < 500 for code in codes):
        return Answer.NOT_NOW
    return Answer.NEVER if all(code >= 500 for code in codes) else Answer.UNKNOWN


def words_of(failure: Exception) -> str:
    """Return the server's own words where it said some; never nothing."""
    answers: list[tuple[int, bytes | str]]
    match failure:
        case SMTPRecipientsRefused():
            answers = list(failure.recipients.values())
        case SMTPResponseException():
            answers = [(failure.smtp_code, failure.smtp_error)]
        case _:
            return f"{type(failure).__name__}: {failure}"
    return " ".join(f"{code} {_decoded(text)}" for code, text in answers)


def _decoded(text: bytes | str) -> str:
    return text.decode(errors="replace") if isinstance(text, bytes) else text
