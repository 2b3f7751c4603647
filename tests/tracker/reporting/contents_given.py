"""What contents of progress reports for tests have in common: head, names, texts."""

from datetime import UTC, date, datetime

from tracker.reporting.content import (
    Header,
    Meeting,
    Named,
    Paragraph,
    Passage,
    Piece,
    Resolution,
    Said,
    Scope,
    Update,
    Words,
)

SITE = "https://tracker.example.org"
LONG = ("Twenty thousand characters, counted. " * 600)[:20_000].rstrip() + "."


def words(en: str, fr: str = "", es: str = "") -> Words:
    return {"en": en, "fr": fr or en, "es": es or en}


def passage(en: str, fr: str = "", es: str = "") -> Passage:
    """A text in each language; in English where it is not given."""
    given = {"en": en, "fr": fr, "es": es}
    return {code: Said(text, code) if text else Said(en, "en") for code, text in given.items()}


ADDRESSEES = (
    Named("SEC", words("Secretariat", "Secrétariat", "Secretaría")),
    Named("PAR", words("Parties", "Parties", "Partes")),
    Named(
        "BLG",
        words(
            "Biodiversity Liaison Group",
            "Groupe de liaison sur la biodiversité",
            "Grupo de Enlace sobre la Diversidad Biológica",
        ),
    ),
    Named("NGO", words("NGOs", "ONG", "ONG")),
    Named("STK", words("Stakeholders", "Parties prenantes", "Interesados")),
)
THEMES = (
    Named(
        "conventions",
        words(
            "Biodiversity-related conventions and the BLG",
            "Conventions relatives à la biodiversité et Groupe de liaison",
            "Convenciones relacionadas con la diversidad biológica y Grupo de Enlace",
        ),
    ),
    Named(
        "national",
        words(
            "National coordination and tools",
            "Coordination nationale et outils",
            "Coordinación nacional y herramientas",
        ),
    ),
)
MEETING = Meeting(
    label="StC56",
    body="StC",
    body_name=words("Standing Committee", "Comité permanent", "Comité Permanente"),
    ordinal=56,
    place="Bonn",
    country="DEU",
    starts_on=date(2025, 3, 25),
    ends_on=date(2025, 3, 27),
)
HEADER = Header(
    symbol="UNEP/CMS/StC56/Doc.14",
    distribution="general",
    dated=date(2025, 1, 24),
    language="en",
    agenda_item="14",
    meeting=MEETING,
)
RESOLUTION = Resolution(
    number="11.10 (Rev.COP14)",
    symbol="UNEP/CMS/Resolution 11.10 (Rev.COP14)",
    title="Synergies and Partnerships",
    language="en",
    url=f"{SITE}/resolutions/11.10-rev-cop14/",
    adopted_at="COP14",
    adopted_by=words(
        "Conference of the Parties", "Conférence des Parties", "Conferencia de las Partes"
    ),
    adopted_on=date(2024, 2, 17),
    place="Samarkand",
    reporting_paragraph=27,
)
SCOPE = Scope(
    from_day=date(2024, 8, 1),
    cut_off=date(2025, 1, 24),
    known_at=datetime(2025, 1, 24, 23, 0, tzinfo=UTC),
    since=date(2024, 7, 31),
    compared_with="UNEP/CMS/StC55/Doc.12",
)
PARAGRAPHS = tuple(
    Paragraph(number, text, theme, informational, f"{RESOLUTION.url}#paragraph-{number}")
    for number, theme, informational, text in (
        (
            1,
            "conventions",
            True,
            "Stresses the importance of supporting the objectives of biodiversity-related "
            "multilateral environmental agreements;",
        ),
        (
            2,
            "conventions",
            False,
            "Requests the Executive Secretary to inform biodiversity-related multilateral "
            "environmental agreements about the Samarkand Strategic Plan;",
        ),
        (
            14,
            "conventions",
            False,
            "Welcomes the joint work programme between the CMS and CITES Secretariats and further "
            "requests the Secretariat to prepare proposals to strengthen cooperation;",
        ),
        (
            15,
            "conventions",
            False,
            "Welcomes the adoption of the BBNJ Agreement and encourages Parties, the Secretariat, "
            "NGOs and other stakeholders to engage in its processes;",
        ),
        (
            18,
            "conventions",
            False,
            "Further requests the Secretariat together with interested Parties to consider and "
            "advise on ways and means; and further requests the Secretariat to report on progress "
            "to each meeting of the COP;",
        ),
        (
            21,
            "conventions",
            False,
            "Also requests the Secretariat to be aware of the progress with respect to the entry "
            "into force of the BBNJ Agreement;",
        ),
        (
            23,
            "conventions",
            False,
            "Invites the members of the BLG to strengthen cooperation and coordination;",
        ),
        (
            27,
            "national",
            False,
            "Also requests the Secretariat to continue to report to the Standing Committee on "
            "progress made;",
        ),
        (
            28,
            "national",
            False,
            "Recognizes that adequate resources are required, and requests Parties to ensure that "
            "adequate resources are provided to the Secretariat;",
        ),
        (
            29,
            "national",
            False,
            "Urges Parties to establish close collaboration at the national level between the "
            "focal points of the conventions;",
        ),
        (32, "national", True, "Welcomes the progress made in harmonized reporting;"),
    )
)
LETTER = Piece("Letter to the secretariats", "document", f"{SITE}/evidence/letter")
BLG_MEETING = Piece("Report of the sixteenth meeting of the BLG", "meeting", "", "BLG16")
BBNJ = Update(
    date(2024, 10, 1),
    "ongoing",
    "Joined two sessions of the Preparatory Commission.\nA note went to all focal points.",
    "Sessions overlap with those of other bodies.",
    "Take part in the third session.",
    (LETTER,),
)


TITLE = passage(
    "Implementation of Resolution 11.10 (Rev.COP14): Synergies and Partnerships",
    "Mise en œuvre de la résolution 11.10 (Rev.COP14)",
    "Aplicación de la Resolución 11.10 (Rev.COP14)",
)
SUMMARY = passage(
    "This document reports on the implementation of the resolution.\n\nIt has two annexes.",
    "Le présent document rend compte de la mise en œuvre de la résolution.",
    "El presente documento informa sobre la aplicación de la resolución.",
)
# Written in English only.
BACKGROUND = passage(
    "The resolution was adopted at COP14.\n\nIts paragraph 27 asks for this report."
)
RECOMMENDED = (
    passage(
        "take note of this report", "prendre note du présent rapport", "tomar nota del informe"
    ),
    passage("provide guidance on the missed deadlines"),
)
