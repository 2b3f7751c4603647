"""How a progress report begins: what the tracker can say of it without being told."""

from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Any

from django.utils import timezone
from django.utils.text import slugify

from resolutions.models import Meeting, Resolution

from ..choices import Distribution, OriginalLanguage
from ..models import ProgressReport


@dataclass(frozen=True)
class Start:
    """What somebody gives to begin a report with, or changes in its head."""

    symbol: str
    agenda_item: str
    dated: date
    from_day: date
    cut_off: date
    distribution: Distribution | str = Distribution.GENERAL
    language: OriginalLanguage | str = OriginalLanguage.ENGLISH

    def fields(self) -> dict[str, Any]:
        return asdict(self)


def suggested(resolution: Resolution, meeting: Meeting) -> dict[str, Any]:
    """Return what a form begins with: the period since the meeting before, up to today."""
    today = timezone.localdate()
    cut_off = min(today, meeting.documents_due_on or meeting.starts_on or today)
    from_day = day_after_the_meeting_before(resolution, meeting)
    return {
        "symbol": f"UNEP/{resolution.adopted_at.body.treaty.upper()}/{meeting.label}/Doc.",
        "dated": cut_off,
        "from_day": min(from_day, cut_off),
        "cut_off": cut_off,
    }


def day_after_the_meeting_before(resolution: Resolution, meeting: Meeting) -> date:
    """Return the first day after the body's meeting before; where none is known, or none after
    the adoption of the resolution, the day after that.
    """
    earlier = Meeting.objects.filter(body=meeting.body_id, starts_on__gt=resolution.adopted_on)
    if meeting.starts_on:
        earlier = earlier.filter(starts_on__lt=meeting.starts_on)
    before = earlier.exclude(pk=meeting.pk).order_by("-starts_on").first()
    last = (before.ends_on or before.starts_on) if before else None
    return (last or resolution.adopted_on) + timedelta(days=1)


def slug_for(resolution: Resolution, meeting: Meeting, revision: int = 0) -> str:
    """Return the address of the report: stc56; with the resolution, where another has that."""
    slug = slugify(meeting.label)
    others = ProgressReport.objects.filter(slug=slug).exclude(resolution=resolution)
    if others.exists():
        slug = f"{slug}-{resolution.slug}"
    return f"{slug}-rev{revision}" if revision else slug
