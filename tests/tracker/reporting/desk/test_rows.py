"""The rows in which recommended actions are typed, without a page round them."""

from tracker.reporting.desk.rows import in_order, moved, rows_in, rows_of


def test_rows_come_back_from_a_form_as_they_went_into_it() -> None:
    rows = rows_of([{"en": "one", "fr": "un"}, {"en": "two"}], spare=0)
    data = {f"row-{row.place}-{code}": text for row in rows for code, text in row.texts.items()}
    data |= {f"row-{row.place}-position": row.position for row in rows}
    data |= {f"row-{row.place}-known": "1" for row in rows}

    assert rows_in(data) == rows


def test_a_form_with_strange_fields_is_read_as_far_as_it_goes() -> None:
    found = rows_in({"row-x-en": "a", "row-1-de": "b", "row-99999-en": "c", "row-7-en": "d"})

    assert [row.place for row in found] == [7]


def test_moving_leaves_alone_what_cannot_be_moved() -> None:
    rows = in_order(rows_of([{"en": "only"}]), "en")

    assert moved(rows, 1, -1) == moved(rows, 1, 1) == moved(rows, None, 1) == rows
