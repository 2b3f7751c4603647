"""Who must act, who speaks for them, and what they say they did."""

from .actions import PartyAction
from .evidence import ActionEvidence, PartyFile
from .messages import Message
from .parties import Instrument, Membership, Party
from .people import FocalPoint, Invitation
from .periods import PartyReport, ReportingPeriod
from .versions import ActionVersion, Answer, Remark

__all__ = [
    "ActionEvidence",
    "ActionVersion",
    "Answer",
    "FocalPoint",
    "Instrument",
    "Invitation",
    "Membership",
    "Message",
    "Party",
    "PartyAction",
    "PartyFile",
    "PartyReport",
    "Remark",
    "ReportingPeriod",
]
