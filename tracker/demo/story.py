from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile

from resolutions.entries import Entry, EvidenceEntry
from resolutions.models import Meeting
from resolutions.reference import day, pick, read_json

# Of every demonstration account; they exist only where DEBUG is on.
PASSWORD = "demonstration"


@dataclass(frozen=True)
class Story:
    """What `fixtures/demo/` holds: who and where, and what they recorded, in order of time."""

    folder: Path
    accounts: list[dict[str, Any]]
    offices: list[dict[str, Any]]
    meetings: list[dict[str, Any]]
    deadlines: list[dict[str, Any]]
    updates: list[dict[str, Any]]
    periods: list[dict[str, Any]] = field(default_factory=list)
    nil_returns: list[dict[str, Any]] = field(default_factory=list)
    actions: list[dict[str, Any]] = field(default_factory=list)
    reports: list[dict[str, Any]] = field(default_factory=list)

    def entry(self, told: dict[str, Any]) -> Entry:
        """What one update of the story says, as the services take it."""
        texts = ("achievements", "challenges", "next_steps", "internal_note")
        return Entry(
            status=told["status"],
            effective_on=day(told["effective_on"]),
            needs_funding=told.get("needs_funding", False),
            evidence=[self.evidence(each) for each in told.get("evidence", [])],
            **{name: told.get(name, "") for name in texts},
        )

    def evidence(self, told: dict[str, Any]) -> EvidenceEntry:
        meeting, file = told.get("meeting"), told.get("file")
        return EvidenceEntry(
            **pick(told, "kind", "title"),
            url=told.get("url", ""),
            meeting=Meeting.objects.get(label=meeting) if meeting else None,
            file=self.file(file) if file else "",
            is_public=told.get("is_public", True),
        )

    def file(self, name: str) -> "ContentFile[bytes]":
        return ContentFile((self.folder / "files" / name).read_bytes(), name=name)


def read_story(folder: Path | None = None) -> Story:
    folder = folder or settings.ROOT / "fixtures" / "demo"
    return Story(
        folder=folder,
        updates=read_json(folder / "updates.json"),
        actions=read_json(folder / "actions.json"),
        **read_json(folder / "setting.json"),
    )
