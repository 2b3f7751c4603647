"""Reports to meetings, and what other systems need to write here."""

from .reports import Omission, ProgressReport
from .tokens import ApiToken, SentBefore

__all__ = ["ApiToken", "Omission", "ProgressReport", "SentBefore"]
