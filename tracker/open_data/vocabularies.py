"""The values that stand in tables and feeds, with what they are called on the pages."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from parties.choices import Stage
from resolutions.choices import LegalStatus, Status
from resolutions.models import Addressee


@dataclass(frozen=True)
class Vocabulary:
    """`id` is the fragment of the address that names it in feeds."""

    id: str
    label: str
    values: Sequence[tuple[str, str]]


def changes() -> list[tuple[str, str]]:
    """Return the kinds of change, as feeds name them."""
    return [
        ("update", _("Status update")),
        ("correction", pgettext("a status update", "Correction")),
        ("action", _("Party action")),
        ("report", _("Progress report")),
        ("nil", _("Nil return")),
        ("text", _("Resolution")),
    ]


def vocabularies() -> list[Vocabulary]:
    addressees = [(each.code, str(each)) for each in Addressee.objects.all()]
    marks = [
        ("needs_funding", _("Needs funding")),
        ("overdue", _("Overdue")),
        ("stagnant", _("Stagnant")),
    ]
    return [
        Vocabulary("status", _("Status"), labelled(Status)),
        Vocabulary("mark", _("Mark"), marks),
        Vocabulary("addressee", _("Addressee"), addressees),
        Vocabulary("legal-status", _("Legal status"), labelled(LegalStatus)),
        Vocabulary("stage", _("Stage of a Party action"), labelled(Stage)),
        Vocabulary("change", _("What changed"), changes()),
    ]


def labelled(choices: "type[LegalStatus] | type[Stage] | type[Status]") -> list[tuple[str, str]]:
    return [(each.value, str(each.label)) for each in choices]
