"""What was adopted, what it asks, how far it has come, and who keeps the record."""

from .items import ActionItem, Addressee, Deadline, Theme
from .people import Office, User
from .reference import ExternalCode, ReferenceRow
from .texts import Body, CrossReference, Element, Meeting, Paragraph, Resolution
from .updates import Evidence, StatusUpdate

__all__ = [
    "ActionItem",
    "Addressee",
    "Body",
    "CrossReference",
    "Deadline",
    "Element",
    "Evidence",
    "ExternalCode",
    "Meeting",
    "Office",
    "Paragraph",
    "ReferenceRow",
    "Resolution",
    "StatusUpdate",
    "Theme",
    "User",
]
