"""Whether a member of staff has shown who they are in a second way."""

from typing import Any

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest

SHOWN = "second_factor"


def is_wanting(request: HttpRequest) -> bool:
    """Whether the person has yet to set a second factor up before working in the admin.

    It is asked of the session; of the database only until one has been set up.
    """
    user: Any = request.user
    if not settings.STAFF_SECOND_FACTOR or request.session.get(SHOWN) == user.pk:
        return False
    records = get_authentication_records(request, user)
    shown = any(each["method"] == "mfa" for each in records)
    if not shown and not is_mfa_enabled(user, [Authenticator.Type.TOTP]):
        return True
    request.session[SHOWN] = user.pk
    return False
