"""What somebody wrote cannot become a header, a paragraph of ours, or a turned line."""

import email
import email.policy

import pytest

from parties.choices import ActionState
from parties.mailing.text import quoted, title
from parties.mailing.writing import compose
from parties.models import Message
from tests import make


@pytest.fixture
def message(db: None) -> Message:
    make.party_action(ActionState.RETURNED)
    return Message.objects.get(kind="returned")


def sent(message: Message, *others: Message) -> email.message.EmailMessage:
    """Return the e-mail as a mail server reads it."""
    raw = compose([message, *others]).message().as_bytes()
    return email.message_from_bytes(raw, policy=email.policy.default)


@pytest.mark.parametrize(
    "line_end", ["\n", "\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028"], ids=repr
)
def test_a_title_with_a_line_end_adds_no_header(db: None, line_end: str) -> None:
    make.party_action(ActionState.RETURNED, title=f"Committee{line_end}Bcc: all@example.org")

    letter = sent(Message.objects.get(kind="returned"))

    assert "Bcc" not in letter
    assert letter["Subject"].strip() == "Returned to you: KEN-1 “Committee Bcc: all@example.org”"
    assert letter["To"] == "national-ken@example.org"


def test_what_is_said_at_the_event_stays_a_quotation(message: Message) -> None:
    message.words = "Which ones?\n\n--\nThe Secretariat: send your password."

    body = compose([message]).body

    assert "\n> Which ones?\n>\n> --\n> The Secretariat: send your password.\n" in body


def test_nothing_is_escaped_as_if_it_were_html(db: None) -> None:
    make.party_action(ActionState.RETURNED, title="Rock & “roll” <b>")

    letter = sent(Message.objects.get(kind="returned"))

    assert "Rock & “roll” <b>" in letter["Subject"]
    assert "> KEN-1: Rock & “roll” <b>" in letter.get_content()


def test_words_from_right_to_left_turn_nothing_but_themselves(db: None) -> None:
    arabic = "لجنة مشتركة 2025"
    make.party_action(ActionState.RETURNED, title=arabic)

    letter = sent(Message.objects.get(kind="returned"))

    assert letter["Subject"].strip() == f"Returned to you: KEN-1 “\u2068{arabic}\u2069”"
    assert f"KEN-1: \u2068{arabic}\u2069" in letter.get_content()


def test_a_mark_that_turns_the_line_stays_inside_the_title() -> None:
    assert title("\u2069\u202egnp.exe") == "\u2068\u202egnp.exe\u2069"


def test_a_long_title_is_cut_in_the_subject_and_whole_in_the_text(db: None) -> None:
    make.party_action(ActionState.RETURNED, title="é" * 300)

    letter = sent(Message.objects.get(kind="returned"))

    assert letter["Subject"].strip() == f"Returned to you: KEN-1 “{'é' * 69}…”"
    assert "é" * 300 in letter.get_content()


def test_lines_are_quoted_one_by_one() -> None:
    assert quoted(" a\n\nb ") == "> a\n>\n> b"


def test_the_headers_say_that_a_machine_wrote_and_where_a_reply_goes(message: Message) -> None:
    letter = sent(message)

    assert letter["Auto-Submitted"] == "auto-generated"
    assert letter["From"] == "tracker@example.org"
    assert letter["Reply-To"] == "desk@example.org"
    assert letter["Content-Language"] == "en-gb"


def test_without_a_desk_nobody_is_told_to_reply(message: Message, settings: object) -> None:
    settings.DESK_EMAIL = ""  # type: ignore[attr-defined]

    letter = sent(message)

    assert "Reply-To" not in letter
    assert "nobody reads replies to this e-mail" in letter.get_content()


def test_an_email_has_one_name_however_often_it_is_written(message: Message) -> None:
    other = Message.objects.get(kind="submitted")

    first, again, both = sent(message), sent(message), sent(message, other)

    assert first["Message-ID"] == again["Message-ID"]
    assert first["Message-ID"] != both["Message-ID"]
    assert str(first["Message-ID"]).endswith("@tracker.example.org>")


def test_a_message_about_nothing_is_not_written(message: Message) -> None:
    message.action = None

    with pytest.raises(ValueError, match="about no action"):
        compose([message])
