"""Copies the resolution with all that its text consists of, any number of times."""

from datetime import timedelta

from django.db import connection, models

from resolutions.models import ActionItem, CrossReference, Element, Paragraph, Resolution

from .bulk import run

SPAN = 1_000_000
PLACES = 1_000_000_000


def copy_texts(copies: int) -> None:
    """Copy the resolution with all that its text consists of, `copies` times."""
    model = Resolution.objects.get(prefix="11.10")
    run("CREATE TEMPORARY TABLE bench_copy (n bigint PRIMARY KEY, day date)")
    with connection.cursor() as cursor:
        days = [
            (n, (model.adopted_on - timedelta(days=n % 3000 + 1)).isoformat())
            for n in range(1, copies + 1)
        ]
        cursor.executemany("INSERT INTO bench_copy VALUES (%s, %s)", days)
    source = f"= {model.pk}"
    paragraphs = f"IN (SELECT id FROM resolutions_paragraph WHERE resolution_id {source})"
    elements = f"IN (SELECT id FROM resolutions_element WHERE paragraph_id {paragraphs})"
    new = f"c.n + {model.pk}"
    place = f"({new}) * {PLACES} + t.position % {PLACES}"
    copy(Resolution, f"t.id {source}", id=new, **RESOLUTION)
    copy(Paragraph, f"resolution_id {source}", resolution_id=new)
    copy(Element, f"paragraph_id {paragraphs}", paragraph_id=shifted("paragraph_id"))
    copy(CrossReference, f"element_id {elements}", element_id=shifted("element_id"))
    copy(ActionItem, f"paragraph_id {paragraphs}", position=place, **ITEM)
    run("DROP TABLE bench_copy")


def shifted(column: str) -> str:
    """Return the key of the copy of the row that the column names."""
    return f"c.n * {SPAN} + t.{column}"


RESOLUTION = {
    "slug": "'copy-' || c.n",
    "number": "'C' || c.n",
    "symbol": "'TEST/Resolution C' || c.n",
    "prefix": "'C' || c.n",
    "adopted_on": "c.day",
}
ITEM = {
    "reference": "replace(t.reference, '11.10-', 'C' || c.n || '-')",
    "paragraph_id": shifted("paragraph_id"),
    "element_id": shifted("element_id"),
}


def copy(model: type[models.Model], where: str, **changes: str) -> None:
    """Add a copy of each of the rows for each row of `bench_copy`, with the given changes."""
    columns = [field.column for field in model._meta.concrete_fields]
    values = {column: f"t.{column}" for column in columns} | {"id": shifted("id")} | changes
    quoted = ", ".join(f'"{column}"' for column in columns)
    table = model._meta.db_table
    run(
        f"INSERT INTO {table} ({quoted}) SELECT {', '.join(values[c] for c in columns)}"
        f" FROM {table} t CROSS JOIN bench_copy c WHERE {where} ORDER BY c.n, t.id"
    )
