"""What the data says in the texts of a report, until people write something else."""

from dataclasses import replace

import pytest

from tracker.reporting.content import LANGUAGES
from tracker.reporting.prefill import prefilled, recommended

from .contents import RESOLUTION, SCOPE, content, empty, items


def english(section: str, **changes: object) -> str:
    return prefilled(content(**changes))[section]["en"]


def actions(**changes: object) -> list[str]:
    return [each["en"] for each in recommended(content(**changes))]


def test_each_theme_that_asks_something_has_an_introduction() -> None:
    sections = prefilled(content()).keys()

    assert sections == {"title", "summary", "background", "theme-conventions", "theme-national"}


def test_every_text_is_there_in_every_language() -> None:
    texts = [*prefilled(content()).values(), *recommended(content())]

    assert [each for each in texts if set(each) != set(LANGUAGES) or not all(each.values())] == []


def test_the_title_of_the_resolution_stands_in_its_own_language_alone() -> None:
    titles = prefilled(content())["title"]

    named = {language for language, title in titles.items() if "Synergies" in title}
    assert named == {"en"}
    assert titles["en"] == (
        "Implementation of Resolution 11.10 (Rev.COP14): Synergies and Partnerships"
    )


def test_the_summary_says_who_asked_and_for_which_period() -> None:
    first = english("summary").split("\n\n")[0]

    assert first == (
        "This document reports on the implementation of Resolution 11.10 (Rev.COP14) from "
        "1 August 2024 to 24 January 2025, as requested in paragraph 27 of the Resolution."
    )


def test_a_resolution_that_asks_for_no_report_is_not_said_to_ask_for_one() -> None:
    resolution = replace(RESOLUTION, reporting_paragraph=None)

    texts = prefilled(content(resolution=resolution))

    assert "requested" not in texts["summary"]["en"]
    assert "requests" not in texts["background"]["en"]


def test_the_summary_counts_what_is_known_what_is_not_and_what_changed() -> None:
    second = english("summary").split("\n\n")[1]

    assert second == (
        "Of 13 action items, 7 are implemented, ongoing or in progress. There is no information "
        "on 4 action items. The status of 5 action items has changed since the previous report "
        "(UNEP/CMS/StC55/Doc.12, as at 31 July 2024)."
    )


def test_without_a_report_before_the_day_compared_with_is_named() -> None:
    summary = english("summary", scope=replace(SCOPE, compared_with=""))

    assert "The status of 5 action items has changed since 31 July 2024." in summary


def test_one_is_not_many() -> None:
    one = items()[:1]

    summary = english("summary", items=one, moves=())

    assert "Of 1 action items, 1 is implemented" in summary
    assert "There is information on all of them." in summary
    assert "No status has changed since 31 July 2024." in summary


def test_the_summary_counts_missed_deadlines_needs_and_parties() -> None:
    third = english("summary").split("\n\n")[2]

    assert third == (
        "A deadline was missed for 2 action items. Funding is needed for 2 action items. Of 133 "
        "Parties, 4 reported actions in this period; this is voluntary."
    )


def test_the_background_names_adoption_request_and_period() -> None:
    background = english("background")

    assert "adopted at COP14 (Conference of the Parties, Samarkand, 17 February 2024)" in background
    assert "Paragraph 27 requests the Secretariat to report on progress to the" in background
    assert "from 1 August 2024 to 24 January 2025, the cut-off date" in background
    assert "sets no duty on Parties to report" in background


def test_the_introduction_of_a_theme_has_its_figures() -> None:
    introduction = english("theme-conventions")

    assert introduction == (
        "Of the 10 action items under this theme, 6 are under way or done. There is no "
        "information on 3 of them."
    )


@pytest.mark.parametrize(
    ("kept", "sentence"),
    [
        (slice(0, 1), "There is one action item under this theme: its status is “implemented”."),
        (slice(1, 4), "All action items under this theme (3) are under way or done."),
        (slice(4, 6), "None of the action items under this theme (2) is under way or done yet."),
    ],
)
def test_an_introduction_says_one_all_and_none_in_their_own_words(
    kept: slice, sentence: str
) -> None:
    introduction = english("theme-conventions", items=items()[kept], moves=())

    assert introduction.startswith(sentence)


def test_what_is_recommended_follows_from_the_data() -> None:
    assert actions() == [
        "take note of the progress made in the implementation of Resolution 11.10 (Rev.COP14), as "
        "set out in this document and its annexes",
        "consider the next steps set out in this document, and provide guidance on them",
        "provide guidance on the action items that missed a deadline (paragraphs 18 and 21)",
        "invite Parties and others in a position to do so to provide resources for the action "
        "items that need funding (paragraphs 18 and 21)",
        "invite those addressed by the action items on which there is no information to inform "
        "the Secretariat of what they have done (paragraphs 15, 18 and 28)",
        "invite Parties that have not yet done so to report, of their own accord, what they do to "
        "implement Resolution 11.10 (Rev.COP14)",
    ]


def test_nothing_is_recommended_for_which_there_is_no_reason() -> None:
    done = tuple(
        replace(each, status="implemented", needs_funding=False, deadlines=()) for each in items()
    )

    found = actions(items=done, parties=0)

    assert len(found) == 1
    assert found[0].startswith("take note")


def test_where_most_parties_reported_none_is_invited_to() -> None:
    assert not [each for each in actions(parties=8) if "have not yet done so" in each]


def test_a_recommended_action_ends_without_punctuation() -> None:
    assert [each for each in actions() if not each[-1].isalnum() and each[-1] != ")"] == []


def test_without_data_only_what_is_certain_is_said() -> None:
    texts = prefilled(empty())

    assert texts.keys() == {"title", "summary", "background"}
    assert texts["summary"]["en"].count("\n\n") == 0
    assert len(recommended(empty())) == 1
