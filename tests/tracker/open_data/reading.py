"""Reads the file as a harvester does."""

import csv
import io
import json
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from zipfile import ZipFile

from django.test import Client

FILE = "/open-data/open-data.en.zip"


@dataclass
class Read:
    response: Any
    content: bytes

    @cached_property
    def zip(self) -> ZipFile:
        return ZipFile(io.BytesIO(self.content))

    def text(self, path: str) -> str:
        return self.zip.read(path).decode()

    def table(self, name: str) -> list[dict[str, str]]:
        return list(csv.DictReader(io.StringIO(self.text(f"csv/{name}.csv"), newline="")))

    def lines(self, name: str) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.text(f"json/{name}.jsonl").splitlines()]

    @cached_property
    def package(self) -> Any:
        return json.loads(self.text("datapackage.json"))

    @property
    def tables(self) -> dict[str, Any]:
        """The descriptions of the tables, by name."""
        return {each["name"]: each for each in self.package["resources"] if "schema" in each}


def read(client: Client, address: str = FILE, **headers: str) -> Read:
    response = client.get(address, headers=headers)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/zip"
    found = Read(response, response.getvalue())
    assert found.zip.testzip() is None
    return found
