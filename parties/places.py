"""Places at a Party: who has one, on which paragraphs, and how it ends.

How somebody comes to a place is in `people`. Each verb takes the lock of the Party.
"""

from collections.abc import Iterable, Sequence

from allauth.account.models import EmailAddress
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from resolutions.models import Paragraph, User
from resolutions.rules import apart, refuse_unless

from .choices import Place
from .models import FocalPoint, Invitation, Party
from .permissions import may_withdraw


def accounts_of(email: str) -> QuerySet[User]:
    """Return the accounts that an e-mail address leads to: one, unless staff entered it twice."""
    if not (email := email.strip().lower()):
        return User.objects.none()
    verified = EmailAddress.objects.filter(email=email, verified=True).values("user")
    return User.objects.filter(Q(email__iexact=email) | Q(pk__in=verified)).order_by("pk")


def refuse_address(party: Party, email: str, by: User) -> None:
    """Refuse to invite somebody who is there already, or who has another place."""
    for account in accounts_of(email):
        refuse_unless(account.is_demo == by.is_demo, apart())
        refuse_unless(
            account.is_active and not account.is_staff,
            _("This address is that of an account which cannot have a place at a Party."),
        )
        place = FocalPoint.objects.active().filter(user=account).first()
        refuse_unless(
            place is None or place.party_id != party.pk,
            _("The person with this address already has a place at this Party."),
        )
        refuse_unless(place is None, _("The person with this address speaks for another Party."))


@transaction.atomic
def set_paragraphs(
    place: FocalPoint, paragraphs: Sequence[Paragraph] | None, *, by: User
) -> FocalPoint:
    """Say on which paragraphs a contributor may write; on all, where none are given."""
    place = _active(place)
    refuse_unless(may_withdraw(by, place), _("You may not change what this person writes on."))
    refuse_cover(place.place, paragraphs)
    cover(place, paragraphs)
    return place


@transaction.atomic
def withdraw(place: FocalPoint, *, by: User) -> FocalPoint:
    """Take a person's access away, at once. What they wrote stays with the Party."""
    place = _active(place)
    refuse_unless(may_withdraw(by, place), _("You may not withdraw this person."))
    refuse_unless(place.user.is_demo == by.is_demo, apart())
    place.withdrawn_at, place.withdrawn_by = timezone.now(), by
    place.save(update_fields=["withdrawn_at", "withdrawn_by"])
    end_sessions(place.user)
    return place


def end_sessions(person: User) -> None:
    """Sign the person out, wherever they are signed in."""
    running = Session.objects.filter(expire_date__gt=timezone.now())
    theirs = [
        each.pk
        for each in running.iterator()
        if each.get_decoded().get("_auth_user_id") == str(person.pk)
    ]
    Session.objects.filter(pk__in=theirs).delete()


def choose_language(person: User, language: str) -> None:
    """Write to the person, and show them pages, in this language from now on."""
    User.objects.filter(pk=person.pk).update(language=language)


def refuse_cover(place: Place | str, paragraphs: Iterable[Paragraph] | None) -> None:
    """Refuse a part of the paragraphs for who speaks on all, and none at all for anybody."""
    refuse_unless(
        paragraphs is None or place == Place.CONTRIBUTOR,
        _("A national focal point speaks on all paragraphs."),
    )
    refuse_unless(
        paragraphs is None or bool(paragraphs), _("Choose at least one paragraph, or all of them.")
    )


def locked(party: Party) -> Party:
    return Party.objects.select_for_update().get(pk=party.pk)


def _active(place: FocalPoint) -> FocalPoint:
    locked(place.party)
    found = FocalPoint.objects.select_related("party", "user").get(pk=place.pk)
    refuse_unless(found.withdrawn_at is None, _("This person has been withdrawn already."))
    return found


def cover(target: FocalPoint | Invitation, paragraphs: Sequence[Paragraph] | None) -> None:
    target.all_paragraphs = paragraphs is None
    target.save(update_fields=["all_paragraphs"])
    target.paragraphs.set(paragraphs or [])


def free_name(party: Party) -> str:
    """Return a user name that says the Party and not the person: ken-3."""
    stem = party.iso3.lower()
    number = User.objects.filter(username__startswith=f"{stem}-").count() + 1
    while User.objects.filter(username=f"{stem}-{number}").exists():
        number += 1
    return f"{stem}-{number}"
