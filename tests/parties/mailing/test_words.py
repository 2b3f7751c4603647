"""Each kind of message says what happened, to whom it matters, and where to go on."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.template import Engine, Template
from django.utils import timezone, translation

from parties import outbox, reviewing, services
from parties.choices import ActionState, Channel, MessageKind, Place
from parties.mailing.text import tidy
from parties.mailing.writing import compose
from parties.models import Invitation, Message, Party
from resolutions.models import Paragraph, User
from tests import make

from .conftest import Letter, letter_of

pytestmark = pytest.mark.django_db


def last(kind: str) -> Letter:
    return letter_of(Message.objects.filter(kind=kind).latest("pk"))


def invited(by: User, **values: Any) -> Letter:
    """Have somebody invited to Kenya, and return what they are written."""
    now = timezone.now()
    paragraphs = values.pop("paragraphs", [])
    invitation = Invitation.objects.create(
        **{
            "party": Party.objects.get(iso3="KEN"),
            "email": "new@example.org",
            "invited_by": by,
            "invited_at": now,
            "expires_at": now + timedelta(days=7),
            **values,
        }
    )
    if paragraphs:
        invitation.paragraphs.set(
            Paragraph.objects.filter(resolution__prefix="11.10", number__in=paragraphs)
        )
    outbox.invite(invitation)
    return last("invitation")


def on_behalf(channel: Channel) -> Letter:
    """Have the Secretariat enter what came to it, and return what the Party is written."""
    officer = make.officer()
    make.period()
    kenya = Party.objects.get(iso3="KEN")
    entered = services.begin_action(
        kenya, make.action_entry(), by=officer, channel=channel, received_on=date(2026, 5, 3)
    )
    services.submit_action(entered, by=officer)
    return last("on_behalf")


def test_an_invitation_of_the_secretariat_says_to_what_by_whom_and_for_how_long(
    administrator: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("parties.people.invitation_link", lambda each: f"https://x/{each.pk}/")

    subject, body = invited(administrator)

    invitation = Invitation.objects.get()
    assert subject == "Invitation to report for Kenya"
    assert "The Secretariat invites you to report for Kenya" in body
    assert "as its national focal point" in body
    assert f"https://x/{invitation.pk}/ It works once, for seven days, until" in body
    assert "If you did not expect this invitation, ignore it" in body
    assert "Reporting is voluntary." in body
    assert administrator.username not in body


def test_an_invitation_of_a_focal_point_names_the_place_and_not_the_person(national: User) -> None:
    _, body = invited(national, place=Place.CONTRIBUTOR, all_paragraphs=False, paragraphs=[31, 29])

    assert "The national focal point of Kenya invites you to contribute" in body
    assert "You would write on these paragraphs: 29, 31." in body
    assert national.username not in body


def test_the_desk_reads_what_was_submitted_and_where_to_review_it() -> None:
    action = make.party_action(ActionState.SUBMITTED)

    subject, body = last("submitted")

    assert subject == "To review: KEN-1 “Joint committee of the national focal points”"
    assert "Kenya submitted an action, which waits for review:" in body
    assert f"https://tracker.example.org/admin/parties/partyaction/{action.pk}/change/" in body
    assert "You receive this" not in body


def test_the_desk_does_not_read_what_the_working_copy_says_by_now(national: User) -> None:
    action = make.party_action(ActionState.SUBMITTED, title="As submitted")
    recalled = services.recall_action(action, by=national)

    services.revise_action(recalled, make.action_entry(title="Not yet for others"), by=national)

    subject, body = last("submitted")
    assert "As submitted" in subject
    assert "Not yet for others" not in subject + body


def test_a_return_gives_the_reason_and_the_way_to_the_action() -> None:
    make.party_action(ActionState.RETURNED)

    subject, body = last("returned")

    assert subject == "Returned to you: KEN-1 “Joint committee of the national focal points”"
    assert "The reason: > Which conventions?" in body
    assert "https://tracker.example.org/my/actions/KEN-1/" in body
    assert "You receive this because you report for Kenya." in body


def test_an_acceptance_gives_the_public_note_and_the_public_page(officer: User) -> None:
    action = make.party_action(ActionState.SUBMITTED)

    reviewing.accept_action(action, by=officer, public_note="A good example.")

    subject, body = last("accepted")
    assert subject.startswith("Accepted: KEN-1")
    assert "published this note beside it: > A good example." in body
    assert "https://tracker.example.org/parties/actions/KEN-1/" in body


def test_an_acceptance_without_a_note_speaks_of_none() -> None:
    make.party_action(ActionState.ACCEPTED)

    _, body = last("accepted")

    assert "note" not in body


def test_a_question_asks_and_an_answer_answers(national: User, officer: User) -> None:
    action = make.party_action(ActionState.SUBMITTED)

    reviewing.ask_about_action(action, by=officer, question="In which year?")
    reviewing.answer_about_action(action, by=national, answer="In 2025.")

    subject, body = last("question")
    assert subject.startswith("Question about KEN-1")
    assert "> In which year?" in body
    assert "https://tracker.example.org/my/actions/KEN-1/" in body
    subject, body = last("answer")
    assert subject.startswith("Answer about KEN-1")
    assert "> In 2025." in body
    assert f"/admin/parties/partyaction/{action.pk}/change/" in body


@pytest.mark.parametrize(
    ("channel", "words"),
    [
        (Channel.EMAIL, "from an e-mail received on 3 May 2026:"),
        (Channel.LETTER, "from a letter received on 3 May 2026:"),
        (Channel.MEETING, "from an intervention at a meeting on 3 May 2026:"),
    ],
)
def test_the_party_is_told_of_an_entry_on_its_behalf(
    national: User, channel: Channel, words: str
) -> None:
    subject, body = on_behalf(channel)

    assert subject.startswith("Entered on behalf of Kenya: KEN-1")
    assert words in body
    assert "take it over here: https://tracker.example.org/my/actions/KEN-1/" in body


@pytest.mark.parametrize("language", ["en-gb", "fr", "es"])
def test_a_person_is_written_to_in_their_language(
    national: User, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    make.party_action(ActionState.RETURNED)
    User.objects.update(language=language)
    active = set()
    found = Engine.get_template

    def noting(engine: Engine, name: str) -> Template:
        active.add(translation.get_language())
        return found(engine, name)

    monkeypatch.setattr(Engine, "get_template", noting)

    written = compose([Message.objects.select_related("person").get(kind="returned")])

    assert active == {language}
    assert written.extra_headers["Content-Language"] == language
    assert translation.get_language() == "en-gb"


def test_an_address_without_an_account_is_written_to_in_the_language_of_the_invitation(
    administrator: User,
) -> None:
    invited(administrator, language="fr")

    written = compose([Message.objects.get()])

    assert written.extra_headers["Content-Language"] == "fr"


def test_dates_and_names_are_those_of_the_language(national: User) -> None:
    User.objects.update(language="fr")

    subject, body = on_behalf(Channel.LETTER)

    assert "3 mai 2026" in body
    assert "3 May" not in body


@pytest.mark.parametrize("kind", MessageKind.values)
def test_every_kind_has_its_words(kind: str) -> None:
    engine = Engine.get_default()

    assert engine.get_template(f"mail/{kind}.txt")
    assert engine.get_template(f"mail/{kind}_subject.txt")


def test_lines_are_short_but_an_address_is_whole() -> None:
    make.party_action(ActionState.RETURNED, title="Committee " * 25)
    address = f"https://tracker.example.org/{'x' * 100}/"

    body = str(compose([Message.objects.get(kind="returned")]).body) + tidy(address)

    assert max(len(line) for line in body.splitlines() if "x" * 100 not in line) <= 76
    assert f"\n{address}\n" in body
