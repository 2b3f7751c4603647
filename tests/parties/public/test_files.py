"""The files of Parties: who may have one, and how it is handed out."""

from collections.abc import Callable

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client

from parties import reviewing, services
from parties.choices import ActionState
from parties.entries import Shown
from parties.models import ActionEvidence, PartyAction
from parties.public.files import given
from resolutions.models import User
from tests import make

pytestmark = pytest.mark.django_db

PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


def with_file(state: str = ActionState.ACCEPTED, name: str = "minutes.pdf") -> PartyAction:
    return make.party_action(state, evidence=[Shown("Minutes", file=ContentFile(PDF, name=name))])


def address(*, frozen: bool) -> str:
    found = ActionEvidence.objects.filter(version__isnull=not frozen).latest("pk")
    return f"/party-files/{found.pk}/"


def test_the_file_of_an_accepted_action_is_for_everybody(client: Client) -> None:
    with_file()

    response = client.get(address(frozen=True))

    assert b"".join(response.streaming_content) == PDF  # type: ignore[attr-defined]
    assert response["Content-Disposition"] == 'attachment; filename="minutes.pdf"'
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response["Content-Security-Policy"]
    assert response["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("state", [ActionState.DRAFT, ActionState.SUBMITTED, ActionState.RETURNED])
def test_a_file_is_not_public_before_it_is_accepted(client: Client, state: str) -> None:
    with_file(state)

    for evidence in ActionEvidence.objects.all():
        assert client.get(f"/party-files/{evidence.pk}/").status_code == 404


def test_the_working_copy_is_not_public_even_after_it_was_accepted(client: Client) -> None:
    with_file()

    assert client.get(address(frozen=False)).status_code == 404


@pytest.mark.parametrize(
    ("who", "of_a_draft", "of_what_was_submitted"),
    [
        ("national", 200, 200),
        ("contributor", 200, 200),
        ("elsewhere", 404, 404),
        ("withdrawn", 404, 404),
        ("focal_point", 404, 404),
        ("officer", 404, 200),
        ("manager", 404, 200),
        ("reader", 404, 200),
        ("administrator", 404, 200),
    ],
)
def test_who_may_have_a_file_that_is_not_public(
    request: pytest.FixtureRequest,
    signed_in: Callable[[User], Client],
    who: str,
    of_a_draft: int,
    of_what_was_submitted: int,
) -> None:
    client = signed_in(request.getfixturevalue(who))
    with_file(ActionState.DRAFT)
    draft = address(frozen=False)
    with_file(ActionState.SUBMITTED)
    submitted = address(frozen=True)

    found = [client.get(each) for each in (draft, submitted)]

    assert [each.status_code for each in found] == [of_a_draft, of_what_was_submitted]
    kept = [each["Cache-Control"] for each in found if each.status_code == 200]
    assert set(kept) <= {"private, no-cache"}


def test_the_file_of_a_version_that_was_replaced_is_no_longer_public(
    client: Client, national: User, officer: User
) -> None:
    action = with_file()
    first = address(frozen=True)
    services.revise_action(action, make.action_entry(), by=national, keep_evidence=[])
    services.submit_action(action, by=national)
    reviewing.accept_action(action, by=officer)

    assert client.get(first).status_code == 404
    earlier = client.get("/parties/actions/KEN-1/?version=1").content.decode()
    assert "Minutes" in earlier
    assert first not in earlier
    client.force_login(national)
    assert client.get(first).status_code == 200


def test_a_link_is_no_file(client: Client) -> None:
    make.party_action(evidence=[Shown("Minutes", url="https://example.org/minutes")])

    assert client.get(address(frozen=True)).status_code == 404


def test_a_file_that_is_gone_from_the_store_is_not_found(client: Client) -> None:
    with_file()
    kept = ActionEvidence.objects.latest("pk").kept
    assert kept is not None
    default_storage.delete(str(kept.file.name))

    assert client.get(address(frozen=True)).status_code == 404


@pytest.mark.parametrize("key", ["0", "999999999999999999999999"])
def test_a_file_that_never_was_is_not_found(client: Client, key: str) -> None:
    assert client.get(f"/party-files/{key}/").status_code == 404


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("minutes.pdf", "minutes.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\me\\minutes.pdf", "minutes.pdf"),
        ('a"; filename="b.exe', "a'; filename='b.exe"),
        ("a\r\nSet-Cookie: b.pdf", "aSet-Cookie: b.pdf"),
        ("procès-verbal.pdf", "procès-verbal.pdf"),
        ("\x00", "file"),
        ("", "file"),
    ],
)
def test_the_name_that_was_given_is_made_safe(name: str, safe: str) -> None:
    assert given(name) == safe
