"""The addresses of the feeds: a page of one, how many there are, one by its id."""

from collections.abc import Callable
from typing import Any, ClassVar

from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rest_framework.renderers import BaseRenderer, JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from ..api.parameters import Parameter
from ..api.reading import PublicView
from ..context import has_demo
from .asking import FORMAT, NARROWING, PAGING, Asked, asked_by, expand_parameter
from .country_reports import CountryReports
from .decisions import Decisions
from .documents import Documents
from .feed import Feed, Said
from .meetings import Meetings

FEEDS: dict[str, type[Feed]] = {
    "Decisions": Decisions,
    "Meetings": Meetings,
    "Documents": Documents,
    "CountryReports": CountryReports,
}


class NumberRenderer(BaseRenderer):
    """A number on its own, as OData answers `/$count`."""

    media_type = "text/plain"
    format = "txt"
    charset = "utf-8"

    def render(self, data: Any, media_type: Any = None, renderer_context: Any = None) -> str:
        return str(data) if isinstance(data, int) else ""


class InformeaView(PublicView):
    """An address of the feeds. Their protocol documents them, not the API's document."""

    schema: Any = None
    renderer_classes: Any = (JSONRenderer,)
    feed: ClassVar[type[Feed]] = Feed

    @classmethod
    def of(cls, feed: type[Feed]) -> Callable[..., Any]:
        """Return this view of a feed: the parameters go by the class."""
        made: type[InformeaView] = type(f"{feed.__name__}{cls.__name__}", (cls,), {"feed": feed})
        return made.as_view()

    @classmethod
    def parameters(cls) -> tuple[Parameter, ...]:
        return (FORMAT,)

    @property
    def asked(self) -> Asked:
        return asked_by(self.request.query_params)

    def wrapped(self, said: Any) -> Response:
        """Return what is said in the envelope of the protocol."""
        answer: Said = {"d": said}
        if has_demo():
            answer["demonstration"] = True
        return Response(answer)


class FeedView(InformeaView):
    """A page of one feed, with the number of all that were asked for."""

    @classmethod
    def parameters(cls) -> tuple[Parameter, ...]:
        return (*NARROWING, *PAGING, expand_parameter(cls.feed.lists), *super().parameters())

    def get(self, request: Request) -> Response:
        feed, asked, on = self.feed(), self.asked, timezone.localdate()
        entries = feed.page(asked, on)
        number = feed.count(asked, on)
        said: Said = {"__count": str(number)} if asked.counted else {}
        said["results"] = feed.all_written(entries, self.links, on)
        reached = asked.skip + len(entries)
        if entries and reached < number:
            said["__next"] = self.at(reached)
        return self.wrapped(said)

    def at(self, skip: int) -> str:
        """Return the address of the page that begins there, with all that was asked."""
        query = self.request.query_params.copy()
        query["$skip"] = str(skip)
        return f"{self.links.root}{self.request.path}?{query.urlencode(safe='$')}"


class CountView(InformeaView):
    """How many there are, as a number alone."""

    renderer_classes: Any = (NumberRenderer, JSONRenderer)

    @classmethod
    def parameters(cls) -> tuple[Parameter, ...]:
        return NARROWING

    def get(self, request: Request) -> Response:
        return Response(self.feed().count(self.asked, timezone.localdate()))


class EntryView(InformeaView):
    """One entry of a feed, by its id."""

    @classmethod
    def parameters(cls) -> tuple[Parameter, ...]:
        return (expand_parameter(cls.feed.lists), *super().parameters())

    def get(self, request: Request, name: str) -> Response:
        feed, on = self.feed(), timezone.localdate()
        entry = feed.one(name, on)
        found = feed.all_written([entry], self.links, on) if entry else []
        if not found:
            raise Http404(_("There is nothing of that id here."))
        return self.wrapped(found[0])


class ServiceView(InformeaView):
    """What feeds there are."""

    about = gettext_lazy("The feeds that InforMEA reads.")

    def get(self, request: Request) -> Response:
        return self.wrapped({"EntitySets": list(FEEDS)})
