from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from resolutions.models import StatusUpdate, User


def has_demo() -> bool:
    """Whether any demonstration data is in the database."""
    return (
        User.objects.filter(is_demo=True).exists()
        or StatusUpdate.objects.filter(is_demo=True).exists()
    )


def site(request: HttpRequest) -> dict[str, Any]:
    """What every page shows: the site's name, and whether it holds demonstration data."""
    return {"site_name": settings.SITE_NAME, "has_demo": SimpleLazyObject(has_demo)}
