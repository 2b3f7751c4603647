"""Reads a page of a report back, as a browser would have it."""

from collections.abc import Iterator
from typing import Any

from django.test import Client
from lxml import html  # type: ignore[import-untyped]

from tracker.reporting.document import Document


def page(client: Client, address: str) -> Any:
    """Return the tree of a page."""
    response = client.get(address)
    assert response.status_code == 200, address
    return tree(response.content.decode())


def tree(text: str) -> Any:
    return html.document_fromstring(text)


def tables_of(found: Any) -> dict[str, list[list[str]]]:
    """Return the cells of each table by the name of its caption: the heading, then the rows."""
    return {
        table.find("caption").get("id").removeprefix("table-"): cells_of(table)
        for table in found.xpath("//table[caption]")
    }


def cells_of(table: Any) -> list[list[str]]:
    """Return the words of each cell, row by row; of one that spans rows, in each of them."""
    return [row for body in table.xpath("./thead | ./tbody") for row in rows_of(body)]


def rows_of(body: Any) -> Iterator[list[str]]:
    """Yield the rows of a part of a table, as a browser lays them out."""
    spanning: dict[int, tuple[str, int]] = {}
    for row in body.xpath("./tr"):
        own = iter(row.xpath("./th | ./td"))
        said: list[str] = []
        while True:
            words, left = spanning.pop(len(said), ("", 0))
            if not left:
                cell = next(own, None)
                if cell is None:
                    break
                words, left = words_of(cell), int(cell.get("rowspan", "1"))
            if left > 1:
                spanning[len(said)] = (words, left - 1)
            said.append(words)
        yield said
    # A browser would cut off what reaches beyond this part of the table.
    assert not spanning, spanning


def texts(found: Any, path: str) -> list[str]:
    return [words_of(each) for each in found.xpath(path)]


def words_of(element: Any) -> str:
    """Return the text: a line for each paragraph and break, without what is not read out."""
    lines = element.xpath("./p")
    if lines:
        return "\n".join(words_of(each) for each in lines)
    return "".join(pieces(element)).strip("\n") if element.tag == "p" else "".join(pieces(element))


def pieces(element: Any) -> Any:
    if element.get("aria-hidden") != "true":
        yield element.text or ""
        for child in element:
            yield "\n" if child.tag == "br" else "".join(pieces(child))
            yield child.tail or ""


def expected(document: Document) -> dict[str, list[list[str]]]:
    """Return what the tables of the document say, cell by cell."""
    return {
        table.name: [
            [column.title for column in table.columns],
            *([cell.text for cell in row.cells] for row in table.rows),
        ]
        for table in document.tables
    }


def compared(client: Client, query: str) -> Any:
    """Return the page that compares two reports."""
    return page(client, f"/reports/compare/?{query}")


def notices(found: Any) -> list[str]:
    return [" ".join(words_of(each).split()) for each in found.xpath("//*[@role='alert']")]


def references(found: Any, section: str) -> list[str]:
    """Return the action items that a list of the comparison names."""
    return list(found.xpath(f"//section[@aria-labelledby='{section}']//a[@class='ref']/text()"))
