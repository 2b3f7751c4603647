"""What each kind of problem means and what to do about it, and how often one may ask."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from .problems import TITLES
from .schema.responses import KINDS

MEANINGS = {
    "malformed": _("The body is no JSON, or a header cannot be read. Send it otherwise."),
    "invalid-parameter": _(
        "The address has a parameter that there is none of here, or a value that it does not take. "
        "“errors” names each of them."
    ),
    "invalid": _(
        "What was sent breaks a rule of the record, in the words that the page would show. "
        "“errors” names the places."
    ),
    "not-signed-in": _(
        "No token came with the request, or one that was revoked, has expired or never was. "
        "Make a new one on your account page."
    ),
    "not-allowed": _(
        "The token lacks the scope, or its person may not do this. Another token does not help "
        "against the second."
    ),
    "not-found": _("Nothing stands at this address that you may read."),
    "method-not-allowed": _("The header Allow names the methods that the address takes."),
    "not-acceptable": _("Ask for JSON or, where it is offered, for CSV."),
    "not-now": _(
        "It cannot be done as things stand: the period is closed, or it was submitted already. "
        "Read it again before you go on."
    ),
    "stale": _(
        "Somebody wrote meanwhile. The problem holds both versions: compare, take the new ETag, "
        "send again."
    ),
    "key-used": _("This Idempotency-Key came with another request. Use a new one for each."),
    "condition-needed": _("Read it first, and send its ETag as If-Match."),
    "unsupported-media-type": _("Send JSON, with Content-Type: application/json."),
    "too-large": _("Send less at a time. Files are added on the pages."),
    "too-many": _("Wait for as many seconds as the header Retry-After says."),
    "fault": _("It is our mistake, and it was noted. Try again later."),
}
UNITS = {
    "s": _("%(number)s a second"),
    "m": _("%(number)s a minute"),
    "h": _("%(number)s an hour"),
    "d": _("%(number)s a day"),
}
WHOM = {
    "read": _("Reading without a token, from one address"),
    "read-with-token": _("Reading with a token that has the scope “read”"),
    "write": _("Writing, with one token"),
    "write-without-token": _("Trying to write without a token that works, from one address"),
}


def problems() -> list[dict[str, str]]:
    """Return every kind of problem with its status, what it means and what to do."""
    statuses = {kind: status for status, kinds in KINDS.items() for kind in kinds}
    return [
        {
            "kind": kind,
            "status": str(statuses[kind]),
            "title": str(title),
            "meaning": str(MEANINGS[kind]),
        }
        for kind, title in TITLES.items()
    ]


def limits() -> list[tuple[str, str]]:
    """Return how often one may ask, by who asks."""
    return [(str(whom), rate_in_words(settings.API_RATES[name])) for name, whom in WHOM.items()]


def rate_in_words(rate: str) -> str:
    """Return a rate as the settings have it ("120/min") in words."""
    number, _slash, unit = rate.partition("/")
    return str(UNITS[unit[0]]) % {"number": number}
