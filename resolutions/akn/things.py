"""What the text and its metadata refer to: the top level classes of Akoma Ntoso."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings

from ..choices import Role
from ..models import Addressee, Body, CrossReference
from .iris import concept, exactly, named
from .markup import Page
from .reading import Source

# The class of what a cross-reference names, by its kind; any other kind is a TLCReference.
CLASSES = {
    "body": ("TLCOrganization", "organization"),
    "instrument_class": ("TLCConcept", "concept"),
    "document_class": ("TLCConcept", "concept"),
    "tool": ("TLCObject", "object"),
}
EDITOR = "editor"


@dataclass(frozen=True)
class Thing:
    """An entry of the references: `eid` is its name in this file, `href` its name everywhere."""

    tag: str
    eid: str
    href: str
    label: str
    kind: str = ""

    def write(self, page: Page) -> None:
        kind = {"name": self.kind} if self.kind else {}
        page.empty(self.tag, eId=self.eid, **kind, href=self.href, showAs=self.label)


def editor() -> Thing:
    """Who made the file: this site."""
    return Thing("TLCOrganization", EDITOR, settings.SITE_URL, settings.SITE_NAME)


def body(source: Source, of: Body) -> Thing:
    name = source.bodies.name(of)
    return Thing("TLCOrganization", f"body_{name}", concept("organization", name), str(of))


def place(name: str) -> Thing:
    return Thing("TLCLocation", f"location_{named(name)}", concept("location", named(name)), name)


def element_type(value: str, label: str) -> Thing:
    href = concept("concept", f"element-type/{named(value)}")
    return Thing("TLCConcept", f"type_{named(value)}", href, label)


def role(value: str) -> Thing:
    return Thing("TLCRole", f"role_{value}", concept("role", value), str(Role(value).label))


def addressee(source: Source, of: Addressee) -> Thing:
    """Each treaty has addressees of its own: the Secretariat of CMS is not that of another."""
    treaty = source.resolution.adopted_at.body.treaty
    code = exactly(of.code)
    name = f"{named(treaty)}-{code.lower()}" if treaty else code.lower()
    return Thing("TLCOrganization", f"addressee_{code}", concept("organization", name), str(of))


def referred(source: Source, of: CrossReference) -> Thing:
    """What a cross-reference names: a resolution that is here by its symbol, else by its name."""
    known = source.known.get(of.name) or source.known.get(of.surface)
    name = named(of.name)
    if known:
        href = source.bodies.work(known)
        return Thing("TLCReference", f"reference_{name}", href, of.name, of.kind or "text")
    tag, kind = CLASSES.get(of.kind, ("TLCReference", "reference"))
    shown = (of.kind or "text") if tag == "TLCReference" else ""
    return Thing(tag, f"{kind}_{name}", concept(kind, name), of.name, shown)


def all_things(source: Source) -> dict[str, Thing]:
    """Return every entry of the references by its id; what is named first gives the label."""
    found: dict[str, Thing] = {}
    for thing in things_of(source):
        found.setdefault(thing.eid, thing)
    return found


def things_of(source: Source) -> Iterator[Thing]:
    meeting = source.resolution.adopted_at
    yield editor()
    yield body(source, meeting.body)
    if meeting.place:
        yield place(meeting.place)
    for paragraph in source.operative:
        yield element_type(paragraph.element_type, str(paragraph.get_element_type_display()))
    for clause in source.of_whole():
        yield element_type(clause.element.type, str(clause.element.get_type_display()))
        for item in clause.items:
            yield addressee(source, item.addressee)
            if item.is_joint:
                yield role(item.role)
    for clause in source.of_whole():
        for reference in clause.references:
            yield referred(source, reference)
