"""Files that Parties give: kept once, under names that nobody guesses, and never lost."""

from pathlib import PurePath

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from parties import services
from parties.entries import Shown
from parties.models import ActionEvidence, Party, PartyAction, PartyFile
from resolutions.models import User
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("period")]


def minutes(content: bytes = b"%PDF-1.7 minutes", name: str = "minutes.pdf") -> Shown:
    return make.shown(url="", file=ContentFile(content, name=name))


def begin(by: User, *evidence: Shown) -> PartyAction:
    party = Party.objects.get(focal_points__user=by)
    return services.begin_action(party, make.action_entry(evidence=evidence), by=by)


def stored() -> list[str]:
    return (
        default_storage.listdir("party-files")[1] if default_storage.exists("party-files") else []
    )


@pytest.fixture(autouse=True)
def _empty_storage() -> None:
    for name in stored():
        default_storage.delete(f"party-files/{name}")


def test_a_file_lies_under_a_random_name_and_keeps_its_own(national: User) -> None:
    action = begin(national, minutes())

    evidence = action.evidence.get()

    assert evidence.kept is not None
    assert evidence.file_name == "minutes.pdf"
    assert "minutes" not in str(evidence.kept.file.name)
    assert len(PurePath(str(evidence.kept.file.name)).name) == 32


def test_a_file_that_is_given_twice_is_kept_once(national: User) -> None:
    begin(national, minutes())
    begin(national, minutes(name="the-same.pdf"))

    assert PartyFile.objects.count() == 1
    assert len(stored()) == 1
    assert set(ActionEvidence.objects.values_list("file_name", flat=True)) == {
        "minutes.pdf",
        "the-same.pdf",
    }


def test_the_same_file_of_two_parties_is_kept_for_each(national: User, elsewhere: User) -> None:
    begin(national, minutes())
    begin(elsewhere, minutes())

    assert PartyFile.objects.count() == 2


def test_sending_the_same_evidence_again_adds_nothing(national: User) -> None:
    action = begin(national, minutes(), make.shown())

    again = make.action_entry(evidence=[minutes(), make.shown()])
    services.revise_action(action, again, by=national)

    assert action.evidence.count() == 2


def test_a_discarded_draft_takes_its_file_along(
    national: User, django_capture_on_commit_callbacks: object
) -> None:
    action = begin(national, minutes())

    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        services.discard_action(action, by=national)

    assert not PartyFile.objects.exists()
    assert stored() == []


def test_a_file_that_another_action_shows_stays(
    national: User, django_capture_on_commit_callbacks: object
) -> None:
    first, second = begin(national, minutes()), begin(national, minutes())

    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        services.discard_action(first, by=national)

    assert second.evidence.get().kept == PartyFile.objects.get()
    assert len(stored()) == 1


def test_a_submitted_file_stays_when_the_working_copy_drops_it(
    national: User, django_capture_on_commit_callbacks: object
) -> None:
    action = make.party_action(evidence=[minutes()])

    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        services.revise_action(
            action, make.action_entry(done="More."), by=national, keep_evidence=[]
        )

    assert not action.evidence.in_work().exists()
    assert ActionEvidence.objects.public().get().kept == PartyFile.objects.get()
    assert len(stored()) == 1


@pytest.mark.parametrize(
    "wrong",
    [
        minutes(b"MZ\x90\x00", "minutes.exe"),
        minutes(b"MZ\x90\x00", "minutes.pdf"),
        make.shown(url="javascript:alert(1)"),
        make.shown(url=""),
        make.shown(title=""),
    ],
    ids=["type", "content", "script", "neither", "no title"],
)
def test_what_is_no_evidence_is_refused_and_nothing_is_kept(national: User, wrong: Shown) -> None:
    with pytest.raises(ValidationError):
        begin(national, minutes(), wrong)

    assert not PartyAction.objects.exists()
    assert not PartyFile.objects.exists()
    assert stored() == []
