from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from resolutions.models import StatusUpdate, User


def has_demo() -> bool:
    """Whether any demonstration data is in the database."""
    accounts = User.objects.filter(is_demo=True).order_by().values("pk")
    updates = StatusUpdate.objects.filter(is_demo=True).order_by().values("pk")
    return accounts.union(updates, all=True).exists()


def site(request: HttpRequest) -> dict[str, Any]:
    """What every page shows: the site's name and languages, whether it is a demonstration."""
    return {
        "site_name": settings.SITE_NAME,
        "has_demo": SimpleLazyObject(has_demo),
        "languages": settings.LANGUAGES,
    }
