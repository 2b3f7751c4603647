"""How people come to a place at a Party: invited by e-mail, by a link that works once.

Each verb takes the lock of the Party, works in one transaction, and has the invitation sent from
within it. The link is signed, not stored: what is in the database opens no door.
"""

from collections.abc import Sequence
from datetime import timedelta

from allauth.account.models import EmailAddress
from django.conf import settings
from django.core import signing
from django.db import transaction
from django.db.models import TextChoices
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from resolutions.models import Paragraph, User
from resolutions.rules import refuse_unless

from . import outbox
from .choices import Place
from .models import FocalPoint, Invitation, Message, Party
from .models.people import new_nonce
from .permissions import may_invite
from .places import accounts_of, cover, free_name, locked, refuse_address, refuse_cover

VALID_FOR = timedelta(days=7)
SALT = "parties.invitation"


class Standing(TextChoices):
    """What has become of an invitation, or of one of its links."""

    PENDING = "pending", pgettext_lazy("invitation", "Pending")
    ACCEPTED = "accepted", pgettext_lazy("invitation", "Accepted")
    CANCELLED = "cancelled", pgettext_lazy("invitation", "Cancelled")
    EXPIRED = "expired", pgettext_lazy("invitation", "Expired")
    RENEWED = "renewed", pgettext_lazy("invitation", "Replaced by a newer link")


def standing(invitation: Invitation) -> Standing:
    if invitation.accepted_at:
        return Standing.ACCEPTED
    if invitation.cancelled_at:
        return Standing.CANCELLED
    return Standing.PENDING if invitation.expires_at > timezone.now() else Standing.EXPIRED


def invitation_link(invitation: Invitation) -> str:
    """Return the address by which the invited person comes in, until the invitation is renewed."""
    token = signing.dumps({"i": invitation.pk, "n": invitation.nonce}, salt=SALT)
    return settings.SITE_URL + reverse("invitation", args=[token])


def invitation_of(token: str) -> tuple[Invitation, Standing] | None:
    """Return the invitation whose link it is, and how the link stands; none, for a made-up one."""
    try:
        said = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        return None
    found = Invitation.objects.select_related("party", "invited_by", "focal_point__user")
    invitation = found.filter(pk=said["i"]).first()
    if invitation is None or (invitation.is_demo and not settings.DEBUG):
        return None
    stands = standing(invitation)
    is_older = invitation.nonce != said["n"] and stands != Standing.ACCEPTED
    return invitation, Standing.RENEWED if is_older else stands


@transaction.atomic
def invite(
    party: Party,
    email: str,
    *,
    by: User,
    place: Place | str = Place.CONTRIBUTOR,
    language: str = settings.LANGUAGE_CODE,
    paragraphs: Sequence[Paragraph] | None = None,
) -> Invitation:
    """Ask a person to a place at the Party; one who was asked before is asked anew.

    Args:
        paragraphs: those that a contributor may write on; all, where none are given.

    Raises:
        MoveNotAllowed: `by` may not, or the person has a place.
    """
    refuse_unless(may_invite(by, party, place), _("You may not invite a person to this place."))
    refuse_cover(place, paragraphs)
    party = locked(party)
    email = email.strip().lower()
    refuse_address(party, email, by)
    invitation = _invitation_of(party, email, by)
    invitation.place, invitation.language = place, language
    invitation.all_paragraphs = paragraphs is None
    _renew(invitation, by)
    cover(invitation, paragraphs)
    return invitation


@transaction.atomic
def resend(invitation: Invitation, *, by: User) -> Invitation:
    """Send it again, for seven more days, by a new link: the one before leads nowhere."""
    invitation = _open(invitation)
    _refuse_managing(invitation, by)
    refuse_address(invitation.party, invitation.email, by)
    _renew(invitation, by)
    return invitation


@transaction.atomic
def cancel(invitation: Invitation, *, by: User) -> Invitation:
    """Take it back before anybody accepts it; what was not sent yet is not sent."""
    invitation = _open(invitation)
    _refuse_managing(invitation, by)
    invitation.cancelled_at = timezone.now()
    invitation.save(update_fields=["cancelled_at"])
    Message.objects.filter(invitation=invitation, sent_at=None, claim=None).delete()
    return invitation


@transaction.atomic
def accept(invitation: Invitation, *, name: str, password: str, language: str) -> User:
    """Make the account and the place of the person who opened the link.

    Args:
        password: none, where the person signs in by a link each time.
    """
    invitation = _acceptable(invitation)
    refuse_unless(
        not accounts_of(invitation.email).exists(),
        _("There is an account with this address already: sign in to it, then accept."),
    )
    person = User(
        username=free_name(invitation.party),
        email=invitation.email,
        language=language,
        is_demo=invitation.is_demo,
    )
    person.first_name, _space, person.last_name = name.strip().rpartition(" ")
    person.set_password(password or None)
    person.save()
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    _give_place(invitation, person)
    return person


@transaction.atomic
def accept_as(invitation: Invitation, *, by: User) -> FocalPoint:
    """Give the place to the account that the person has already, from an earlier time."""
    invitation = _acceptable(invitation)
    refuse_unless(
        accounts_of(invitation.email).filter(pk=by.pk).exists(),
        _("This invitation is for another account: sign out, and open the link again."),
    )
    refuse_address(invitation.party, invitation.email, by)
    return _give_place(invitation, by)


def _invitation_of(party: Party, email: str, by: User) -> Invitation:
    """Return the invitation of the address that is still open, or a new one."""
    open_ones = Invitation.objects.filter(accepted_at=None, cancelled_at=None)
    found = open_ones.filter(party=party, email=email).first()
    if found is None:
        return Invitation(party=party, email=email, is_demo=by.is_demo)
    _refuse_managing(found, by)
    return found


def _open(invitation: Invitation) -> Invitation:
    """Return the invitation under lock, as long as it is neither accepted nor cancelled."""
    locked(invitation.party)
    found = Invitation.objects.select_related("party").get(pk=invitation.pk)
    refuse_unless(
        standing(found) in (Standing.PENDING, Standing.EXPIRED),
        _("This invitation has been accepted or cancelled meanwhile."),
    )
    return found


def _acceptable(invitation: Invitation) -> Invitation:
    found = _open(invitation)
    refuse_unless(
        standing(found) == Standing.PENDING and found.nonce == invitation.nonce,
        _("This link is no longer valid: use that of the latest invitation."),
    )
    return found


def _refuse_managing(invitation: Invitation, by: User) -> None:
    refuse_unless(
        may_invite(by, invitation.party, invitation.place),
        _("The Secretariat sent this invitation: ask it to change or to cancel it."),
    )


def _renew(invitation: Invitation, by: User) -> None:
    invitation.nonce = new_nonce()
    invitation.invited_by = by
    invitation.invited_at = timezone.now()
    invitation.expires_at = invitation.invited_at + VALID_FOR
    invitation.save()
    outbox.invite(invitation)


def _give_place(invitation: Invitation, person: User) -> FocalPoint:
    now = timezone.now()
    place = FocalPoint.objects.create(
        user=person,
        party=invitation.party,
        place=invitation.place,
        all_paragraphs=invitation.all_paragraphs,
        since=now,
    )
    place.paragraphs.set(invitation.paragraphs.all())
    invitation.accepted_at, invitation.focal_point = now, place
    invitation.save(update_fields=["accepted_at", "focal_point"])
    return place
