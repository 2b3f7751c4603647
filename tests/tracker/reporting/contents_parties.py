"""What Parties said, for tests of progress reports."""

from dataclasses import replace
from datetime import date
from typing import Any

from tracker.reporting.content import (
    PartyAction,
    Piece,
    RegionInput,
    Words,
)

from .contents_given import SITE, words

REGIONS = (
    RegionInput("africa", words("Africa", "Afrique", "África"), 47, 1, 1),
    RegionInput("asia", words("Asia", "Asie", "Asia"), 22, 1, 0),
    RegionInput("europe", words("Europe", "Europe", "Europa"), 44, 1, 0),
    RegionInput("oceania", words("Oceania", "Océanie", "Oceanía"), 9, 0, 0),
    RegionInput(
        "south_central_america_caribbean",
        words(
            "South & Central America & the Caribbean",
            "Amérique du Sud, centrale et Caraïbes",
            "América del Sur y Central y el Caribe",
        ),
        11,
        1,
        1,
    ),
)


def party_action(code: str, name: Words, region: str, language: str, **changes: Any) -> PartyAction:
    plain = PartyAction(
        reference=f"{code}-1",
        url=f"{SITE}/parties/{code}/actions/1/",
        party=code,
        party_name=name,
        region=region,
        title="A national committee",
        done="The focal points of six conventions meet twice a year.",
        stage="under_way",
        starts_on=date(2024, 5, 6),
        ends_on=None,
        challenges="",
        support_needed="",
        language=language,
        public_note="",
        accepted_on=date(2024, 11, 25),
        in_period=True,
        items=("11.10-29-PAR",),
        paragraphs=(29,),
    )
    return replace(plain, **changes)


PARTY_ACTIONS = (
    party_action(
        "KEN",
        words("Kenya"),
        "africa",
        "en",
        challenges="Staff changes in three offices.",
        support_needed="A short guide on what each convention asks.",
        public_note="The Secretariat thanks the Party for sharing its terms of reference.",
        items=("11.10-15.2-PAR", "11.10-29-PAR"),
        paragraphs=(15, 29),
        evidence=(
            Piece("Minutes of the first meeting", "file", f"{SITE}/evidence/minutes.pdf"),
            Piece("Terms of reference", "web_page", "https://example.org/terms-of-reference"),
        ),
    ),
    party_action(
        "FRA",
        words("France", "France", "Francia"),
        "europe",
        "fr",
        title="Coordination des correspondants nationaux",
        done="Une réunion trimestrielle rassemble les correspondants de cinq conventions.",
        stage="completed",
        ends_on=date(2024, 12, 20),
        in_period=False,
    ),
    party_action(
        "ARG",
        words("Argentina", "Argentine", "Argentina"),
        "south_central_america_caribbean",
        "es",
        title="Mesa nacional de convenios",
        done="¿Qué se hizo? Se creó una mesa nacional de convenios.",
        challenges="Faltan recursos.",
    ),
    party_action(
        "JOR",
        words("Jordan", "Jordanie", "Jordania"),
        "asia",
        "ar",
        title="لجنة وطنية للتنسيق",
        done="اجتمعت نقاط الاتصال الوطنية مرتين (2024).",
        stage="planned",
        starts_on=None,
        support_needed="التدريب",
    ),
)
