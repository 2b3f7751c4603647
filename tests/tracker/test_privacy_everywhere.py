"""No address of the application says anything confidential to somebody without an account.

Every field that may hold something confidential holds a marker; every address is visited with real
arguments, and the markers are looked for in all that is answered.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client

from parties.models import ActionEvidence, ActionVersion, Instrument, PartyAction
from resolutions.models import Evidence, StatusUpdate, User
from tracker.models import ProgressReport

from .privacy import fields, scene
from .privacy.addresses import Arguments, Route, routes
from .privacy.planting import Planted, remove_guards
from .privacy.searching import words_of

pytestmark = pytest.mark.django_db

# What only those who signed in are answered, and what is there for nobody.
CLOSED = re.compile(
    r"admin/|my/|api/v1/my/|account/(?!login/$|inactive/|password/reset/)"
    r"|reports/(new/|%\(slug\)s/(edit|text|recommended|omissions|head|finalise|revise|discard)/)"
    r"|language/$|invitation/|sign-in-link/%"
)
REFUSED = (301, 302, 400, 401, 403, 404, 405, 410)
LANGUAGES = ("en", "fr", "es")
OFFICE = "application/vnd.openxmlformats-officedocument"
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
    scene.keep_files()
    return planted


def arguments(client: Client) -> Arguments:
    """Return what goes into addresses: public things, and such as nobody is told of."""
    ids = [
        str(row["id"])
        for each in ("Decisions", "Meetings", "Documents", "CountryReports")
        for row in client.get(f"/informea/{each}").json()["d"]["results"][-3:]
    ]
    keys = {
        pk
        for model in (StatusUpdate, Evidence, ActionEvidence, ActionVersion)
        for pk in model._default_manager.values_list("pk", flat=True)
    }
    report = client.get(ProgressReport.objects.final()[0].get_absolute_url()).content.decode()
    tables = sorted(set(re.findall(r"/tables/([\w-]+)\.", report)))
    slugs = list(ProgressReport.objects.values_list("slug", flat=True))
    actions = list(PartyAction.objects.values_list("reference", flat=True))
    return {
        "slug": ["11.10-rev-cop14", *slugs],
        "reference": ["11.10-20-SEC", "11.10-29-PAR", *actions],
        "pk": sorted(keys),
        "iso3": ["KEN", "FRA", "MNG"],
        "number": [20, 29],
        "name": [*ids, *tables],
        "label": ["StC56", "StC57"],
        "key": ["cms-COP", "1-abc"],
        "code": list(Instrument.objects.values_list("code", flat=True)[:2]),
        "anchor": ["para-20", "para-29", "preamble-1"],
        "language": LANGUAGES,
        "suffix": ["pdf", "docx", "xlsx", "json"],
        "section": ["summary", "background"],
        "object_id": [1],
        "_0": [1],
        "_1": [1],
        "opened": [1],
        "token": ["none"],
        "uidb36": ["1"],
        "content_type_id": [1],
        "app_label": ["resolutions"],
        "id": [1],
        "url": ["none"],
    }


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
    known: defaultdict[str, set[str]] = defaultdict(set)
    outcomes: defaultdict[str, set[int]] = defaultdict(set)

    for route in routes():
        for address, response in visits(client, route, given):
            words = words_of(response)
            outcomes[route.pattern].add(response.status_code)
            # What was asked may be repeated.
            for field in planted.named(words) - planted.named(address):
                leaks[field].add(address)
            if scene.KNOWN in words:
                known[response.headers["Content-Type"].partition(";")[0]].add(route.pattern)

    assert dict(leaks) == {}
    assert astray(outcomes) == {}
    assert {kind: found & SAYING[kind] for kind, found in known.items()} == SAYING


def astray(outcomes: dict[str, set[int]]) -> dict[str, set[int]]:
    """Return the routes that answered otherwise than they should."""
    return {
        pattern: found
        for pattern, found in outcomes.items()
        if not (found <= set(REFUSED) if CLOSED.match(pattern) else 200 in found)
    }


REPORT = {"reports/%(slug)s.%(language)s.%(suffix)s"}
# Where what is public of the same rows is found: the search reads every kind of answer.
SAYING = {
    "text/html": {
        "", "items/", "items/%(reference)s/", "parties/%(iso3)s/",
        "parties/actions/%(reference)s/", "reports/%(slug)s/",
    },
    "text/csv": {"api/v1/status-updates/", "api/v1/party-actions/", "api/v1/action-items/"},
    "application/json": {
        "api/v1/status-updates/", "api/v1/status-updates/%(pk)s/", "api/v1/party-actions/",
        "api/v1/party-actions/%(reference)s/", "api/v1/action-items/", "informea/CountryReports",
        "informea/CountryReports('%(name)s')", "reports/%(slug)s.%(suffix)s",
    },
    "application/atom+xml": {
        "feeds/everything.atom", "resolutions/%(slug)s/changes.atom",
        "resolutions/%(slug)s/paragraphs/%(number)s/changes.atom",
        "parties/%(iso3)s/changes.atom",
    },
    "application/pdf": REPORT,
    f"{OFFICE}.wordprocessingml.document": REPORT,
    f"{OFFICE}.spreadsheetml.sheet": REPORT,
    "application/zip": {"open-data/open-data.zip", "open-data/open-data.%(language)s.zip"},
}  # fmt: skip


def test_the_search_would_find_what_is_confidential(
    signed_in: Callable[[User], Client], reader: User, planted: Planted
) -> None:
    reader.refresh_from_db()

    words = words_of(signed_in(reader).get("/items/11.10-20-SEC/"))

    assert planted.named(words) >= {
        "resolutions.StatusUpdate.internal_note", "resolutions.StatusUpdate.achievements",
        "resolutions.Evidence.title", "resolutions.StatusUpdate.return_reason",
    }  # fmt: skip


def test_every_confidential_field_has_a_marker(planted: Planted) -> None:
    assert planted.unplanted() == []


def test_what_is_declared_public_is_a_field_and_says_why() -> None:
    known = {fields.label(each) for each in fields.all_fields()}

    assert set(fields.PUBLIC) | set(fields.PARTLY) <= known
    assert not set(fields.PUBLIC) & set(fields.PARTLY)
    assert all(fields.PUBLIC.values())
