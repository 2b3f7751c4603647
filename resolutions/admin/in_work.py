"""The updates that are not published yet: few among many, and found as fast as few."""

from typing import Any

from django.db.models import Q, QuerySet, Value

from ..choices import State
from ..models import StatusUpdate


class Written(Value):
    """A state written into the SQL itself.

    SQLite takes the partial index of the updates in work only where the query says the index's
    own condition, word for word; a parameter could be anything.
    """

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[str | int, ...]]:
        return f"'{State(self.value).value}'", ()


def in_work() -> QuerySet[StatusUpdate]:
    return StatusUpdate.objects.filter(~Q(state=Written(State.APPROVED)))
