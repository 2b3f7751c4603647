"""Questions whose SQL is written once and asked often, each time with other values.

Django takes several times longer to write the SQL of the list of action items than the database
takes to answer it. What is asked stays a queryset; it is compiled once.
"""

from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import QuerySet

# Stand in a queryset where its values will go: no key and no position is as large.
MARKS = tuple(2**62 + at for at in range(4))


@dataclass(frozen=True)
class Prepared:
    """The SQL of a queryset of `values()`, with the places of what changes between two calls."""

    sql: str
    params: tuple[Any, ...]
    # Which of the values goes to which of the parameters.
    places: tuple[tuple[int, int], ...]
    names: tuple[str, ...]
    # What the engine gives otherwise than Python has it: days as texts, truth as a number.
    converters: tuple[tuple[str, Any, Any], ...]

    def rows(self, *values: int) -> list[dict[str, Any]]:
        """Return what is found with these values in place of the marks."""
        params = list(self.params)
        for at, which in self.places:
            params[at] = values[which]
        with connection.cursor() as cursor:
            cursor.execute(self.sql, params)
            found = [dict(zip(self.names, row, strict=True)) for row in cursor.fetchall()]
        for name, convert, expression in self.converters:
            for row in found:
                row[name] = convert(row[name], expression, connection)
        return found


def prepared(rows: "QuerySet[Any, Any]") -> Prepared:
    """Compile a queryset of `values()` in which `MARKS` stand where values will go."""
    query = rows.query
    compiler: Any = query.get_compiler(connection=connection)
    sql, params = compiler.as_sql()
    names: tuple[str, ...] = tuple(query.selected or ())
    converters = compiler.get_converters([each[0] for each in compiler.select])
    return Prepared(
        sql,
        tuple(params),
        tuple((at, MARKS.index(each)) for at, each in enumerate(params) if each in MARKS),
        names,
        tuple(
            (names[at], convert, expression)
            for at, (found, expression) in converters.items()
            for convert in found
        ),
    )
