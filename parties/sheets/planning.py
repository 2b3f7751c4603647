"""Compares the rows of an upload with the actions as they are now."""

import uuid
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from resolutions.entries import MoveNotAllowed
from resolutions.models import ActionItem, User

from ..choices import ActionState
from ..entries import ActionEntry
from ..models import Party, PartyAction
from ..permissions import Verb, may
from ..rules import refuse_entry
from .actions import actions_begun_by, actions_for, digest, form_key
from .cells import said_by
from .checks import checked
from .entering import changed_entry, defaults, kept_evidence, new_entry
from .plan import CellChange, Kind, Plan, RowPlan, changes
from .reading import Upload
from .rows import Row, Settled


@dataclass
class Known:
    """What the rows are compared with, asked of the database once for all of them."""

    user: User
    items: Mapping[str, ActionItem]
    actions: dict[str, PartyAction]
    begun: dict[uuid.UUID | None, PartyAction]
    times: Counter[str]
    said: dict[str, dict[str, str]] = field(default_factory=dict)
    # By title, items and text: the reference of an action, or the number of an earlier row.
    alike: dict[tuple[str, ...], str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.said = {name: said_by(each) for name, each in self.actions.items()}
        self.alike = {likeness(said): name for name, said in self.said.items()}


def plan_for(user: User, party: Party, upload: Upload, items: Mapping[str, ActionItem]) -> Plan:
    """Return what the upload of the person would change in the Party's actions."""
    keys = {
        row.number: form_key(party, user, upload.sha256, row.number)
        for row in upload.rows
        if not row.reference
    }
    times = Counter(row.reference for row in upload.rows if row.reference)
    known = Known(
        user=user,
        items=items,
        actions={each.reference: each for each in actions_for(user, times)},
        begun={each.form_key: each for each in actions_begun_by(user, keys.values())},
        times=times,
    )
    rows = [
        planned_old(row, known) if row.reference else planned_new(row, keys[row.number], known)
        for row in upload.rows
    ]
    return plan_of(rows, upload, known)


def plan_of(rows: list[RowPlan], upload: Upload, known: Known) -> Plan:
    """Return the plan, the rows that change nothing apart from the others."""
    settled = [*upload.settled, *(unchanged(row) for row in rows if row.kind is Kind.UNCHANGED)]
    there = known.times.keys() | {each.reference for each in settled}
    return Plan(
        rows=[row for row in rows if row.kind is not Kind.UNCHANGED],
        settled=sorted(settled, key=lambda each: each.number),
        missing=len(known.actions.keys() - there),
    )


def unchanged(plan: RowPlan) -> Settled:
    return Settled(plan.number, plan.action.reference if plan.action else "", plan.note)


def planned_old(row: Row, known: Known) -> RowPlan:
    """Return what becomes of a row with a reference."""
    action = known.actions.get(row.reference)
    if action is None:
        return RowPlan(row, Kind.WRONG, problem=not_yours(row.reference))
    plan = RowPlan(row, Kind.UNCHANGED, action)
    said = known.said[row.reference]
    if known.times[row.reference] > 1:
        return wrong(plan, twice(row.reference))
    if untouched(row):
        if row.said != said:
            plan.note = _("Changed on the site since the download; it stays as it is there.")
        return plan
    if row.is_empty:
        return wrong(plan, emptied(row.reference))
    plan.cells = checked([*changes(said, row.said), *problems(row, said)], row.said, action)
    if not plan.cells and not row.problems:
        return plan
    return refused(plan, known) or changing(plan, known)


def refused(plan: RowPlan, known: Known) -> RowPlan | None:
    """Return the row as one that cannot be taken, if it differs and may not."""
    action = plan.action
    assert action is not None
    if is_stale(plan.row, action):
        return wrong(plan, stale(action))
    if not may(known.user, Verb.CHANGE, action):
        return wrong(plan, under_review(action))
    return wrong(plan) if has_problem(plan) else None


def changing(plan: RowPlan, known: Known) -> RowPlan:
    """Return the row as one that changes its action, unless the rules refuse what it says."""
    action, said = plan.action, plan.row.said
    assert action is not None
    names = [cell.name for cell in plan.cells]
    plan.entry = changed_entry(action, said, names, known.items)
    plan.keep = kept_evidence(action, said) if "links" in names else None
    if action.state == ActionState.ACCEPTED:
        plan.note = _(
            "It becomes a draft again; the public goes on reading the accepted version until the "
            "new one is submitted and accepted."
        )
    return settled(plan, Kind.CHANGED, plan.entry, known)


def planned_new(row: Row, key: uuid.UUID, known: Known) -> RowPlan:
    """Return what becomes of a row without a reference."""
    if begun := known.begun.get(key):
        note = _("Entered from this very file before, as %(action)s.") % {"action": begun}
        return RowPlan(row, Kind.UNCHANGED, begun, note=note)
    said = with_defaults(row.said)
    plan = RowPlan(row, Kind.NEW, form_key=key)
    plan.cells = checked([*changes({}, said), *problems(row, {})], said, None)
    if has_problem(plan):
        return wrong(plan)
    alike = known.alike.setdefault(likeness(said), str(row.number))
    if known.said.get(alike) == said:
        note = _("%(action)s says the same, so it is not entered again.") % {"action": alike}
        return RowPlan(row, Kind.UNCHANGED, known.actions[alike], note=note)
    plan.note = doubt(alike, row)
    plan.entry = new_entry(said, known.items)
    return settled(plan, Kind.NEW, plan.entry, known)


def settled(plan: RowPlan, kind: Kind, entry: ActionEntry, known: Known) -> RowPlan:
    """Return the row as one that writes, unless the rules of actions refuse its entry."""
    try:
        refuse_entry(entry, known.user)
    except MoveNotAllowed as refusal:
        return wrong(plan, str(refusal))
    plan.kind = kind
    return plan


def wrong(plan: RowPlan, problem: str = "") -> RowPlan:
    plan.kind, plan.problem, plan.note = Kind.WRONG, problem or row_problem(plan.row), ""
    return plan


def problems(row: Row, said: Mapping[str, str]) -> list[CellChange]:
    """Return the cells that could not be read; those of the tracker's own columns apart."""
    return [
        CellChange(name, said.get(name, ""), row.wrote[name], sentence)
        for name, sentence in row.problems.items()
        if name in row.wrote
    ]


def row_problem(row: Row) -> str:
    """Return what is wrong with the reference or the version that the tracker gave."""
    return next((text for name, text in row.problems.items() if name not in row.wrote), "")


def has_problem(plan: RowPlan) -> bool:
    return bool(row_problem(plan.row)) or any(cell.problem for cell in plan.cells)


def with_defaults(said: Mapping[str, str]) -> dict[str, str]:
    chosen = {name: said[name] or value for name, value in defaults().items() if name in said}
    return {**said, **chosen}


def likeness(said: Mapping[str, str]) -> tuple[str, ...]:
    return said["title"].casefold(), said["items"], said["done"]


def untouched(row: Row) -> bool:
    """Whether the row says what it said when it was downloaded."""
    return not row.problems and row.version.partition("-")[2] == digest(row.said)


def is_stale(row: Row, action: PartyAction) -> bool:
    """Whether the action was changed since the download; a reference typed by hand never is."""
    return bool(row.version) and row.version.partition("-")[0] != str(action.version)


def not_yours(reference: str) -> str:
    return _(
        "“%(reference)s” is not an action that you can change from here: correct the reference, or "
        "empty the cell if the action is new."
    ) % {"reference": reference[:40]}


def twice(reference: str) -> str:
    return _(
        "%(action)s stands in more than one row: keep one of them, and empty the reference of the "
        "others if they are new actions."
    ) % {"action": reference}


def emptied(reference: str) -> str:
    return _(
        "All cells of %(action)s are empty: to leave it as it is on the site, delete the whole "
        "row; to discard it, use its page."
    ) % {"action": reference}


def stale(action: PartyAction) -> str:
    return _(
        "%(action)s was changed on the site since you downloaded the file: compare, and change it "
        "on its page, or in a file downloaded now."
    ) % {"action": action}


def under_review(action: PartyAction) -> str:
    return _(
        "%(action)s is under review by the Secretariat: the national focal point takes it back "
        "first, on its page; or leave its row as it was."
    ) % {"action": action}


def doubt(alike: str, row: Row) -> str:
    """Return the warning that the row may be there already, if another one is like it."""
    if alike == str(row.number) or not row.said.get("title", "") + row.said.get("done", ""):
        return ""
    if alike.isdigit():
        return _(
            "Has the same title, action items and text as row %(number)s: is it there twice?"
        ) % {"number": alike}
    return _(
        "Looks like %(action)s: if it is that one, write %(action)s into the column “Reference”; "
        "else it becomes a second action."
    ) % {"action": alike}
