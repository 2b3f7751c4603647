from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register


@register(Tags.database)
def no_demo_accounts_in_service(
    databases: Sequence[str] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """Say so where demonstration accounts lie in a database that is in service.

    They cannot sign in there (`AccountBackend`); `migrate` runs this check and stops.
    """
    from django.db import connections

    from resolutions.models import User

    if settings.DEBUG or not databases:
        return []
    if User._meta.db_table not in connections["default"].introspection.table_names():
        return []
    if not User.objects.filter(is_demo=True).exists():
        return []
    return [
        Error(
            "Demonstration accounts are in this database while DEBUG is off.",
            hint="Run `manage.py remove_demo`, or set DEBUG=1 to try the tracker out.",
            id="tracker.E001",
        )
    ]
