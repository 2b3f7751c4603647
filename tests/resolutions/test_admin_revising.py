"""An author goes on with an update; anyone who records corrects an approved one."""

from datetime import date

import pytest

from resolutions.choices import State
from resolutions.models import ActionItem, StatusUpdate, User
from tests import make

from .admin_form import RECORDERS, STAFF, SignIn, address, evidence, page_of, posted, text_of

pytestmark = pytest.mark.django_db


class TestGoingOnWithAnUpdate:
    @pytest.mark.parametrize("state", State)
    @pytest.mark.parametrize("role", STAFF)
    def test_only_its_author_changes_it_until_it_is_submitted(
        self,
        role: str,
        state: State,
        officer: User,
        signed_in: SignIn,
        request: pytest.FixtureRequest,
    ) -> None:
        update = make.status_update(state=state, author=officer)
        client = signed_in(request.getfixturevalue(role))
        page = client.get(address("edit", update))

        response = client.post(
            address("edit", update), posted(page, achievements="Changed.", draft="1")
        )

        update.refresh_from_db()
        may = role == "officer" and state in (State.DRAFT, State.RETURNED)
        assert response.status_code == (302 if may else 422)
        assert (update.achievements == "Changed.") == may

    def test_a_returned_update_opens_with_its_words_under_the_reason(
        self, officer: User, signed_in: SignIn
    ) -> None:
        update = make.status_update(state=State.RETURNED, achievements="A plan.")

        page = signed_in(officer).get(address("edit", update)).content.decode()

        assert "Which meeting was it?" in page
        assert "A plan.</textarea>" in page
        assert 'value="2025-06-01"' in page

    def test_evidence_is_kept_or_removed_and_new_is_added(
        self, officer: User, signed_in: SignIn
    ) -> None:
        update = make.status_update(
            state=State.DRAFT, evidence=[make.evidence(title="Old"), make.evidence(title="Kept")]
        )
        kept = update.evidence.get(title="Kept")
        client = signed_in(officer)
        page = client.get(address("edit", update))

        client.post(
            address("edit", update),
            posted(page, draft="1", keep_evidence=[str(kept.pk)]) | evidence(title="New"),
        )

        assert [each.title for each in update.evidence.order_by("pk")] == ["Kept", "New"]

    def test_a_draft_changed_in_another_window_is_not_overwritten(
        self, officer: User, signed_in: SignIn
    ) -> None:
        update = make.status_update(state=State.DRAFT)
        client = signed_in(officer)
        page = client.get(address("edit", update))
        client.post(address("edit", update), posted(page, achievements="One.", draft="1"))

        response = client.post(
            address("edit", update), posted(page, achievements="Other.", draft="1")
        )

        update.refresh_from_db()
        assert response.status_code == 409
        assert update.achievements == "One."
        assert "Other.</textarea>" in response.content.decode()


class TestCorrecting:
    def test_the_form_opens_with_what_is_corrected_and_says_which(
        self, officer: User, signed_in: SignIn
    ) -> None:
        update = make.status_update(achievements="Wrong words.")

        page = signed_in(officer).get(address("correct", update)).content.decode()

        assert "Wrong words.</textarea>" in page
        assert "The update that this one corrects" in page

    def test_a_correction_names_what_it_corrects_and_shows_its_evidence_again(
        self, item: ActionItem, officer: User, signed_in: SignIn
    ) -> None:
        update = make.status_update(item, evidence=[make.evidence()])
        client = signed_in(officer)
        form = posted(client.get(address("correct", update)), achievements="Right.", submit="1")

        client.post(address("correct", update), form)

        correction = item.updates.get(achievements="Right.")
        assert correction.corrects == update
        assert [each.title for each in correction.evidence.all()] == ["Report of the meeting"]

    @pytest.mark.parametrize("state", State)
    @pytest.mark.parametrize("role", STAFF)
    def test_only_an_approved_update_is_corrected_by_those_who_record(
        self, role: str, state: State, signed_in: SignIn, request: pytest.FixtureRequest
    ) -> None:
        update = make.status_update(state=state)
        client = signed_in(request.getfixturevalue(role))
        page = client.get(address("correct", update))

        response = client.post(
            address("correct", update), posted(page, achievements="Right.", draft="1")
        )

        may = role in RECORDERS and state == State.APPROVED
        assert response.status_code == (302 if may else 422)
        assert StatusUpdate.objects.filter(corrects=update).exists() == may

    def test_the_history_shows_a_correction_both_ways(
        self, item: ActionItem, officer: User, signed_in: SignIn
    ) -> None:
        update = make.status_update(item, effective_on=date(2025, 6, 1))
        make.status_update(item, corrects=update, effective_on=date(2025, 7, 1))

        page = text_of(signed_in(officer).get(page_of(item)))

        assert "Corrects the update of 1 June 2025" in page
        assert "Corrected by the update of 1 July 2025" in page
