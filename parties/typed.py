"""Keeps what somebody typed whose session had ended, until they have signed in again.

A form carries a signed name of the person for whom it was opened. What an anonymous request brings
of such a form stays in the anonymous session, which signing in takes along; it is shown to that
person, and dropped for everybody else.
"""

from typing import Any

from django.contrib.sessions.backends.base import SessionBase
from django.core import signing
from django.http import HttpRequest, QueryDict

from resolutions.models import User

KEY = "typed"
SALT = "parties.typed"
# In one session, in characters: ten times what a long entry has.
MOST = 300_000
# What identifies the form, and what is no text that somebody typed.
FORM, PERSON, TOKEN = "form_key", "person", "csrfmiddlewaretoken"


def sign(person: User) -> str:
    """Return the signed name that a form of the person carries."""
    return signing.dumps(person.pk, salt=SALT)


def person_of(data: QueryDict) -> int | None:
    """Return the key of the person for whom the form was opened; none where it does not say."""
    try:
        found: int = signing.loads(data.get(PERSON, ""), salt=SALT)
    except signing.BadSignature:
        return None
    return found


def keep(request: HttpRequest, path: str) -> bool:
    """Keep the text fields of the form for who opened it; say whether they could be kept.

    Args:
        path: where the form opens again.
    """
    person = person_of(request.POST)
    if person is None:
        return False
    fields = {name: values for name, values in request.POST.lists() if name != TOKEN}
    new = {"path": path, "person": person, "fields": fields, "files": bool(request.FILES)}
    others = [each for each in _all(request.session) if not _same(each, new)]
    if size_of([*others, new]) > MOST:
        return False
    request.session[KEY] = [*others, new]
    return True


def kept(request: HttpRequest) -> dict[str, Any] | None:
    """Return what the person typed last into the form at this address, if it is still kept."""
    person = request.user.pk
    here = [
        each
        for each in _all(request.session)
        if each["path"] == request.path and each["person"] == person
    ]
    return {**here[-1], "data": _data(here[-1]["fields"])} if here else None


def forget(request: HttpRequest, path: str) -> None:
    """Drop what was kept of the form that the request brings: it is saved, or given up.

    Args:
        path: where the form opens, for a form that has no key.
    """
    form = request.POST.get(FORM)
    rest = [
        each
        for each in _all(request.session)
        if (_form(each) != form if form else each["path"] != path)
    ]
    _keep_only(request.session, rest)


def drop_others(request: HttpRequest) -> None:
    """Drop what another person typed on this browser."""
    person = request.user.pk
    _keep_only(request.session, [e for e in _all(request.session) if e["person"] == person])


def size_of(entries: list[dict[str, Any]]) -> int:
    return sum(
        len(name) + sum(map(len, values))
        for entry in entries
        for name, values in entry["fields"].items()
    )


def _all(session: SessionBase) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = session.get(KEY, [])
    return found


def _keep_only(session: SessionBase, entries: list[dict[str, Any]]) -> None:
    if entries:
        if len(entries) != len(_all(session)):
            session[KEY] = entries
    else:
        session.pop(KEY, None)


def _form(entry: dict[str, Any]) -> str | None:
    values: list[str] = entry["fields"].get(FORM) or []
    return values[-1] if values else None


def _same(one: dict[str, Any], other: dict[str, Any]) -> bool:
    return one["path"] == other["path"] and _form(one) == _form(other)


def _data(fields: dict[str, list[str]]) -> QueryDict:
    data = QueryDict(mutable=True)
    for name, values in fields.items():
        data.setlist(name, values)
    return data
