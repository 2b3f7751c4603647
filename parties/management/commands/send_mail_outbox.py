from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.mail.backends.console import EmailBackend as Console
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from parties.mailing.sending import Delivered, plan, send_outbox
from parties.mailing.server import connection
from parties.mailing.writing import compose
from parties.models import Message
from parties.outbox import release
from parties.querysets import MessageQuerySet


class Command(BaseCommand):
    help = (
        "Sends the e-mails of the outbox. Invitations, returns and questions go at once, each on "
        "its own; the rest goes in at most one e-mail to a reader on each day of the calendar "
        "(TIME_ZONE). Safe to run every minute, and by several at once. A message is never sent "
        "twice: where nobody can know whether the mail server took it (the connection broke, or "
        "the sender died), it is put in doubt and stays unsent until a person has looked and "
        "says --release. What the server refuses for now, or a server that cannot be reached, is "
        "tried again after 1, 5 and 30 minutes, 2, 6, 12, 24 and 24 hours, then given up; what it "
        "refuses for good is given up at once. It ends with 1 when it gave up or put in doubt "
        "anything in this run."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--at-once",
            action="store_true",
            help="Send what cannot wait, and leave the digests to another run.",
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="Show what would be sent, and send nothing."
        )
        parser.add_argument(
            "--release",
            nargs="*",
            type=int,
            metavar="NUMBER",
            help="Have messages in doubt sent again: all, or those of the numbers given, which may "
            "also be of messages that were given up. Sends nothing itself.",
        )

    def handle(self, *args: Any, **options: Any) -> str:
        if options["release"] is not None:
            return f"Released: {release(chosen(options['release']))}."
        if options["dry_run"]:
            return "\n".join(foreseen(at_once=options["at_once"]))
        refuse_printing()
        begun = timezone.now()
        done = send_outbox(at_once=options["at_once"])
        report = "\n".join([came_to(done), *given_up_since(begun), *left_over()])
        if done.given_up or done.doubtful:
            raise CommandError(report)
        return report if options["verbosity"] else ""


def chosen(numbers: list[int]) -> list[Message]:
    """Return the messages of the numbers; all that are in doubt where none are given."""
    if numbers:
        return list(Message.objects.filter(pk__in=numbers))
    return list(Message.objects.in_doubt())


def refuse_printing() -> None:
    """Refuse to print what nobody would then get, where the site is in service.

    Raises:
        CommandError: no mail server is set, and DEBUG is off.
    """
    with connection() as line:
        if isinstance(line, Console) and not settings.DEBUG:
            raise CommandError(
                "Set EMAIL_URL to the mail server: without one, messages would be printed here and "
                "count as sent. Nothing was sent; --dry-run shows what waits."
            )


def foreseen(*, at_once: bool) -> list[str]:
    """Return a line for each e-mail that would be sent, and for each message that would not."""
    planned = plan(at_once=at_once)
    letters = [compose(messages) for messages in planned.mails]
    lines = [f"To {letter.to[0]}: {letter.subject}" for letter in letters]
    lines += [f"Not to {message.reader}: {message}. {why}" for message, why in planned.moot]
    return lines or ["Nothing is due."]


def came_to(done: Delivered) -> str:
    """Return what the run did, in a line."""
    return (
        f"Sent: {done.mails} e-mails with {done.messages} messages. Put off: {done.put_off}. "
        f"Not needed any more: {done.dropped}. Given up: {done.given_up}. "
        f"Newly in doubt: {done.doubtful}."
    )


def given_up_since(begun: datetime) -> list[str]:
    """Return a line for each message that will not be sent, and why."""
    found = Message.objects.given_up().filter(given_up_at__gte=begun)
    return [f"Not sent: {line}" for line in named(found)]


def left_over() -> list[str]:
    """Return what the outbox holds now, with a line for each message in doubt."""
    waiting, in_hand = Message.objects.unclaimed().count(), Message.objects.in_hand().count()
    doubtful = [f"In doubt: {line}" for line in named(Message.objects.in_doubt())]
    return [f"Now waiting: {waiting}; in hand: {in_hand}; in doubt: {len(doubtful)}.", *doubtful]


def named(messages: MessageQuerySet) -> list[str]:
    """Return a line for each message, with the number by which it can be released."""
    return [
        f"{each.pk}, {each}, to {each.reader}: {each.error}"
        for each in messages.select_related("person", "party")
    ]
