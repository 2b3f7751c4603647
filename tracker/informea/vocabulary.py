"""The closed vocabularies of InforMEA's protocol, and what our values are called there."""

from collections.abc import Collection

from resolutions.choices import LegalStatus, Vocabulary
from resolutions.models import Meeting, Resolution

from ..api.mapping import Codes

VERSION = 1

DECISION_STATUSES = ("active", "adopted", "amended", "draft", "retired")
MEETING_TYPES = (
    "cop", "subsidiary", "expert", "working", "symposia", "conference", "workshop", "informal",
    "scc", "stc",
)  # fmt: skip

# Where the table of external codes says nothing that the protocol knows.
USUAL_STATUS = {
    LegalStatus.IN_FORCE: "active",
    LegalStatus.SUPERSEDED: "amended",
    LegalStatus.RETIRED: "retired",
}


class Names:
    """What InforMEA calls our values, by the table of external codes."""

    def __init__(self) -> None:
        self.codes = Codes()

    def decision_status(self, resolution: Resolution) -> str:
        """Return the legal status of a text."""
        status = LegalStatus(resolution.legal_status)
        named = self.code(Vocabulary.LEGAL_STATUS, status, DECISION_STATUSES)
        return named or USUAL_STATUS[status]

    def meeting_type(self, meeting: Meeting) -> str | None:
        """Return the type of a meeting; none where the table does not say what its body is."""
        return self.code(Vocabulary.BODY, meeting.body.code, MEETING_TYPES)

    def code(self, vocabulary: Vocabulary, value: str, known: Collection[str]) -> str | None:
        named = self.codes.of((vocabulary.value, str(value))).get("informea", [])
        return next((each for each in named if each in known), None)


def decision_type(resolution: Resolution) -> str:
    """Return what kind of text it is, as its symbol says: a resolution unless named otherwise."""
    words = resolution.symbol.lower()
    return next((each for each in ("decision", "recommendation") if each in words), "resolution")
