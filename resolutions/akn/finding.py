"""Finds where a paragraph names what it asks of whom, and what it refers to."""

from collections.abc import Iterator

from ..models import ActionItem, Paragraph
from . import things
from .lists import Point
from .marks import Marks, Stretch, places
from .reading import Clause, Source
from .things import Thing


def marked(
    source: Source, paragraph: Paragraph, whole: Point, eid: str
) -> tuple[Marks, list[Thing]]:
    """Return the marks of an operative paragraph, and what it refers to without a mark.

    Longer words go first: "partner organizations" before "organizations".
    """
    marks = Marks(paragraph.text, [Stretch(each.words, each.end) for each in whole.walk()])
    clauses = source.clauses.get(paragraph.pk, [])
    stretches = mark_clauses(marks, clauses, eid)
    everything = Stretch(0, len(paragraph.text))
    asked = [(each, item) for each in clauses for item in each.items]
    for clause, item in sorted(asked, key=lambda pair: -len(pair[1].addressee_text)):
        mark_addressee(marks, source, item, stretches.get(clause.element.pk, everything))
    named = [(each, reference) for each in clauses for reference in each.references]
    unmarked = []
    for clause, reference in sorted(named, key=lambda pair: -len(pair[1].surface)):
        thing = things.referred(source, reference)
        if not mark_reference(marks, thing, reference.surface, stretches.get(clause.element.pk)):
            unmarked.append(thing)
    return marks, unmarked


def mark_clauses(marks: Marks, clauses: list[Clause], eid: str) -> dict[int, Stretch]:
    """Mark the clauses; return where each is in the text, by its element, if it is there."""
    found: dict[int, Stretch] = {}
    after = 0
    for element in (clause.element for clause in clauses):
        start = marks.text.find(element.clause, after)
        start = marks.text.find(element.clause) if start < 0 else start
        if start < 0 or not element.clause:
            continue
        at = found[element.pk] = Stretch(start, start + len(element.clause))
        after = at.end
        kind = things.element_type(element.type, "").eid
        marks.put(
            at, "inline", name="clause", eId=f"{eid}__inline_{element.number}", refersTo=f"#{kind}"
        )
    return found


def mark_addressee(marks: Marks, source: Source, item: ActionItem, clause: Stretch) -> None:
    """Mark the first place in its clause that names the addressee; else the only one around."""
    thing = things.addressee(source, item.addressee)
    refers = f"#{thing.eid} #{things.role(item.role).eid}" if item.is_joint else f"#{thing.eid}"
    for at in candidates(marks.text, item.addressee_text, clause):
        found = marks.at(at, "organization")
        if found:
            known = found.attributes["refersTo"].split()
            found.attributes["refersTo"] = " ".join(dict.fromkeys([*known, *refers.split()]))
            return
        if marks.put(at, "organization", refersTo=refers):
            return


def candidates(text: str, words: str, clause: Stretch) -> Iterator[Stretch]:
    inside = list(places(text, words, clause))
    around = [] if inside else list(places(text, words, Stretch(0, len(text))))
    yield from inside or around * (len(around) == 1)


def mark_reference(marks: Marks, thing: Thing, words: str, clause: Stretch | None) -> bool:
    """Mark every place in its clause that has the words, else every one around; say if any has."""
    everything = Stretch(0, len(marks.text))
    inside = list(places(marks.text, words, clause or everything))
    done = False
    for at in inside or list(places(marks.text, words, everything)):
        found = marks.at(at, "ref")
        if found:
            done |= found.attributes["href"] == thing.href
        else:
            done |= marks.put(at, "ref", href=thing.href, refersTo=f"#{thing.eid}")
    return done
