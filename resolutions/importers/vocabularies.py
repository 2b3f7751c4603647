from dataclasses import dataclass
from pathlib import Path

from ..models import Addressee, Body, ExternalCode, Meeting, Theme
from ..reference import Loader, Row, day, pick, read_csv

# In each language of the pages.
NAMES = ("name", "name_fr", "name_es")


@dataclass(frozen=True)
class Vocabularies:
    """What resolutions refer to, by natural key."""

    bodies: dict[str, Body]
    meetings: dict[str, Meeting]
    themes: dict[str, Theme]
    addressees: dict[str, Addressee]

    @classmethod
    def load(cls, loader: Loader, fixtures: Path) -> "Vocabularies":
        bodies = load_bodies(loader, fixtures)
        return cls(
            bodies=bodies,
            meetings=load_meetings(loader, fixtures, bodies),
            themes=load_themes(loader, fixtures),
            addressees=load_addressees(loader, fixtures),
        )


def load_bodies(loader: Loader, fixtures: Path) -> dict[str, Body]:
    rows = [
        Row(each["code"], pick(each, "treaty", "code"), pick(each, *NAMES))
        for each in read_csv(fixtures / "bodies.csv")
    ]
    return loader.load(Body.objects.all(), rows)


def load_meetings(loader: Loader, fixtures: Path, bodies: dict[str, Body]) -> dict[str, Meeting]:
    rows = [
        Row(
            each["label"],
            pick(each, "label"),
            {
                "body": bodies[each["body"]],
                "ordinal": int(each["ordinal"]) if each["ordinal"] else None,
                "starts_on": day(each["starts_on"]),
                "ends_on": day(each["ends_on"]),
                **pick(each, "place", "country", "note"),
            },
        )
        for each in read_csv(fixtures / "meetings.csv")
        if each["body"] in bodies
    ]
    return loader.load(Meeting.objects.all(), rows)


def load_themes(loader: Loader, fixtures: Path) -> dict[str, Theme]:
    rows = [
        Row(each["code"], pick(each, "code"), {**pick(each, *NAMES), "order": int(each["order"])})
        for each in read_csv(fixtures / "themes.csv")
    ]
    return loader.load(Theme.objects.all(), rows)


def load_addressees(loader: Loader, fixtures: Path) -> dict[str, Addressee]:
    rows = [
        Row(
            each["code"],
            pick(each, "code"),
            {
                **pick(each, *NAMES),
                "order": int(each["order"]),
                "principal": each["principal"] == "true",
            },
        )
        for each in read_csv(fixtures / "addressees.csv")
    ]
    return loader.load(Addressee.objects.all(), rows)


def load_external_codes(loader: Loader, fixtures: Path) -> dict[str, ExternalCode]:
    names = ("system", "vocabulary", "value", "code")
    rows = [
        Row(" ".join(each[name] for name in names), pick(each, *names), pick(each, "note"))
        for each in read_csv(fixtures / "external_codes.csv")
    ]
    return loader.load(ExternalCode.objects.all(), rows)
