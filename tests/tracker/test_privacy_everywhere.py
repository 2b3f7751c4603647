"""No address of the application says anything confidential to somebody without an account.

Every field that may hold something confidential holds a marker; every address is visited with real
arguments, and the markers are looked for in all that is answered.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from parties.models import ActionEvidence, ActionVersion, PartyAction
from resolutions.models import Evidence, StatusUpdate
from tracker.models import ProgressReport

from .privacy import fields, scene
from .privacy.addresses import Arguments, Route, routes
from .privacy.planting import Planted, remove_guards
from .privacy.searching import words_of

pytestmark = pytest.mark.django_db

# What only those who signed in are answered, and what is there for nobody.
CLOSED = re.compile(
    r"admin/(?!jsi18n/)|my/|api/v1/my/|account/(?!login/$|inactive/|password/reset/)"
    r"|reports/(new/|%\(slug\)s/(edit|text|recommended|omissions|head|finalise|revise|discard)/)"
    r"|language/$|api/v1/$(?<!/)|informea/$(?<!/)|invitation/|sign-in-link/%"
)
REFUSED = (301, 302, 400, 401, 403, 404, 405)
LANGUAGES = ("en", "fr", "es")
# Files of one language each, and heavy.
HEAVY = ("application/pdf", "application/vnd.", "application/zip")
# Asked of what takes them.
VARIANTS = {
    "api/v1/": ["format=csv", "format=json", "as_of=2026-01-01", "page_size=3"],
    "items/": ["format=csv", "as_of=2026-01-01", "q=zqpublic"],
    "parties/": ["format=csv", "version=1", "version=2", "version=3"],
    "progress/": ["since=2025-01-01", "as_of=2026-01-01"],
    "feeds/": ["language=fr"],
    "reports/": ["language=fr"],
}


@pytest.fixture
def planted(settings: Any, client: Client) -> Planted:
    """The record, with a marker in every confidential field of every row."""
    settings.DESK_EMAIL = "zqxk0y@example.org"
    scene.record_updates()
    scene.log_actions()
    scene.know_people()
    scene.edit_what_has_a_history()
    remove_guards()
    planted = Planted()
    planted.plant()
    scene.report()
    planted.plant()
    return planted


def arguments(client: Client) -> Arguments:
    """Return what goes into addresses: public things, and such as nobody is told of."""
    names = ["Decisions", "Meetings", "Documents", "CountryReports"]
    answers = [client.get(f"/informea/{each}").json() for each in names]
    ids = [str(row["id"]) for each in answers for row in rows_in(each)]
    keys = {
        pk
        for model in (StatusUpdate, Evidence, ActionEvidence, ActionVersion)
        for pk in model._default_manager.values_list("pk", flat=True)
    }
    slugs = list(ProgressReport.objects.values_list("slug", flat=True))
    actions = list(PartyAction.objects.values_list("reference", flat=True))
    return {
        "slug": ["11.10-rev-cop14", *slugs],
        "reference": ["11.10-20-SEC", "11.10-29-PAR", *actions],
        "pk": sorted(keys),
        "iso3": ["KEN", "FRA", "MNG"],
        "number": [20, 29],
        "name": [*ids[:1], *last_of_each(ids), "overview", "items", "actions", "parties"],
        "label": ["StC56", "StC57"],
        "key": ["cms-COP", "1-abc"],
        "code": ["cms", "eurobats"],
        "anchor": ["para-20", "para-29", "preamble-1"],
        "language": LANGUAGES,
        "suffix": ["pdf", "docx", "xlsx", "json"],
        "section": ["summary", "background"],
        "object_id": [1],
        "opened": [1],
        "token": ["none"],
        "uidb36": ["1"],
        "content_type_id": [1],
        "app_label": ["resolutions"],
        "id": [1],
        "url": ["none"],
    }


def rows_in(answer: Any) -> list[Any]:
    """Return the rows of a feed, wherever they stand in it."""
    if isinstance(answer, list):
        return answer
    return (
        next((found for each in answer.values() for found in [rows_in(each)] if found), [])
        if (isinstance(answer, dict))
        else []
    )


def last_of_each(ids: list[str]) -> list[str]:
    """Return an id of each form that there is."""
    return list({re.sub(r"\d+", "0", each): each for each in ids}.values())


def visits(client: Client, route: Route, given: Arguments) -> Iterator[tuple[str, Any]]:
    """Yield the answers of the route: with each argument, in each language and variant."""
    for address in route.addresses(given):
        response = client.get(address)
        yield address, response
        if response.status_code != 200:
            continue
        if not response.headers.get("Content-Type", "").startswith(HEAVY):
            for language in LANGUAGES[1:]:
                yield address, client.get(address, headers={"Accept-Language": language})
        for prefix, queries in VARIANTS.items():
            if route.pattern.startswith(prefix):
                for query in queries:
                    yield f"{address}?{query}", client.get(f"{address}?{query}")


def test_nothing_confidential_is_said_anywhere(client: Client, planted: Planted) -> None:
    given = arguments(client)
    leaks: defaultdict[str, set[str]] = defaultdict(set)
    known: set[str] = set()
    outcomes: defaultdict[str, set[int]] = defaultdict(set)

    for route in routes():
        for address, response in visits(client, route, given):
            words = words_of(response)
            outcomes[route.pattern].add(response.status_code)
            # What was asked may be repeated.
            for field in planted.named(words) - planted.named(address):
                leaks[field].add(address)
            if scene.KNOWN in words:
                known.add(route.pattern)

    assert dict(leaks) == {}
    assert known >= SAYING
    assert astray(outcomes) == {}


def astray(outcomes: dict[str, set[int]]) -> dict[str, set[int]]:
    """Return the routes that answered otherwise than they should."""
    return {
        pattern: found
        for pattern, found in outcomes.items()
        if not (found <= set(REFUSED) if CLOSED.match(pattern) else 200 in found)
    }


# Here stands what is public of the record: the search finds it in every kind of answer.
SAYING = {
    "", "items/%(reference)s/",
}  # fmt: skip


def test_every_confidential_field_has_a_marker(planted: Planted) -> None:
    assert planted.unplanted() == []


def test_what_is_declared_public_is_a_field_and_says_why() -> None:
    known = {fields.label(each) for each in fields.all_fields()}

    assert set(fields.PUBLIC) | set(fields.PARTLY) <= known
    assert not set(fields.PUBLIC) & set(fields.PARTLY)
    assert all(fields.PUBLIC.values())
