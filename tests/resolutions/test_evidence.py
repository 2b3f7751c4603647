"""A file of evidence reaches those who may see it, as a file and never as a page."""

from collections.abc import Callable

import pytest
from django.core.files.base import ContentFile
from django.test import Client

from resolutions.choices import EvidenceKind, State
from resolutions.models import ActionItem, Evidence, User
from tests import make

CONTENT = b"<script>alert(1)</script>"


def kept(item: ActionItem, state: State = State.APPROVED, *, is_public: bool = True) -> Evidence:
    """Return a file that was attached to an update of the item."""
    entry = make.evidence(
        kind=EvidenceKind.FILE,
        url="",
        file=ContentFile(CONTENT, name="programme 1.txt"),
        is_public=is_public,
    )
    return make.status_update(item, state, evidence=[entry]).evidence.get()


def test_a_public_file_is_sent_as_an_attachment(client: Client, item: ActionItem) -> None:
    evidence = kept(item)

    response = client.get(evidence.get_absolute_url())

    assert b"".join(response.streaming_content) == CONTENT  # type: ignore[attr-defined]
    assert response["Content-Disposition"] == 'attachment; filename="programme_1.txt"'
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response["Cache-Control"] == "private, no-cache"


@pytest.mark.parametrize("state", [State.DRAFT, State.SUBMITTED, State.RETURNED])
def test_a_file_of_an_update_in_work_is_not_there_for_a_visitor(
    client: Client, item: ActionItem, state: State
) -> None:
    assert client.get(f"/evidence/{kept(item, state).pk}/").status_code == 404


def test_an_internal_file_is_not_there_for_a_visitor(client: Client, item: ActionItem) -> None:
    evidence = kept(item, is_public=False)

    assert client.get(f"/evidence/{evidence.pk}/").status_code == 404


def test_an_internal_file_is_not_there_for_a_focal_point(
    signed_in: Callable[[User], Client], focal_point: User, item: ActionItem
) -> None:
    evidence = kept(item, is_public=False)

    assert signed_in(focal_point).get(f"/evidence/{evidence.pk}/").status_code == 404


@pytest.mark.parametrize("state", [State.DRAFT, State.APPROVED])
def test_the_secretariat_reads_internal_files(
    signed_in: Callable[[User], Client], reader: User, item: ActionItem, state: State
) -> None:
    evidence = kept(item, state, is_public=False)

    assert signed_in(reader).get(f"/evidence/{evidence.pk}/").status_code == 200


def test_evidence_without_a_file_is_not_there(client: Client, item: ActionItem) -> None:
    evidence = make.status_update(item, evidence=[make.evidence()]).evidence.get()

    assert client.get(f"/evidence/{evidence.pk}/").status_code == 404


def test_a_file_that_was_lost_is_not_there(client: Client, item: ActionItem) -> None:
    evidence = kept(item)
    evidence.file.storage.delete(str(evidence.file.name))

    assert client.get(f"/evidence/{evidence.pk}/").status_code == 404


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_a_file_is_only_read(client: Client, item: ActionItem, method: str) -> None:
    assert getattr(client, method)(f"/evidence/{kept(item).pk}/").status_code == 405
