"""The marks of a page of items are those that the filters of the same names find."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from resolutions.models import ActionItem

from .load import load


@pytest.mark.parametrize("days", [0, 100, 450, 900])
def test_the_marks_are_what_the_filters_find(db: None, days: int) -> None:
    today = timezone.localdate()
    load(102, today)
    on: date = today - timedelta(days=days)
    items: Any = ActionItem.objects.as_of(on)

    marked = items.with_marks(on).values_list("pk", "is_overdue", "is_stagnant")

    overdue = set(items.overdue(on).values_list("pk", flat=True))
    stagnant = set(items.stagnant(on).values_list("pk", flat=True))
    assert {row[0] for row in marked if row[1]} == overdue
    assert {row[0] for row in marked if row[2]} == stagnant
    assert overdue
    assert len(overdue) < len(marked)
