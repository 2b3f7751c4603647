"""What is said of a Party action: all that its page says, and no more."""

from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from parties.choices import Channel, EntryLanguage, Stage

from ..rows import Row, Said, choice, flag, iso, link, text, texts
from ..rows import day as day_field
from ..rows import moment as moment_field
from ..rows import number as number_field

if TYPE_CHECKING:
    from .party_actions import ActionsView


class EvidenceRow(Row):
    """What shows that an action is what its Party says."""

    title = text(_("What it is, in the language of the entry."))
    url = link(_("Where it is; none of a file that an earlier version had."), allow_null=True)
    file_name = text(_("The name of the file; empty where it is a page on the web."))
    size = number_field(_("The size of the file in bytes."), allow_null=True)

    def written(self, row: dict[str, Any]) -> Said:
        url = row["url"]
        if not url and row["is_current"]:
            url = self.links.to("party-file", row["pk"])
        return {
            "title": row["title"],
            "url": url or None,
            "file_name": row["file_name"],
            "size": row["kept__size"],
        }


class PartyActionRow(Row):
    """Something that a Party did, does or plans, as accepted for publication."""

    reference = text(_("Its name here: KEN-7."))
    url = link(_("Its page."))
    api_url = link(_("Its address in the API."))
    party = text(_("The Party, by its code of three letters."))
    party_name = text(_("The Party, in the language of the answer."))
    version = number_field(_("Which of the versions of the action it is."))
    is_current = flag(_("Whether it is the version that holds now."))
    accepted_at = moment_field(_("When it was accepted for publication."))
    title = text(_("What it is about, as the Party wrote it."))
    done = text(_("What was done, and results, as the Party wrote it."))
    stage = choice(_("How far it had come, in the Party’s own judgement."), Stage.choices)
    stage_label = text(_("The same, in the language of the answer."))
    starts_on = day_field(_("Its first day, if that is said."), allow_null=True)
    ends_on = day_field(_("Its last day, if that is said."), allow_null=True)
    challenges = text(_("Challenges, as the Party wrote them; may be empty."))
    support_needed = text(_("The support needed, as the Party wrote it; may be empty."))
    language = choice(_("The language in which the Party wrote."), EntryLanguage.choices)
    items = texts(_("The action items that it answers, by reference."))
    evidence = EvidenceRow(many=True, read_only=True, help_text=_("What shows it."))
    public_note = text(_("A note of the Secretariat; may be empty."))
    channel = choice(
        _("Whether the Party entered it; else by which way the Secretariat learned of it."),
        Channel.choices,
    )
    received_on = day_field(
        _("When the Secretariat received what it entered on behalf of the Party."), allow_null=True
    )
    taken_over_on = day_field(_("When the Party took over such an entry."), allow_null=True)

    view: "ActionsView"

    def written(self, row: dict[str, Any]) -> Said:
        return {**self.about(row), **self.words(row), **self.origin(row)}

    def about(self, row: dict[str, Any]) -> Said:
        reference = row["action__reference"]
        is_current = row["action__current"] == row["pk"]
        version = version_asked(row["number"], is_current=is_current)
        return {
            "reference": reference,
            "url": self.links.to("party-action", reference) + version,
            "api_url": self.links.to("api-party-action", reference) + version,
            "party": row["action__party__iso3"],
            "party_name": self.view.parties[row["action__party__iso3"]],
            "version": row["number"],
            "is_current": is_current,
            "accepted_at": iso(row["decided_at"]),
        }

    def words(self, row: dict[str, Any]) -> Said:
        return {
            "title": row["title"],
            "done": row["done"],
            "stage": row["stage"],
            "stage_label": self.view.stage_labels[row["stage"]],
            "starts_on": iso(row["starts_on"]),
            "ends_on": iso(row["ends_on"]),
            "challenges": row["challenges"],
            "support_needed": row["support_needed"],
            "language": row["language"],
            "items": row["items"],
            "evidence": [self.evidence_row.written(each) for each in row["evidence"]],
            "public_note": row["public_note"],
        }

    def origin(self, row: dict[str, Any]) -> Said:
        taken_over = row["action__taken_over_at"]
        return {
            "channel": row["action__channel"],
            "received_on": iso(row["action__received_on"]),
            "taken_over_on": iso(timezone.localtime(taken_over).date()) if taken_over else None,
        }

    @cached_property
    def evidence_row(self) -> EvidenceRow:
        return EvidenceRow(links=self.links)


class AcceptedVersionRow(Row):
    """One of the versions of an action that were accepted."""

    version = number_field(_("Its number."))
    accepted_at = moment_field(_("When it was accepted for publication."))
    is_current = flag(_("Whether it is the version that holds now."))
    api_url = link(_("Its address in the API."))

    def written(self, row: dict[str, Any]) -> Said:
        is_current = row["action__current"] == row["pk"]
        address = self.links.to("api-party-action", row["action__reference"])
        return {
            "version": row["number"],
            "accepted_at": iso(row["decided_at"]),
            "is_current": is_current,
            "api_url": address + version_asked(row["number"], is_current=is_current),
        }


class PartyActionInFullRow(PartyActionRow):
    """The same, with all its accepted versions."""

    versions = AcceptedVersionRow(
        many=True, read_only=True, help_text=_("Its accepted versions, the newest first.")
    )

    def written(self, row: dict[str, Any]) -> Said:
        version = AcceptedVersionRow(links=self.links)
        versions = [version.written(each) for each in row["versions"]]
        return {**super().written(row), "versions": versions}


def version_asked(number: int, *, is_current: bool) -> str:
    """Return what the address of a version ends with; the one that holds now needs nothing."""
    return "" if is_current else f"?version={number}"
