"""What is taken as evidence, and what is refused with a sentence."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from resolutions.models import ActionItem, User

from .admin_form import SignIn, evidence, page_of, posted

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        pytest.param({"url": "javascript:alert(1)"}, "begins with https://", id="script"),
        pytest.param({"url": "ftp://example.org/x"}, "begins with https://", id="ftp"),
        pytest.param({"url": ""}, "Give a web address, a file or a meeting.", id="nothing"),
        pytest.param({"title": ""}, "This field is required.", id="no-title"),
        pytest.param(
            {"file": SimpleUploadedFile("x.exe", b"x")}, "This type of file is not taken", id="exe"
        ),
        pytest.param(
            {"file": SimpleUploadedFile("x.pdf", b"x" * 1025)}, "The file is too large", id="large"
        ),
    ],
)
def test_evidence_that_cannot_be_taken_is_refused_with_a_sentence(
    row: dict[str, Any],
    sentence: str,
    item: ActionItem,
    officer: User,
    signed_in: SignIn,
    settings: Any,
) -> None:
    settings.EVIDENCE_MAX_BYTES = 1024
    client = signed_in(officer)
    form = posted(client.get(page_of(item)), draft="1") | evidence(**row)

    response = client.post(page_of(item), form)

    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert not item.updates.exists()


def test_a_file_is_kept_as_evidence(item: ActionItem, officer: User, signed_in: SignIn) -> None:
    client = signed_in(officer)
    file = SimpleUploadedFile("Minutes.PDF", b"%PDF-1.7")
    form = posted(client.get(page_of(item)), draft="1") | evidence(kind="file", url="", file=file)

    client.post(page_of(item), form)

    kept = item.updates.get().evidence.get()
    assert str(kept.file).endswith(".PDF")
    assert kept.file.read() == b"%PDF-1.7"
