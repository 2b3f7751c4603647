from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from parties.mailing.reminders import Reminded, write_reminders


class Command(BaseCommand):
    help = (
        "Writes to the outbox the reminders that documents for the open period's meeting close: 30 "
        "and 7 days before, to the national focal points of Parties that have drafts or returned "
        "actions, or from which nothing has come. To be run daily, before send_mail_outbox; safe "
        "at any time, since each is written once. A day that was missed is made up for while there "
        "is time; after the closing date nothing is written."
    )

    def handle(self, *args: Any, **options: Any) -> str:
        done = write_reminders(timezone.localdate())
        return said(done) if options["verbosity"] else ""


def said(done: Reminded) -> str:
    """Return what the run did, in a sentence."""
    if done.period is None:
        return "No reporting period is open: nobody to remind."
    if done.left is None:
        return f"It is not known when documents for {done.period.meeting} close: nobody reminded."
    if done.left < 0:
        return f"Documents for {done.period.meeting} are closed: nobody reminded."
    return f"Reminders written: {done.written}. {done.period.meeting}: {done.left} days left."
