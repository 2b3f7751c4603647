"""Who may do what: `may_…(user, object)`; what a stranger may see is in the querysets."""

from typing import Any

from django.conf import settings
from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import AnonymousUser, Permission
from django.db.models import Q

from .choices import State
from .models import StatusUpdate, User

Anyone = User | AnonymousUser


class AccountBackend(ModelBackend):
    """Signs people in by password; a demonstration account exists only while DEBUG is on."""

    def user_can_authenticate(self, user: Any) -> bool:
        if user is not None and user.is_demo and not settings.DEBUG:
            return False
        return super().user_can_authenticate(user)

    def get_all_permissions(self, user_obj: Any, obj: Any = None) -> set[str]:
        """Return what the person may do by their groups or by themselves, asked for once."""
        if not user_obj.is_active or user_obj.is_anonymous or obj is not None:
            return set()
        if not hasattr(user_obj, "_perm_cache"):
            held = Permission.objects.order_by()
            if not user_obj.is_superuser:
                held = held.filter(Q(user=user_obj) | Q(group__user=user_obj))
            names = held.values_list("content_type__app_label", "codename")
            user_obj._perm_cache = {f"{app}.{name}" for app, name in names}
        found: set[str] = user_obj._perm_cache
        return found


def may_record(user: Anyone) -> bool:
    """Whether the user may record status updates."""
    return user.has_perm("resolutions.add_statusupdate")


def may_change(user: Anyone, update: StatusUpdate) -> bool:
    """Whether the user may change, submit or discard the update: its author, until submitted."""
    return update.is_open and update.author_id == user.pk and may_record(user)


def may_recall(user: Anyone, update: StatusUpdate) -> bool:
    """Whether the user may take the update back into draft: its author, until it is reviewed."""
    return update.state == State.SUBMITTED and update.author_id == user.pk and may_record(user)


def may_review(user: Anyone) -> bool:
    """Whether the user may approve and return status updates at all."""
    return user.has_perm("resolutions.approve_statusupdate")


def may_return(user: Anyone, update: StatusUpdate) -> bool:
    return update.state == State.SUBMITTED and may_review(user)


def may_approve(user: Anyone, update: StatusUpdate) -> bool:
    """Whether the user may approve it: one that closes its item is for someone else."""
    return may_return(user, update) and not (update.closes and update.author_id == user.pk)


def may_correct(user: Anyone, update: StatusUpdate) -> bool:
    return update.state == State.APPROVED and may_record(user)
