"""What Parties said that they do and the Secretariat accepted, as everybody reads it."""

from collections import defaultdict
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from parties.choices import Stage
from parties.models import ActionEvidence, ActionVersion, Answer, Party
from parties.querysets import end_of

from ..paging import Key, Order, moment, number
from ..parameters import Parameter
from ..reading import DetailView, ListView, PublicView, the_one
from .filters_parties import PartyActionFilter
from .party_action_rows import PartyActionInFullRow, PartyActionRow

VERSION = Key("pk", number)
# The largest number that the column holds.
LAST_VERSION = 2**31 - 1
# What is read of a version and of its action.
READ = (
    "pk", "number", "title", "done", "stage", "starts_on", "ends_on", "challenges",
    "support_needed", "language", "decided_at", "public_note", "action__reference",
    "action__current", "action__channel", "action__received_on", "action__taken_over_at",
    "action__party__iso3",
)  # fmt: skip
EVIDENCE = ("pk", "version", "title", "url", "kept", "file_name", "kept__size")
WHICH = Parameter(
    "version", _("Which of its accepted versions; the newest of them where it is left out."),
    "integer", least=1, most=LAST_VERSION,
)  # fmt: skip


class ActionsView(PublicView):
    """What the list of Party actions and one of them have in common."""

    serializer_class = PartyActionRow
    is_dated = True

    def completed(self, rows: list[Any]) -> list[Any]:
        """Give each row the items that it answers and its evidence."""
        keys = [row["pk"] for row in rows]
        items, evidence = items_of(keys), evidence_of(keys)
        for row in rows:
            row["items"] = items[row["pk"]]
            row["evidence"] = evidence[row["pk"]]
            for each in row["evidence"]:
                each["is_current"] = row["action__current"] == row["pk"]
        return rows

    @cached_property
    def stage_labels(self) -> dict[str, str]:
        return {stage.value: str(stage.label) for stage in Stage}

    @cached_property
    def parties(self) -> dict[str, str]:
        return {each.iso3: str(each) for each in Party.objects.all()}


class PartyActions(ActionsView, ListView):
    about = _(
        "What Parties reported and was accepted, as everybody could read it on any day. Unless "
        "another order is asked for, the newest come first; of a past day, or since a moment, what "
        "was accepted last."
    )
    filterset_class = PartyActionFilter
    orders = {
        "version": Order((VERSION,)),
        "accepted_at": Order((Key("decided_at", moment), VERSION)),
    }
    usual = "-version"

    def rows(self) -> "QuerySet[ActionVersion]":
        return ActionVersion.objects.public_on(self.on)

    def filter_values(self) -> dict[str, Any]:
        return {"on": self.on}

    @property
    def order(self) -> Order:
        """The order asked for.

        Where none is: the newest first; of a past day, or since a moment, what was accepted last,
        since an index leads to those in that order alone.
        """
        asked = self.request.query_params
        if asked.get("ordering") or not (asked.get("accepted_since") or self.is_past):
            return super().order
        return self.orders["accepted_at"].reversed()

    @property
    def is_past(self) -> bool:
        return self.on < timezone.localdate()

    def narrowed(self) -> Any:
        return super().narrowed().values(*READ)


class OnePartyAction(ActionsView, DetailView):
    about = _("One action of a Party: what holds on the day, or an earlier accepted version.")
    serializer_class = PartyActionInFullRow

    @classmethod
    def parameters(cls) -> tuple[Parameter, ...]:
        return (WHICH, *super().parameters())

    def found(self) -> Any:
        accepted = ActionVersion.objects.accepted()
        known = accepted.filter(action__reference=self.kwargs["reference"])
        if self.on < timezone.localdate():
            known = known.filter(decided_at__lt=end_of(self.on))
        versions = list(known.order_by("-number").values(*READ))
        number = self.request.query_params.get("version", "")
        wanted = (each for each in versions if number in ("", str(each["number"])))
        row = the_one(wanted, _("There is no such accepted action."))
        return {**self.completed([row])[0], "versions": versions}


def items_of(versions: list[int]) -> dict[int, list[str]]:
    """Return, for each of the versions, the items that it answers in the order of the texts."""
    found: defaultdict[int, list[str]] = defaultdict(list)
    answers = Answer.objects.filter(version__in=versions).order_by("item__position")
    for version, reference in answers.values_list("version", "item__reference"):
        found[version].append(reference)
    return found


def evidence_of(versions: list[int]) -> dict[int, list[dict[str, Any]]]:
    """Return, for each of the versions, what shows it."""
    found: defaultdict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in ActionEvidence.objects.filter(version__in=versions).order_by("pk").values(*EVIDENCE):
        found[row["version"]].append(row)
    return found
