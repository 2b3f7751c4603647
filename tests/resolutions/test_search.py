"""Words are found in the text, in what is asked and in what was reported, on either engine."""

import pytest

from resolutions.choices import State
from resolutions.models import ActionItem, Paragraph
from resolutions.search import matching
from tests import make

pytestmark = pytest.mark.django_db


def found(text: str) -> set[str]:
    return {each.reference for each in matching(ActionItem.objects.as_of(), text)}


def test_words_of_a_paragraph_find_its_items() -> None:
    assert found("letters endorsement") == {"11.10-7-SEC"}


@pytest.mark.parametrize("text", ["capacity building", "capacity-building", "Capacity  BUILDING"])
@pytest.mark.parametrize("written", ["capacity building", "capacity-building"])
def test_a_hyphen_makes_no_difference(text: str, written: str) -> None:
    make.status_update(achievements=f"A course on {written} was held.")

    assert found(text) == {"11.10-20-SEC"}


def test_an_inflected_word_is_found() -> None:
    assert "11.10-7-SEC" in found("endorsements")


def test_all_words_must_be_there() -> None:
    assert found("letters Ramsar") == set()


def test_a_reference_is_found_by_its_beginning() -> None:
    assert found("11.10-18.3") == {"11.10-18.3-SEC"}


@pytest.mark.parametrize("state", [State.DRAFT, State.SUBMITTED, State.RETURNED])
def test_what_is_not_approved_is_not_found(state: State) -> None:
    make.status_update(state=state, achievements="A secret zebra.")

    assert found("zebra") == set()


def test_internal_notes_are_not_found() -> None:
    make.status_update(internal_note="A secret zebra.")

    assert found("zebra") == set()


def test_what_a_corrected_update_said_is_not_found() -> None:
    wrong = make.status_update(achievements="A zebra was counted.")
    make.status_update(achievements="A giraffe was counted.", corrects=wrong)

    assert (found("zebra"), found("giraffe")) == (set(), {"11.10-20-SEC"})


def test_a_changed_text_is_found_by_its_new_words_alone() -> None:
    paragraph = Paragraph.objects.get(kind="operative", number=7)
    paragraph.text = "Requests zebras;"
    paragraph.save()

    assert (found("zebra"), found("letters of endorsement NGO funding requests")) == (
        {"11.10-7-SEC"},
        {"11.10-7-SEC"},
    )
    assert found("actions initiatives zebra") == set()


@pytest.mark.parametrize(
    "text",
    ['"', "' OR 1=1 --", "*", "NEAR(", "a AND", "-", "(", "\\", "%", "<script>", "é" * 500, "a:b"],
)
def test_no_text_breaks_the_search(text: str) -> None:
    assert found(text) <= set(ActionItem.objects.values_list("reference", flat=True))


def test_without_words_everything_is_found() -> None:
    assert len(found("  ")) == 51
