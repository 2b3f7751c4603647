"""Calls of the API with a token, as a program of somebody's makes them."""

import json
from collections.abc import Iterable
from typing import Any

from django.test import Client

from resolutions.models import User
from tracker.choices import Scope
from tracker.tokens import make_token

V1 = "/api/v1/"
WRITING = (Scope.UPDATES, Scope.ACTIONS)
# What of the paragraph in the resolution is sent, unless a test says otherwise.
UPDATE = {
    "action_item": "11.10-20-SEC",
    "status": "in_progress",
    "effective_on": "2025-06-01",
    "achievements": "A joint workplan was agreed.",
}
# The same without the item: what a draft is revised by.
UPDATE_WORDS = {name: value for name, value in UPDATE.items() if name != "action_item"}
ACTION = {
    "title": "Joint committee of the national focal points",
    "items": ["11.10-29-PAR"],
    "done": "The focal points of five conventions meet twice a year.",
    "starts_on": "2025-05-02",
}


def token_of(user: User, scopes: Iterable[Scope] = WRITING) -> str:
    return make_token(user, name="Ministry", scopes=scopes, days=1)[1]


class Program:
    """A program that calls in the name of a person."""

    def __init__(self, user: User | None = None, scopes: Iterable[Scope] = WRITING) -> None:
        self.headers = {}
        if user is not None:
            self.headers["Authorization"] = f"Bearer {token_of(user, scopes)}"

    def send(self, method: str, to: str, body: Any = None, **headers: str) -> Any:
        """Send a body as JSON, or as it is where it is bytes already; name headers by `_`."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        content_type = named.pop("Content-Type", "application/json")
        raw = body if isinstance(body, bytes) else b"" if body is None else json.dumps(body)
        path = to if to.startswith(("/", "http")) else V1 + to
        return Client().generic(
            method, path, raw, content_type=content_type, headers={**self.headers, **named}
        )

    def get(self, to: str, **headers: str) -> Any:
        return self.send("GET", to, **headers)

    def post(self, to: str, body: Any = None, **headers: str) -> Any:
        return self.send("POST", to, body, **headers)

    def put(self, to: str, body: Any = None, **headers: str) -> Any:
        return self.send("PUT", to, body, **headers)

    def delete(self, to: str, **headers: str) -> Any:
        return self.send("DELETE", to, **headers)


def refusal(response: Any) -> tuple[int, str, str]:
    """Return the status, the kind and the sentence of a refusal."""
    said = response.json()
    assert response["Content-Type"] == "application/problem+json"
    assert said["status"] == response.status_code
    return response.status_code, said["type"].partition("#problem-")[2], said["detail"]


def wrong(response: Any) -> list[tuple[str, str]]:
    """Return what is wrong with a body: where, and the sentence."""
    assert response.status_code == 422, response.content
    return [(each["pointer"], each["detail"]) for each in response.json()["errors"]]
