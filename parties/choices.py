"""The closed vocabularies of Parties: who they are, what they say, and how far that has come."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

# The code of the addressee whose action items Parties answer.
PARTIES = "PAR"


class Region(TextChoices):
    """The regions by which CMS elects its Standing Committee."""

    AFRICA = "africa", _("Africa")
    ASIA = "asia", _("Asia")
    EUROPE = "europe", _("Europe")
    NORTH_AMERICA = "north_america", _("North America")
    OCEANIA = "oceania", _("Oceania")
    SOUTH_CENTRAL_AMERICA_CARIBBEAN = (
        "south_central_america_caribbean",
        _("South & Central America & the Caribbean"),
    )


class InstrumentKind(TextChoices):
    CONVENTION = "convention", _("Convention")
    AGREEMENT = "agreement", _("Agreement")
    MOU = "mou", _("Memorandum of Understanding")
    INITIATIVE = "special_species_initiative", _("Special Species Initiative")


class Place(TextChoices):
    """What a person is at a Party."""

    NATIONAL = "national", _("National focal point")
    CONTRIBUTOR = "contributor", _("Contributor")


class Gate(TextChoices):
    """Whether Parties may submit for a period. Staff move it; the dates alone do not."""

    OPEN = "open", pgettext_lazy("gate", "Open")
    CLOSED = "closed", pgettext_lazy("gate", "Closed")


class Stage(TextChoices):
    """How far a national action has come, in the Party's own judgement."""

    PLANNED = "planned", _("Planned")
    UNDER_WAY = "under_way", _("Under way")
    COMPLETED = "completed", _("Completed")


class ActionState(TextChoices):
    """The publication state of what a Party says of one action."""

    DRAFT = "draft", pgettext_lazy("Party action", "Draft")
    SUBMITTED = "submitted", pgettext_lazy("Party action", "Submitted")
    RETURNED = "returned", pgettext_lazy("Party action", "Returned")
    ACCEPTED = "accepted", pgettext_lazy("Party action", "Accepted")


# The Party may still change what it says.
OPEN_STATES = (ActionState.DRAFT, ActionState.RETURNED)


class Outcome(TextChoices):
    """What became of one submitted version."""

    PENDING = "pending", _("Waiting for review")
    ACCEPTED = "accepted", pgettext_lazy("Party action", "Accepted")
    RETURNED = "returned", pgettext_lazy("Party action", "Returned")
    RECALLED = "recalled", pgettext_lazy("Party action", "Taken back")


class Channel(TextChoices):
    """By which way the Secretariat learned what it entered on behalf of a Party."""

    PARTY = "party", _("Entered by the Party")
    EMAIL = "email", _("E-mail")
    LETTER = "letter", _("Letter")
    MEETING = "meeting", _("Intervention at a meeting")


class Side(TextChoices):
    """Whose remark it is: the two are never mixed."""

    PARTY = "party", _("Party")
    SECRETARIAT = "secretariat", _("Secretariat")


class EntryLanguage(TextChoices):
    """The language in which a Party wrote, by its own name."""

    ENGLISH = "en", "English"
    FRENCH = "fr", "Français"
    SPANISH = "es", "Español"
    ARABIC = "ar", "العربية"
    PORTUGUESE = "pt", "Português"
    RUSSIAN = "ru", "Русский"
    CHINESE = "zh", "中文"


class MessageKind(TextChoices):
    INVITATION = "invitation", _("Invitation")
    SUBMITTED = "submitted", pgettext_lazy("Party action", "Submitted")
    RETURNED = "returned", pgettext_lazy("Party action", "Returned")
    ACCEPTED = "accepted", pgettext_lazy("Party action", "Accepted")
    QUESTION = "question", _("Question")
    ANSWER = "answer", _("Answer")
    ON_BEHALF = "on_behalf", _("Entered on behalf of the Party")
    REMINDER = "reminder", _("Reminder")


# Sent on their own, as soon as may be; the others wait for the day's digest.
AT_ONCE = (MessageKind.INVITATION, MessageKind.RETURNED, MessageKind.QUESTION)
