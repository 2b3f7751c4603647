"""The demonstration shows every case, labelled throughout, and nothing from the future."""

from datetime import date, datetime

from django.test import TestCase

from parties.choices import ActionState, Channel
from parties.models import (
    ActionEvidence,
    ActionVersion,
    Message,
    PartyAction,
    PartyReport,
    Remark,
    ReportingPeriod,
)
from resolutions.choices import EvidenceKind, State, Status
from resolutions.models import (
    ActionItem,
    Deadline,
    Evidence,
    Meeting,
    Office,
    StatusUpdate,
)
from tracker.demo import load_demo, read_story

LABEL = "(demonstration)"
LAST_DAY = date(2026, 11, 21)
STORY = read_story()


class TestStory(TestCase):
    """What the whole story tells, loaded once."""

    @classmethod
    def setUpTestData(cls) -> None:  # noqa: N802 (Django's name)
        load_demo(STORY)

    def test_every_status_occurs_among_the_items(self) -> None:
        assert set(ActionItem.objects.values_list("status", flat=True)) == set(Status.values)

    def test_every_kind_of_evidence_and_every_state_occurs(self) -> None:
        states = list(StatusUpdate.objects.values_list("state", flat=True))

        assert set(Evidence.objects.values_list("kind", flat=True)) == set(EvidenceKind.values)
        assert Evidence.objects.filter(is_public=False).exists()
        assert (states.count(State.RETURNED), states.count(State.SUBMITTED)) == (2, 1)
        assert states.count(State.DRAFT) == 3
        assert (
            StatusUpdate.objects.filter(corrects__isnull=False, state=State.APPROVED).count() == 1
        )

    def test_something_is_overdue_and_something_is_due_next(self) -> None:
        overdue = ActionItem.objects.as_of(LAST_DAY).overdue(LAST_DAY)
        due = Deadline.objects.with_due_on(LAST_DAY)
        coming = due.filter(due_on__gt=LAST_DAY)  # type: ignore[misc]

        assert {each.reference for each in overdue} == {"11.10-19-SEC", "11.10-23-BLG"}
        assert "StC-demo" in {each.due_at_label for each in coming}

    def test_something_is_stagnant(self) -> None:
        assert ActionItem.objects.as_of(LAST_DAY).stagnant(LAST_DAY).exists()

    def test_every_update_and_every_piece_of_evidence_is_labelled(self) -> None:
        assert all(LABEL in each.achievements.lower() for each in StatusUpdate.objects.all())
        assert all(LABEL in each.title for each in Evidence.objects.all())
        assert all(LABEL in each.note for each in Meeting.objects.filter(is_demo=True))
        assert all(LABEL in each.name for each in Office.objects.filter(is_demo=True))

    def test_every_action_of_a_party_is_labelled_in_its_language(self) -> None:
        labels = {"en": "(Demonstration)", "fr": "(Démonstration)", "es": "(Demostración)"}

        for each in PartyAction.objects.all():
            assert each.title.startswith(labels[each.language])
            assert each.done.startswith(labels[each.language])
        assert all(LABEL in each.title for each in ActionEvidence.objects.all())

    def test_every_state_language_and_channel_of_a_partys_action_occurs(self) -> None:
        actions = PartyAction.objects.all()

        assert {each.state for each in actions} == set(ActionState)
        assert {each.language for each in actions} == {"en", "fr", "es"}
        assert {each.channel for each in actions} == set(Channel)
        assert PartyReport.objects.nil().count() == 1
        assert Remark.objects.exists()

    def test_one_period_is_open_up_to_the_next_standing_committee(self) -> None:
        assert [str(each) for each in ReportingPeriod.objects.open_on(LAST_DAY)] == [
            "StC56 – StC-demo"
        ]

    def test_nobody_is_sent_mail_for_what_the_story_tells(self) -> None:
        assert not Message.objects.exists()

    def test_every_address_is_one_that_belongs_to_nobody(self) -> None:
        addresses = [
            *Evidence.objects.exclude(url="").values_list("url", flat=True),
            *ActionEvidence.objects.exclude(url="").values_list("url", flat=True),
        ]

        assert all(url.startswith("https://example.org/") for url in addresses)

    def test_nothing_happens_after_the_last_day_or_before_the_resolution(self) -> None:
        days = set(StatusUpdate.objects.values_list("effective_on", flat=True))
        times: set[datetime | None] = set()
        for name in ("recorded_at", "submitted_at", "returned_at", "approved_at"):
            times |= set(StatusUpdate.objects.values_list(name, flat=True))

        for column in ("submitted_at", "decided_at"):
            times |= set(ActionVersion.objects.values_list(column, flat=True))

        moments = [moment.date() for moment in times if moment]
        assert date(2024, 2, 17) < min(days)
        assert max([*days, *moments]) <= LAST_DAY

    def test_each_step_follows_the_one_before(self) -> None:
        for each in StatusUpdate.objects.approved():
            assert each.submitted_at is not None
            assert each.approved_at is not None
            assert each.effective_on <= each.recorded_at.date()
            assert each.recorded_at < each.submitted_at < each.approved_at
