"""Page, API and file show the same rows; the dictionary says what is in them."""

import hashlib
import json
import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from django.test import Client

from tests.tracker.open_data.reading import Read, read
from tracker.api.reading import ListView
from tracker.api.urls import urlpatterns
from tracker.open_data.tables import TABLES

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("told")]

WHOLE = [each for each in TABLES if not each.members]
PARTS = {
    ("paragraphs", "elements"), ("status-updates", "evidence"), ("parties", "memberships"),
    ("party-actions", "evidence"), ("reports", "files"),
}  # fmt: skip
# These have a table of their own in the API.
ELSEWHERE = {("action-items", "deadlines")}


@pytest.fixture
def file(client: Client) -> Read:
    return read(client)


def test_each_table_is_what_the_api_gives_as_csv(client: Client, file: Read) -> None:
    for table in WHOLE:
        given = client.get(f"/api/v1/{table.name}/?format=csv").getvalue().decode()

        assert file.text(f"csv/{table.name}.csv") == given
        assert len(given.splitlines()) > 1


def test_the_json_has_all_rows_of_the_api(client: Client, file: Read) -> None:
    for table in WHOLE:
        assert file.lines(table.name) == rows_of(client, table.name)


def rows_of(client: Client, name: str) -> list[Any]:
    """Return the rows of all pages of a list of the API."""
    rows: list[Any] = []
    address = f"/api/v1/{name}/?page_size=500"
    while address:
        page = client.get(address).json()
        rows += page["results"]
        address = (page["next"] or "").removeprefix("http://testserver")
    return rows


def public_lists() -> set[str]:
    found = set()
    for each in [*urlpatterns, *(part for node in urlpatterns for part in nested(node))]:
        view = getattr(getattr(each, "callback", None), "cls", None)
        name = getattr(each, "name", None) or ""
        if view and issubclass(view, ListView) and not name.startswith("api-my-"):
            found.add(name)
    return found


def nested(node: Any) -> list[Any]:
    return list(getattr(node, "url_patterns", ()))


def test_every_public_list_of_the_api_is_in_the_file() -> None:
    lists = public_lists()

    assert lists == {each.route for each in TABLES}
    assert len(lists) > 10


def test_every_list_inside_a_row_is_a_table_of_its_own() -> None:
    listed = {
        (table.name, name)
        for table in WHOLE
        for name, field in table.view.serializer_class().fields.items()
        if hasattr(getattr(field, "child", None), "fields")
    }

    assert listed == PARTS | ELSEWHERE
    assert {(table.name, part.member) for table in TABLES for part in table.parts} == PARTS


def test_the_parts_are_what_the_rows_list(file: Read) -> None:
    paragraphs = file.lines("paragraphs")

    elements = [
        (row["resolution"], row["anchor"], str(each["number"]), each["clause"])
        for row in paragraphs
        for each in row["elements"]
    ]
    named = [
        (row["anchor"], str(element["number"]), each["surface"])
        for row in paragraphs
        for element in row["elements"]
        for each in element["cross_references"]
    ]
    assert elements == [
        (row["resolution"], row["paragraph"], row["number"], row["clause"])
        for row in file.table("elements")
    ]
    assert named == [
        (row["paragraph"], row["element"], row["surface"]) for row in file.table("cross-references")
    ]
    assert len(file.table("status-update-evidence")) == 2
    assert len(file.table("party-action-evidence")) == 1


def test_who_reported_is_there_for_each_period(file: Read) -> None:
    rows = {row["iso3"]: row for row in file.table("party-reports")}

    assert rows["FRA"]["reported"] == "nil"
    assert (rows["KEN"]["reported"], rows["KEN"]["accepted"]) == ("actions", "1")
    assert rows["UGA"]["reported"] == "none"


CHECKS: dict[str, Callable[[str], object]] = {
    "integer": lambda text: re.fullmatch(r"-?[0-9]+", text),
    "boolean": lambda text: text in ("true", "false"),
    "date": date.fromisoformat,
    "datetime": lambda text: datetime.fromisoformat(text.replace("Z", "+00:00")),
    "object": lambda text: isinstance(json.loads(text), dict),
    "array": lambda text: isinstance(json.loads(text), list),
    "string": lambda text: True,
}


