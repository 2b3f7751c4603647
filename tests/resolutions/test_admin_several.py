"""One update recorded for several items at once."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from resolutions.choices import State, Status
from resolutions.models import ActionItem, StatusUpdate, User
from tests import make

from .admin_form import evidence, posted, text_of

pytestmark = pytest.mark.django_db

SignIn = Callable[[User], Client]
REFERENCES = ["11.10-20-SEC", "11.10-21-SEC", "11.10-22-SEC"]


def address() -> str:
    items = ActionItem.objects.filter(reference__in=REFERENCES)
    return (
        reverse("admin:resolutions_actionitem_several")
        + "?items="
        + ",".join(str(item.pk) for item in items)
    )


def sent(client: Client, page: Any = None, **values: Any) -> Any:
    """Send the form of the page, or of a fresh one, as the browser would."""
    page = page or client.get(address())
    form = posted(page, **{"status": "ongoing", "achievements": "Went on.", **values})
    return client.post(address(), form | {"chosen": page.context["chosen"]})


def test_the_action_of_the_list_leads_to_the_form(officer: User, signed_in: SignIn) -> None:
    chosen = ActionItem.objects.filter(reference__in=REFERENCES).values_list("pk", flat=True)

    response = signed_in(officer).post(
        reverse("admin:resolutions_actionitem_changelist"),
        {"action": "record_for_selected", "_selected_action": [str(pk) for pk in chosen]},
    )

    assert response["Location"] == address()


@pytest.mark.parametrize("role", ["reader", "administrator"])
def test_who_may_not_record_has_no_such_action_and_is_refused(
    role: str, signed_in: SignIn, request: pytest.FixtureRequest
) -> None:
    client = signed_in(request.getfixturevalue(role))

    page = client.get(reverse("admin:resolutions_actionitem_changelist"))

    assert "record_for_selected" not in page.content.decode()
    assert client.get(address()).status_code == 403
    assert client.post(address(), {}).status_code == 403


def test_the_dry_run_says_what_will_happen_and_changes_nothing(
    officer: User, signed_in: SignIn
) -> None:
    before = list(ActionItem.objects.values_list("pk", "version"))

    response = sent(signed_in(officer), check="1")

    assert "A dry run: nothing was recorded yet." in text_of(response)
    assert text_of(response).count("→ ↻ Ongoing") == 3
    assert not StatusUpdate.objects.exists()
    assert list(ActionItem.objects.values_list("pk", "version")) == before


def test_the_dry_run_says_what_is_in_work_already(
    officer: User, second_officer: User, signed_in: SignIn
) -> None:
    make.status_update(make.item("11.10-21-SEC"), State.DRAFT, author=second_officer)

    response = sent(signed_in(officer), check="1")

    assert "In work already: draft by second-officer." in text_of(response)


def test_the_dry_run_says_what_needs_evidence(officer: User, signed_in: SignIn) -> None:
    response = sent(signed_in(officer), status="implemented", check="1")

    assert text_of(response).count("Can be kept as a draft only: Add at least one piece") == 3


@pytest.mark.parametrize(
    ("button", "state"),
    [pytest.param("submit", State.SUBMITTED), pytest.param("draft", State.DRAFT)],
)
def test_each_item_gets_a_row_of_its_own(
    button: str, state: State, officer: User, signed_in: SignIn
) -> None:
    client = signed_in(officer)
    rehearsed = sent(client, check="1")

    sent(client, rehearsed, **{button: "1"}, **evidence())

    updates = StatusUpdate.objects.filter(author=officer, status=Status.ONGOING, state=state)
    assert sorted(update.action_item.reference for update in updates) == REFERENCES
    assert [update.evidence.count() for update in updates] == [1, 1, 1]


def test_sent_twice_it_records_once(officer: User, signed_in: SignIn) -> None:
    client = signed_in(officer)
    rehearsed = sent(client, check="1")

    answers = [sent(client, rehearsed, submit="1") for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert StatusUpdate.objects.count() == 3


def test_where_one_item_refuses_none_is_recorded(officer: User, signed_in: SignIn) -> None:
    response = sent(signed_in(officer), status="implemented", submit="1")

    assert response.status_code == 422
    assert "Nothing was recorded" in text_of(response)
    assert "Went on.</textarea>" in response.content.decode()
    assert not StatusUpdate.objects.exists()


def test_where_one_item_has_changed_meanwhile_both_texts_are_shown(
    officer: User, second_officer: User, signed_in: SignIn
) -> None:
    client = signed_in(officer)
    rehearsed = sent(client, check="1")
    make.status_update(
        make.item("11.10-21-SEC"), State.DRAFT, author=second_officer, achievements="Theirs."
    )

    response = sent(client, rehearsed, submit="1")

    assert response.status_code == 422
    assert "Theirs." in text_of(response)
    assert not StatusUpdate.objects.filter(author=officer).exists()


def test_after_seeing_both_texts_the_officer_goes_on(
    officer: User, second_officer: User, signed_in: SignIn
) -> None:
    client = signed_in(officer)
    rehearsed = sent(client, check="1")
    make.status_update(make.item("11.10-21-SEC"), State.DRAFT, author=second_officer)
    refused = sent(client, rehearsed, submit="1")

    response = sent(client, refused, submit="1")

    assert response.status_code == 302
    assert StatusUpdate.objects.filter(author=officer).count() == 3


@pytest.mark.parametrize("chosen", ["", "x", "1,x", "1:x", "²", "1,,2", "9" * 30])
def test_an_address_that_names_no_items_is_not_found(
    chosen: str, officer: User, signed_in: SignIn
) -> None:
    response = signed_in(officer).get(
        reverse("admin:resolutions_actionitem_several"), {"items": chosen}
    )

    assert response.status_code == 404


def test_words_changed_after_they_were_recorded_are_shown_beside_those(
    officer: User, signed_in: SignIn
) -> None:
    client = signed_in(officer)
    rehearsed = sent(client, check="1")
    sent(client, rehearsed, submit="1")

    refused = sent(client, rehearsed, submit="1", achievements="Other words.")
    accepted = sent(client, refused, submit="1", achievements="Other words.")

    assert refused.status_code == 422
    assert accepted.status_code == 302
    assert StatusUpdate.objects.filter(achievements="Other words.").count() == 3
