"""The recommended actions: written, moved, added, deleted, and given back to the data."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from resolutions.models import User
from tests import make
from tracker.models import ProgressReport
from tracker.reporting import services

from .pages import Values, form_of, opened, sent, text_of

pytestmark = pytest.mark.django_db

PAGE = "/reports/stc56/recommended/"
THREE = [{"en": "take note"}, {"en": "consider"}, {"en": "decide"}]


@pytest.fixture
def at_work(signed_in: Callable[[User], Client], manager: User, report: ProgressReport) -> Client:
    return signed_in(manager)


@pytest.fixture
def three(at_work: Client, manager: User, report: ProgressReport) -> ProgressReport:
    """The draft, with three actions that somebody wrote."""
    return services.write_recommended(report, THREE, by=manager)


def actions() -> Any:
    return ProgressReport.objects.get().recommended


def originals() -> list[str]:
    return [each["en"] for each in actions()]


def form(client: Client, **typed: Any) -> Values:
    return opened(client, PAGE, "began", **typed)


def test_they_are_the_datas_until_they_are_edited(at_work: Client) -> None:
    page = at_work.get(PAGE)

    response = sent(at_work, form(at_work))

    assert "From the data" in text_of(page)
    assert response.status_code == 302
    assert actions() is None


def test_an_edited_action_is_kept_with_the_others(at_work: Client) -> None:
    typed = form(at_work)

    sent(at_work, typed, **{"row-2-en": "consider this\r\n and that"})

    assert originals()[1] == "consider this and that"
    assert originals()[0] == typed["row-1-en"]
    assert "Edited" in text_of(at_work.get(PAGE))


@pytest.mark.parametrize(
    ("button", "place", "order"),
    [
        ("up", 1, ["take note", "consider", "decide"]),
        ("up", 2, ["consider", "take note", "decide"]),
        ("up", 3, ["take note", "decide", "consider"]),
        ("down", 1, ["consider", "take note", "decide"]),
        ("down", 3, ["take note", "consider", "decide"]),
        ("up", 99, ["take note", "consider", "decide"]),
        ("up", "x", ["take note", "consider", "decide"]),
    ],
)
def test_a_button_moves_an_action_by_one(
    at_work: Client, three: ProgressReport, button: str, place: Any, order: list[str]
) -> None:
    sent(at_work, form(at_work), **{button: place})

    assert originals() == order


def test_a_button_saves_what_was_typed_and_opens_where_the_action_went(
    at_work: Client, three: ProgressReport
) -> None:
    response = sent(at_work, form(at_work), **{"up": 3, "row-3-en": "decide now"})

    assert response["Location"] == f"{PAGE}#row-2"
    assert originals() == ["take note", "decide now", "consider"]


@pytest.mark.parametrize(
    ("numbers", "order"),
    [
        (("3", "2", "1"), ["decide", "consider", "take note"]),
        (("1", "2", "1"), ["decide", "take note", "consider"]),
        (("3", "2", "3"), ["consider", "decide", "take note"]),
        (("9", "2", "3"), ["consider", "decide", "take note"]),
        (("x", "", "0"), ["take note", "consider", "decide"]),
    ],
)
def test_numbers_put_them_in_order(
    at_work: Client, three: ProgressReport, numbers: tuple[str, ...], order: list[str]
) -> None:
    typed = {f"row-{at}-position": number for at, number in enumerate(numbers, start=1)}

    sent(at_work, form(at_work), **typed)

    assert originals() == order


def test_an_emptied_action_goes_and_a_filled_row_comes(
    at_work: Client, three: ProgressReport
) -> None:
    sent(at_work, form(at_work), **{"row-2-en": "  ", "row-4-en": "thank all"})

    assert originals() == ["take note", "decide", "thank all"]


def test_an_emptied_original_takes_its_translations_along(
    at_work: Client, manager: User, three: ProgressReport
) -> None:
    services.write_recommended(three, [{"en": "take note", "fr": "prendre note"}], by=manager)

    sent(at_work, form(at_work), **{"row-1-en": ""})

    assert actions() == []


def test_all_of_them_can_go(at_work: Client, three: ProgressReport) -> None:
    sent(at_work, form(at_work), **{f"row-{at}-en": "" for at in (1, 2, 3)})

    page = at_work.get("/reports/stc56/edit/")

    assert actions() == []
    assert "None: the report leaves this part out." in text_of(page)


def test_an_action_is_written_in_the_original_first(at_work: Client, three: ProgressReport) -> None:
    typed = {"row-4-fr": "remercier", "row-1-en": "take good note"}

    response = sent(at_work, form(at_work), **typed)

    assert response.status_code == 422
    assert "Write it in English as well" in text_of(response)
    again = form_of(response, "began")
    assert (again["row-1-en"], again["row-4-fr"]) == ("take good note", "remercier")
    assert originals() == ["take note", "consider", "decide"]
    sent(at_work, again, **{"row-4-en": "thank all"})
    assert actions()[3] == {"en": "thank all", "fr": "remercier"}


def test_the_datas_translation_of_a_rewritten_action_is_dropped_and_said_so(
    at_work: Client,
) -> None:
    response = sent(at_work, form(at_work), **{"row-1-en": "take note with thanks"})

    page = at_work.get(response["Location"])

    assert actions()[0] == {"en": "take note with thanks"}
    assert set(actions()[1]) == {"en", "fr", "es"}
    assert "translations of action 1 no longer fitted" in text_of(page)


def test_a_translation_that_somebody_wrote_stays(at_work: Client) -> None:
    typed = {"row-1-en": "take note with thanks", "row-1-fr": "prendre note avec gratitude"}

    sent(at_work, form(at_work), **typed)

    assert actions()[0] == {"en": typed["row-1-en"], "fr": typed["row-1-fr"]}


def test_the_datas_actions_are_taken_again(at_work: Client, three: ProgressReport) -> None:
    page = form(at_work)
    button = {name: page[name] for name in ("action", "version", "opened", "person")}

    response = sent(at_work, button, data="1")

    assert response["Location"] == PAGE
    assert actions() is None


def test_two_who_edit_see_both_lists_and_nothing_is_lost(
    at_work: Client, manager: User, three: ProgressReport
) -> None:
    typed = form(at_work, **{"row-1-en": "mine"})
    services.write_recommended(three, [{"en": "theirs"}], by=manager)

    response = sent(at_work, typed)

    assert response.status_code == 409
    assert "theirs" in text_of(response)
    assert originals() == ["theirs"]
    again = form_of(response, "began")
    assert again["row-1-en"] == "mine"
    sent(at_work, again)
    assert originals() == ["mine", "consider", "decide"]


def test_somebody_elses_work_on_another_part_is_no_conflict(
    at_work: Client, manager: User, three: ProgressReport
) -> None:
    typed = form(at_work, **{"row-1-en": "mine"})
    services.write_text(three, "summary", "en", "Theirs.", data="", by=manager)

    response = sent(at_work, typed)

    assert response.status_code == 302
    assert originals()[0] == "mine"
    assert ProgressReport.objects.get().texts["summary"]["en"]["text"] == "Theirs."


def test_the_form_sent_twice_saves_once(at_work: Client, three: ProgressReport) -> None:
    typed = form(at_work, **{"row-4-en": "thank all"})

    codes = [sent(at_work, typed).status_code for _ in range(2)]

    assert codes == [302, 302]
    assert len(actions()) == 4


def test_what_was_typed_stays_when_the_report_is_frozen_meanwhile(
    at_work: Client, manager: User, three: ProgressReport
) -> None:
    typed = form(at_work, **{"row-1-en": "mine"})
    services.propose_report(ProgressReport.objects.get(), by=manager)

    response = sent(at_work, typed)

    assert response.status_code == 409
    assert "Only a draft can be changed" in text_of(response)
    assert form_of(response, "began")["row-1-en"] == "mine"


def test_a_report_with_another_original_asks_for_that(
    at_work: Client, manager: User, three: ProgressReport
) -> None:
    services.change_start(three, make.start(language="es"), by=manager)

    response = sent(at_work, form(at_work), **{"row-5-en": "thank all"})

    assert response.status_code == 422
    assert "Write it in Spanish as well" in text_of(response)
