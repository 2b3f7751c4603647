"""How the services refuse, as problems with the sentence that the page would show."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from typing import Any

from django.core.exceptions import ValidationError

from resolutions.entries import MoveNotAllowed

from ..problems import Problem


@contextmanager
def as_problems(is_for_others: Callable[[], bool]) -> Iterator[None]:
    """Turn what the services raise into problems.

    Args:
        is_for_others: whether the person could not do it in any state of things.
    """
    try:
        yield
    except MoveNotAllowed as refusal:
        raise (not_allowed if is_for_others() else not_now)(refusal) from refusal
    except ValidationError as refusal:
        sentence = " ".join(refusal.messages)
        raise Problem(
            HTTPStatus.UNPROCESSABLE_ENTITY,
            "invalid",
            sentence,
            errors=[{"pointer": "#", "detail": sentence}],
        ) from refusal


def not_allowed(refusal: Any) -> Problem:
    return Problem(HTTPStatus.FORBIDDEN, "not-allowed", refusal)


def not_now(refusal: Any) -> Problem:
    return Problem(HTTPStatus.CONFLICT, "not-now", refusal)


def stale(refusal: Any, sent: Any, **theirs: Any) -> Problem:
    """Return the refusal of what was sent without knowing what others wrote meanwhile.

    Args:
        sent: the body, which stands beside what they wrote.
    """
    yours = {"yours": sent} if sent else {}
    return Problem(HTTPStatus.PRECONDITION_FAILED, "stale", refusal, **theirs, **yours)
