"""One operation of the document: what a method does at an address."""

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from django.utils.translation import gettext as _
from drf_spectacular.openapi import AutoSchema as Base
from drf_spectacular.plumbing import ComponentRegistry, ResolvedComponent

from ...choices import Scope
from ..documented import NEEDED, NEVER, Writes
from ..examples import examples_of
from ..reading import DetailView, ListView, PublicView
from ..renderers import CSVRenderer
from ..writing.sent import Sent
from . import naming, parameters, responses

Said = dict[str, Any]

PLACE = re.compile(r"<(?:(?P<converter>\w+):)?\w+>")
# How any address refuses to be read, and to be written to.
READING = {400, 401, 406, 429, 500}
WRITING = READING | {403}
WITH_BODY = {413, 415, 422}


class AutoSchema(Base):
    """Derives an operation from the attributes of the view that answers it."""

    view: Any

    def get_operation(
        self,
        path: str,
        path_regex: str,
        path_prefix: str,
        method: str,
        registry: ComponentRegistry,
    ) -> Said:
        self.registry, self.path, self.path_regex = registry, path, path_regex
        self.path_prefix, self.method = path_prefix, method.upper()
        writes = self.view.writes.get(self.method)
        return self.writing(writes) if writes else self.reading()

    def get_serializer_name(self, serializer: Any, direction: Any) -> str:
        """Return the name of a schema; of two rows of one name, the second bears its module's."""
        made_by = type(serializer)
        name = made_by.__name__.removesuffix("Row").removesuffix("Sent")
        with suppress(KeyError):
            known = self.registry[name, ResolvedComponent.SCHEMA].object
            if made_by not in (known, type(known)):
                module = naming.singular(made_by.__module__.rpartition(".")[2])
                return f"{module.title().replace('_', '')}{name}"
        return name

    def _map_serializer(self, serializer: Any, direction: Any, *args: Any, **kwargs: Any) -> Said:
        """Return the schema; of what is sent, no member is taken that is not named."""
        base: Any = super()
        schema: Said = base._map_serializer(serializer, direction, *args, **kwargs)
        if isinstance(serializer, Sent):
            schema["additionalProperties"] = False
            for each in schema.get("properties", {}).values():
                if "string" in each.get("type", ()) and not {"enum", "format"} & each.keys():
                    each.setdefault("pattern", parameters.TEXT)
        return schema

    def head(self, about: Any, *, writes: bool = False) -> Said:
        is_list = isinstance(self.view, ListView)
        return {
            "operationId": naming.operation_id(self.method, self.path, is_list=is_list),
            "summary": str(about),
            "tags": [naming.tag(self.path, writes=writes)],
        }

    def named(self) -> Iterator[Said]:
        """Yield the names in the address."""
        converters = [each["converter"] for each in PLACE.finditer(self.path_regex)]
        word = ""
        for part in self.path.strip("/").split("/"):
            if part.startswith("{"):
                is_number = converters.pop(0) == "int"
                yield parameters.in_path(part.strip("{}"), word, is_number=is_number)
            else:
                word = part

    @property
    def has_names(self) -> bool:
        return "{" in self.path

    # Reading

    def reading(self) -> Said:
        said = self.head(self.view.about)
        asked = [parameters.of_address(each) for each in self.view.parameters()]
        headers = parameters.of_reading() if self.is_public else [parameters.language()]
        is_one = self.has_names or isinstance(self.view, DetailView)
        statuses = READING | ({404} if is_one else set())
        statuses |= set() if self.is_public else {403}
        known = {"304": self.unchanged()} if self.is_public else {}
        return {
            **said,
            "parameters": [*self.named(), *asked, *headers],
            "security": self.security(),
            "responses": {"200": self.read(said), **known, **responses.refusals(statuses)},
        }

    @property
    def is_public(self) -> bool:
        return isinstance(self.view, PublicView) and not getattr(self.view, "is_private", False)

    def security(self) -> list[Said]:
        """Public matter is read without a token, or with one."""
        return [{}, {"token": []}] if self.is_public else [{"token": [self.view.scope.value]}]

    def read(self, said: Said) -> Said:
        schema = self.schema_of(self.view.serializer_class)
        is_list = isinstance(self.view, ListView)
        if is_list:
            schema = responses.page_of(schema)
        content = {"application/json": {"schema": schema, **examples_of(said["operationId"])}}
        if CSVRenderer in self.view.renderer_classes:
            about = {"type": "string", "description": _("A line of names, then a line for each.")}
            content["text/csv"] = {"schema": about}
        # A list as CSV is sent while it is read: it has no validators.
        kept = self.is_public and not is_list
        headers = responses.headers("ETag", "Last-Modified", required=kept)
        headers |= responses.headers("Content-Language", required=True)
        return {"description": _("What is asked for."), "headers": headers, "content": content}

    def unchanged(self) -> Said:
        headers = responses.headers("ETag", "Last-Modified", required=True)
        return {"description": _("What you have is still right."), "headers": headers}

    def schema_of(self, serializer: Any) -> Said:
        component = self.resolve_serializer(serializer, "response")
        return dict(component.ref)

    # Writing

    def writing(self, writes: Writes) -> Said:
        said = self.head(writes.about, writes=True)
        headers = parameters.of_writing(writes, self.method)
        refused = WRITING | set(writes.refusals) | ({404} if self.has_names else set())
        refused |= WITH_BODY if writes.takes else set()
        refused |= {412} if writes.if_match != NEVER else set()
        refused |= {428} if writes.if_match == NEEDED else set()
        said |= {
            "description": _("Needs a token with the scope “%(scope)s”: %(words)s.")
            % {"scope": writes.scope.value, "words": Scope(writes.scope).label},
            "parameters": [*self.named(), *headers],
            "security": [{"token": [writes.scope.value]}],
            "responses": {str(writes.status): self.done(writes), **responses.refusals(refused)},
        }
        return {**said, **self.body(writes)}

    def body(self, writes: Writes) -> Said:
        """Return what is sent; nothing where nothing is."""
        if writes.takes is None:
            return {}
        takes: Any = writes.takes
        component = self.resolve_serializer(takes, "request")
        # Nothing is the same as an object without members.
        is_needed = bool(component.schema.get("required"))
        content: Said = {"schema": dict(component.ref)}
        if writes.example:
            content["example"] = dict(writes.example)
        body = {"required": is_needed, "content": {"application/json": content}}
        return {"requestBody": body}

    def done(self, writes: Writes) -> Said:
        headers = responses.headers("Content-Language", required=True)
        if writes.gives is None:
            return {"description": _("Done."), "headers": headers}
        if writes.status == 201:
            headers |= responses.headers("Location", required=True)
        headers |= responses.headers("ETag")
        if self.method == "POST":
            headers |= responses.headers("Idempotency-Replayed")
        schema = self.schema_of(writes.gives)
        return {
            "description": _("Done: what there is now."),
            "headers": headers,
            "content": {"application/json": {"schema": schema}},
        }
