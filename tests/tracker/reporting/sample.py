"""A document of a few blocks of every kind, for tests of the formats."""

from datetime import date

from tracker.reporting.document import (
    Annex,
    Block,
    Cell,
    Chart,
    Column,
    Document,
    Head,
    Heading,
    Lettered,
    Line,
    Numbered,
    Picture,
    Row,
    Run,
    Series,
    Table,
    Unnumbered,
)

# What no format may stumble over, and every format has to say as it was given.
HARSH = (
    "Quotes \" and ' and «», # $ % & _ { } ~ ^ \\ / @ < > * = [ ] `, <script>alert(1)</script>",
    "=1+1",
    "+41 22 917",
    "-2",
    "@SUM(A1:A9)",
    '=HYPERLINK("https://example.org")',
    '#panic("x") \\u{41} $x^2$ */ /* // ---',
    "العربية: تعاون بين الاتفاقيات (2025)",
    "עברית, 中文：保护迁徙物种, Русский, Ελληνικά, हिन्दी, ไทย, 한국어, 日本語",
    "Emoji 🐘🦋👩\u200d🔬 and signs ✓ ◐ ↻ ○ · – » ×",
    "Soft\u00adhyphen, no\u00a0break, narrow\u202fspace, zero\u200bwidth, combining e\u0301",
    "x" * 300,
    "word " * 4_000,
)
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 80" width="320" height="80">'
    '<rect x="60" y="10" width="120" height="24" fill="#1a6b8a"/>'
    '<text x="4" y="27" font-family="Noto Sans" font-size="12">SEC</text></svg>'
)


def line(text: str, language: str = "", href: str = "") -> Line:
    return (Run(text, language, href),)


def cell(text: str, language: str = "", status: str = "") -> Cell:
    return Cell((line(text, language),), status=status)


def number(value: int) -> Cell:
    return Cell((line(str(value)),), value)


def day(value: date) -> Cell:
    return Cell((line(value.strftime("%d %B %Y")),), value)


def table(rows: int = 3, name: str = "overview") -> Table:
    """A table with a column of each kind, a grey row and a sum."""
    columns = (
        Column("Addressee", 4),
        Column("Status", 3, "status"),
        Column("Since", 3, "date"),
        Column("Action items", 2, "number"),
    )
    body = tuple(
        Row(
            (
                cell(f"Addressee {at}"),
                cell("Ongoing", status="ongoing"),
                day(date(2025, 3, at % 28 + 1)),
                number(at),
            ),
            "grey" if at == 2 else "",
        )
        for at in range(rows)
    )
    total = Row((cell("All"), Cell(), Cell(), number(sum(range(rows)))), "total")
    return Table(name, "Action items by addressee", columns, (*body, total), "Figures at the end.")


def harsh_table() -> Table:
    columns = (Column("No.", 1, "number"), Column("Text", 9))
    rows = tuple(Row((number(at), cell(text, "en"))) for at, text in enumerate(HARSH))
    evidence = tuple(
        line(f"Evidence {at}", href=f"https://example.org/evidence/{at}") for at in range(300)
    )
    return Table("harsh", "Texts", columns, (*rows, Row((number(99), Cell(evidence)))))


def picture() -> Picture:
    return Picture(
        "addressees",
        "Status of action items by addressee",
        "A bar for each addressee: Secretariat 3, Parties 2.",
        SVG,
        320,
        80,
        Chart(
            ("Secretariat", "Parties"),
            (Series("Ongoing", (3, 1), "ongoing"), Series("Implemented", (0, 1), "implemented")),
            "bars",
        ),
    )


def document(language: str = "en", *extra: Block, draft: str = "") -> Document:
    """A document with a block of each kind; `extra` come at the end of its body."""
    return Document(
        language=language,
        head=Head(
            organization="Convention on Migratory Species",
            distribution="Distribution: General",
            symbol="UNEP/CMS/StC56/Doc.14",
            dated="24 January 2025",
            original="Original: English",
            meeting="56th Meeting of the Standing Committee",
            place="Bonn, Germany, 26 March 2025",
            agenda_item="Agenda Item 14",
            title=line(
                "Implementation of Resolution 11.10 (Rev.COP14), Synergies and Partnerships"
            ),
            prepared_by="(Prepared by the Secretariat)",
        ),
        summary_title="Summary:",
        summary=(line("This document reports on the implementation."), line("It has annexes.")),
        blocks=(
            Heading("Background", "background"),
            Numbered(1, line("The resolution was adopted at COP14.")),
            Numbered(
                2,
                (
                    Run("Its paragraph 27 asks for "),
                    Run("this report", href="https://example.org/paragraph-27"),
                    Run(", in French: "),
                    Run("rapport", "fr"),
                    Run("."),
                ),
            ),
            Heading("Overview", "overview"),
            Numbered(3, line("The figures follow.")),
            picture(),
            table(),
            Heading("A theme", "theme-strategy", 2),
            Unnumbered(line("A letter was sent."), "Achievements"),
            Heading("Recommended actions", "recommended"),
            Numbered(4, line("The Standing Committee is recommended to:")),
            Lettered("a", line("take note of this report;")),
            Lettered("b", line("provide guidance.")),
            *extra,
        ),
        annexes=(
            Annex("Annex 1", "Status by paragraph", "annex-1", (table(40, "paragraphs"),)),
            Annex("Annex 2", "Input from Parties", "annex-2", (Unnumbered(line("None.")),)),
        ),
        page="Page %(page)s of %(pages)s",
        identifier="5f" * 32,
        dated=date(2025, 1, 24),
        draft=draft,
        footnote="The designations employed do not imply the expression of any opinion.",
        keywords=("CMS", "StC56"),
    )
