"""What a feed is about: everything, a resolution, one of its paragraphs, or a Party."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from parties.models import Party
from resolutions.choices import ParagraphKind
from resolutions.models import ActionItem, Paragraph, Resolution

from . import streams
from .lasting import lasting
from .streams import Stream


@dataclass(frozen=True)
class Subject:
    """`page` is the address of the page that shows it, without the site."""

    id: str
    title: str
    subtitle: str
    page: str
    streams: Sequence[Stream]


def everything() -> Subject:
    return Subject(
        lasting("feed", "everything"),
        _("All changes"),
        _("Status updates, Party actions, reports and resolutions, as they become public."),
        "/",
        (
            streams.updates(),
            streams.actions(),
            streams.reports(),
            streams.nil_returns(),
            streams.texts(),
        ),
    )


def resolution(slug: str) -> Subject:
    """Return the subject.

    Raises:
        Http404: there is no such resolution.
    """
    found = get_object_or_404(Resolution, slug=slug)
    items = keys_of(paragraph__resolution=found)
    return Subject(
        lasting("feed", "resolution", found.pk, found.prefix),
        _("Resolution %(number)s: changes") % {"number": found.number},
        found.title,
        found.get_absolute_url(),
        (
            streams.updates(items),
            streams.actions(items),
            streams.reports(found),
            streams.texts(found),
        ),
    )


def paragraph(slug: str, number: int) -> Subject:
    """Return the subject.

    Raises:
        Http404: there is no such operative paragraph.
    """
    known = Paragraph.objects.filter(kind=ParagraphKind.OPERATIVE).select_related("resolution")
    found = get_object_or_404(known, resolution__slug=slug, number=number)
    items = keys_of(paragraph=found)
    told = {"number": found.number, "resolution": found.resolution.number}
    return Subject(
        lasting("feed", "paragraph", found.pk, found.resolution.prefix, found.number),
        _("Paragraph %(number)s of Resolution %(resolution)s: changes") % told,
        found.text,
        found.get_absolute_url(),
        (streams.updates(items), streams.actions(items)),
    )


def party(iso3: str) -> Subject:
    """Return the subject.

    Raises:
        Http404: there is no such Party.
    """
    found = get_object_or_404(Party, iso3=iso3)
    return Subject(
        lasting("feed", "party", found.iso3),
        _("%(party)s: changes") % {"party": found},
        _("What %(party)s reported, as it becomes public.") % {"party": found},
        found.get_absolute_url(),
        (streams.actions(party=found), streams.nil_returns(found)),
    )


def keys_of(**where: Any) -> list[int]:
    return list(ActionItem.objects.filter(**where).order_by().values_list("pk", flat=True))
