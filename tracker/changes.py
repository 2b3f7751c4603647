"""When anything that is public last changed, as far as the record itself knows."""

from datetime import datetime, time, timedelta
from functools import cache

from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.db import connection
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from parties.models import ActionVersion
from resolutions.models import StatusUpdate

from .models import ProgressReport

# What was decided at about the same time may be committed a little later.
SETTLED_AFTER = timedelta(minutes=1)
# A new release may say the same things otherwise.
STARTED = timezone.now()


@cache
def statement() -> str:
    """Return the SQL that looks up the newest entry of each kind; every part reads an index."""
    parts = [
        ("approved_at", StatusUpdate, "state = 'approved'"),
        ("decided_at", ActionVersion, "outcome = 'accepted'"),
        ("confirmed_at", ProgressReport, "1 = 1"),
    ]
    edited = [model for model in apps.get_models() if hasattr(model, "history_object")]
    parts += [("history_date", model, "1 = 1") for model in edited]
    newest = [
        f"SELECT max({column}) AS moment FROM {model._meta.db_table} WHERE {condition}"
        for column, model, condition in parts
    ]
    log = LogEntry._meta.db_table
    newest.append(f"SELECT action_time FROM {log} WHERE id = (SELECT max(id) FROM {log})")
    return f"SELECT max(moment) FROM ({' UNION ALL '.join(newest)}) AS changes"


def last_changed() -> datetime:
    """Return when something public last changed, or the day began: what is overdue goes by it."""
    with connection.cursor() as cursor:
        cursor.execute(statement())
        found = cursor.fetchone()[0]
    moment = parse_datetime(found) if isinstance(found, str) else found
    if moment is not None and timezone.is_naive(moment):
        moment = timezone.make_aware(moment, timezone.get_fixed_timezone(0))
    today = timezone.make_aware(datetime.combine(timezone.localdate(), time.min))
    known = [each for each in (moment, today, STARTED) if each]
    return max(known)


def is_settled(changed: datetime) -> bool:
    """Whether nothing older than the newest change can come to light any more."""
    return timezone.now() - changed >= SETTLED_AFTER
