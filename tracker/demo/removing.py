from collections import Counter
from functools import partial
from pathlib import PurePath

from django.contrib.auth import SESSION_KEY
from django.contrib.auth.hashers import make_password
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import ProtectedError, QuerySet

from resolutions.choices import State
from resolutions.models import (
    ActionItem,
    Deadline,
    Evidence,
    Meeting,
    Office,
    StatusUpdate,
    User,
)
from resolutions.services import copy_status

from .removing_parties import remove_actions, remove_periods, remove_places
from .reports import remove_reports


@transaction.atomic
def remove_demo() -> list[str]:
    """Remove the demonstration and whatever its accounts recorded; say what went, line by line.

    Every item goes back to the status that the real record gives it. Its version is not set back:
    a form opened meanwhile must still be found out as stale.
    """
    gone: Counter[str] = Counter()
    gone["progress reports"] = remove_reports()
    gone["status updates"] = remove_updates()
    gone["Party actions"] = remove_actions()
    gone["places at Parties"] = remove_places()
    gone["reporting periods"], periods = remove_periods()
    gone["offices"] = remove_offices()
    gone["deadlines"], gone["meetings"], kept = remove_meetings()
    gone["sessions"] = remove_sessions()
    gone["accounts"], named = remove_accounts()
    counts = [f"{number} {name} removed" for name, number in gone.items()]
    return [*counts, *periods, *kept, *named]


def remove_updates() -> int:
    demo = StatusUpdate.objects.filter(is_demo=True)
    number = demo.count()
    items = list(
        ActionItem.objects.select_for_update().filter(pk__in=list(touched(demo))).order_by("pk")
    )
    ActionItem.objects.filter(current_update__is_demo=True).update(current_update=None)
    evidence = Evidence.objects.filter(status_update__is_demo=True)
    for file in evidence.files().exclude(file=""):
        transaction.on_commit(partial(remove_file, file))
    evidence.delete()
    while demo.filter(corrected_by=None).delete()[0]:
        pass  # A correction goes before what it corrects.
    for item in items:
        copy_status(item)
    return number


def touched(updates: QuerySet[StatusUpdate]) -> set[int]:
    return set(updates.values_list("action_item", flat=True))


def remove_file(evidence: Evidence) -> None:
    """Delete the file, and the folder of its update, which held nothing else that is left."""
    name, storage = str(evidence.file.name), evidence.file.storage
    storage.delete(name)
    folder = str(PurePath(name).parent)
    if storage.exists(folder) and storage.listdir(folder) == ([], []):
        storage.delete(folder)


def remove_offices() -> int:
    """Remove the offices; the items that are still theirs go back to none."""
    ActionItem.objects.filter(office__is_demo=True).update(office=None)
    offices = Office.objects.filter(is_demo=True)
    number = offices.count()
    offices.delete()
    return number


def remove_meetings() -> tuple[int, int, list[str]]:
    """Remove the meetings, what is due by them, and the edit history of both.

    One that a real record names stays, with what is due by it.
    """
    demo = Meeting.objects.filter(is_demo=True)
    free = list(
        demo.filter(
            evidence=None, resolutions=None, reporting_periods=None, progress_reports=None
        ).values_list("pk", flat=True)
    )
    kept = demo.exclude(pk__in=free)
    deadlines = Deadline.objects.filter(meeting__in=free)
    due = list(deadlines.values_list("pk", flat=True))
    deadlines.delete()
    Deadline.history.filter(id__in=due).delete()
    demo.filter(pk__in=free).delete()
    Meeting.history.filter(id__in=free).delete()
    return len(due), len(free), [f"kept: meeting {each}, a real record names it" for each in kept]


def remove_sessions() -> int:
    """End the sessions of the demonstration accounts."""
    accounts = {str(pk) for pk in User.objects.filter(is_demo=True).values_list("pk", flat=True)}
    mine = [
        each.pk
        for each in Session.objects.iterator()
        if accounts and each.get_decoded().get(SESSION_KEY) in accounts
    ]
    Session.objects.filter(pk__in=mine).delete()
    return len(mine)


def remove_accounts() -> tuple[int, list[str]]:
    """Remove the accounts; what the admin logged of them goes with them.

    One that the real record names (as the person who once returned an update, or let somebody in)
    cannot go: it is switched off instead.
    """
    demo = User.objects.filter(is_demo=True)
    returned = StatusUpdate.objects.filter(returned_by__in=demo)
    returned.exclude(state=State.APPROVED).update(returned_by=None)
    everybody = list(demo)
    bound = [user for user in everybody if not removed(user)]
    number = len(everybody) - len(bound)
    demo.update(is_demo=False, is_active=False, is_staff=False, password=make_password(None))
    lines = [f"kept: account {user}, switched off: the real record names it" for user in bound]
    return number, lines


def removed(user: User) -> bool:
    """Remove the account, and say whether it could go."""
    try:
        with transaction.atomic():
            user.delete()
    except ProtectedError:
        return False
    return True