def test_every_cell_is_what_the_dictionary_says(file: Read) -> None:
    wrong = []
    for name, described in file.tables.items():
        fields = {each["name"]: each for each in described["schema"]["fields"]}
        rows = file.table(name)
        assert rows, name
        assert list(rows[0]) == list(fields)
        wrong += [
            (name, column, cell)
            for row in rows
            for column, cell in row.items()
            if not fits(fields[column], cell)
        ]

    assert wrong == []


def fits(field: Any, cell: str) -> bool:
    rules = field.get("constraints", {})
    if not cell:
        return not rules.get("required")
    return bool(CHECKS[field["type"]](cell)) and cell in rules.get("enum", [cell])


def test_keys_tell_rows_apart_and_what_they_lead_to_is_there(file: Read) -> None:
    for name, described in file.tables.items():
        schema, rows = described["schema"], file.table(name)
        if key := schema.get("primaryKey"):
            assert len({tuple(row[each] for each in key) for row in rows}) == len(rows), name
        for foreign in schema.get("foreignKeys", ()):
            there = foreign["reference"]
            known = {
                tuple(row[each] for each in there["fields"])
                for row in file.table(there["resource"])
            }
            assert {tuple(row[each] for each in foreign["fields"]) for row in rows} <= known, name


def test_every_column_has_a_meaning_and_it_is_the_one_of_the_api(file: Read) -> None:
    fields = file.tables["action-items"]["schema"]["fields"]
    api = TABLES[4].view.serializer_class().fields

    assert [each["description"] for each in fields] == [
        str(each.help_text) for each in api.values()
    ]
    for described in file.tables.values():
        assert all(each["description"] for each in described["schema"]["fields"])


def test_a_vocabulary_is_in_the_dictionary_with_its_labels(client: Client) -> None:
    file = read(client, "/open-data/open-data.fr.zip")

    status = next(
        each
        for each in file.tables["status-updates"]["schema"]["fields"]
        if each["name"] == "status"
    )

    assert {"value": "in_progress", "label": "En cours"} in status["vocabulary"]
    assert "in_progress = En cours" in file.text("data-dictionary.csv")


def test_the_package_names_every_file_with_its_size_and_digest(file: Read) -> None:
    found = {
        (each["path"], each["bytes"], each["hash"]) for each in file.package["resources"]
    }  # fmt: skip

    expected = {
        (name, len(text), f"sha256:{hashlib.sha256(text).hexdigest()}")
        for name in file.zip.namelist()
        if name != "datapackage.json"
        for text in [file.zip.read(name)]
    }
    assert found == expected
    assert {name: len(file.table(name)) for name in file.tables} == {
        name: each["rows"] for name, each in file.tables.items()
    }


def test_the_names_of_resources_are_as_the_standard_has_them(file: Read) -> None:
    names = [each["name"] for each in file.package["resources"]]

    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[-a-z0-9._/]+", each) for each in names)


def test_the_text_of_each_resolution_is_there_as_akoma_ntoso(client: Client, file: Read) -> None:
    page = client.get("/resolutions/11.10-rev-cop14/akn.xml")

    assert file.zip.read("akn/11.10-rev-cop14.xml") == page.content
    assert "akn/copy-1.xml" in file.zip.namelist()


def test_nothing_that_is_not_public_is_in_it(file: Read) -> None:
    texts = "".join(file.zip.read(name).decode() for name in file.zip.namelist())

    assert "Comité" in texts
    assert "Not accepted" not in texts
    assert "Not approved" not in texts


def test_a_cell_that_looks_like_a_formula_is_text(file: Read) -> None:
    challenges = [row["challenges"] for row in file.table("status-updates")]

    assert "'=1+1; “quoted”, \n two lines" in challenges
    assert "=1+1; “quoted”, \n two lines" in [
        row["challenges"] for row in file.lines("status-updates")
    ]
