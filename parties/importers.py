"""Loads the Parties, the instruments and who belongs to which from the fixtures."""

from pathlib import Path

from resolutions.reference import Loader, Row, day, pick, read_csv

from .models import Instrument, Membership, Party


def load_parties(loader: Loader, fixtures: Path) -> None:
    parties = loader.load(
        Party.objects.all(),
        [
            Row(
                each["iso3"],
                pick(each, "iso3"),
                {
                    "entry_into_force": day(each["entry_into_force"]),
                    "is_reio": each["is_reio"] == "true",
                    **pick(each, "iso2", "name", "name_fr", "name_es", "region", "note"),
                },
            )
            for each in read_csv(fixtures / "parties.csv")
        ],
    )
    instruments = loader.load(
        Instrument.objects.all(),
        [
            Row(
                each["code"],
                pick(each, "code"),
                {
                    "legally_binding": each["legally_binding"] == "true",
                    "concluded": int(each["concluded"]) if each["concluded"] else None,
                    "in_effect": day(each["in_effect"]),
                    **pick(each, "short_name", "full_name", "kind"),
                },
            )
            for each in read_csv(fixtures / "instruments.csv")
        ],
    )
    loader.load(
        Membership.objects.all(),
        [
            Row(
                f"{each['party']} {each['instrument']}",
                {"party": parties[each["party"]], "instrument": instruments[each["instrument"]]},
                {"entry_into_force": day(each["entry_into_force"])},
            )
            for each in read_csv(fixtures / "memberships.csv")
            if each["party"] in parties and each["instrument"] in instruments
        ],
    )
