"""The closed vocabularies of the tracker, and what follows from a value.

Three axes are never mixed: the legal status of a text, the implementation status of an action
item, and the publication state of what somebody wrote.
"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class LegalStatus(TextChoices):
    """Whether a text still binds (InforMEA: active, amended, retired)."""

    IN_FORCE = "in_force", _("In force")
    SUPERSEDED = "superseded", _("Superseded")
    RETIRED = "retired", _("Retired")


class ParagraphKind(TextChoices):
    PREAMBULAR = "preambular", _("Preambular")
    OPERATIVE = "operative", _("Operative")


class ElementType(TextChoices):
    """Whether an element asks something of someone (CBD decision XII/28)."""

    OPERATIONAL = "operational", _("Operational")
    INFORMATIONAL = "informational", _("Informational")


class Modality(TextChoices):
    """How strongly an element asks; an order by convention, not an official UN ranking."""

    NONE = "none", _("Asks nothing")
    INVITE = "invite", _("Invites")
    ENCOURAGE = "encourage", _("Encourages")
    CALL_UPON = "call_upon", _("Calls upon")
    REQUEST = "request", _("Requests")
    URGE = "urge", _("Urges")


class Timeframe(TextChoices):
    NONE = "none", _("None stated")
    ONGOING = "ongoing", _("Ongoing")
    RECURRING = "recurring", _("Recurring")
    EVENT = "event", _("After an event")
    SOFT = "deadline_soft", _("As soon as convenient")


class Role(TextChoices):
    """Whether an addressee is asked itself or named as a companion ("together with")."""

    ADDRESSEE = "addressee", _("Addressee")
    JOINT = "joint", _("Joint")


class DeadlineKind(TextChoices):
    DATE = "date", _("On a date")
    MEETING = "meeting", _("By a meeting")
    EVERY_MEETING = "every_meeting", _("At every meeting of a body")
    EVENT = "event", _("After an event")


class Status(TextChoices):
    """How far an action item has come. "No information" is not "not started"."""

    NO_INFORMATION = "no_information", _("No information")
    NOT_STARTED = "not_started", _("Not started")
    IN_PROGRESS = "in_progress", _("In progress")
    ONGOING = "ongoing", _("Ongoing")
    IMPLEMENTED = "implemented", _("Implemented")
    ELAPSED = "elapsed", _("Elapsed")
    SUPERSEDED = "superseded", _("Superseded")
    RETIRED = "retired", _("Retired")


# Nothing more is expected of an item in one of these.
CLOSED = (Status.IMPLEMENTED, Status.ELAPSED, Status.SUPERSEDED, Status.RETIRED)
# Somebody is at work on it, or has done it.
MOVING = (Status.IN_PROGRESS, Status.ONGOING, Status.IMPLEMENTED)

# The sign that stands for a status where colour alone would have to; read out by its label.
SIGNS = {
    Status.NO_INFORMATION: "·",
    Status.NOT_STARTED: "○",
    Status.IN_PROGRESS: "◐",
    Status.ONGOING: "↻",
    Status.IMPLEMENTED: "✓",
    Status.ELAPSED: "–",
    Status.SUPERSEDED: "»",
    Status.RETIRED: "×",
}


class State(TextChoices):
    """The publication state of what somebody wrote."""

    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Submitted")
    RETURNED = "returned", _("Returned")
    APPROVED = "approved", _("Approved")


# Its author may still change it.
OPEN_STATES = (State.DRAFT, State.RETURNED)


class EvidenceKind(TextChoices):
    DOCUMENT = "document", _("Document")
    MEETING = "meeting", _("Meeting")
    NOTIFICATION = "notification", _("Notification")
    WEB_PAGE = "web_page", _("Web page")
    FILE = "file", _("File")


class Vocabulary(TextChoices):
    """Of which of our vocabularies an external code maps a value."""

    STATUS = "status", _("Status")
    MARK = "mark", _("Mark")
    ELEMENT_TYPE = "element_type", _("Element type")
    LEGAL_STATUS = "legal_status", _("Legal status")
    ADDRESSEE = "addressee", _("Addressee")
    BODY = "body", _("Body")
