"""Asks the API, as any program would."""

import csv
import io
from typing import Any

from django.test import Client


def told(client: Client, path: str, language: str = "en") -> Any:
    """Return what the address under /api/v1/ says."""
    response = client.get(f"/api/v1/{path}", headers={"Accept-Language": language})
    assert response.status_code == 200, response.content
    return response.json()


def listed(client: Client, path: str, language: str = "en") -> list[dict[str, Any]]:
    """Return the rows of a list that fits on its first page."""
    found = told(client, path, language)
    assert found["next"] is None
    return list(found["results"])


def refused(client: Client, path: str) -> dict[str, Any]:
    """Return the problem with which the address is refused."""
    response = client.get(f"/api/v1/{path}")
    assert response["Content-Type"] == "application/problem+json"
    return dict(response.json())


def rows_of(client: Client, path: str) -> list[dict[str, str]]:
    """Return the rows of the CSV."""
    response = client.get(f"/api/v1/{path}")
    assert response.status_code == 200, response.content
    content = (
        b"".join(response.streaming_content)  # type: ignore[attr-defined]
        if response.streaming
        else response.content
    )
    return list(csv.DictReader(io.StringIO(content.decode())))
