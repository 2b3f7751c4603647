"""What all addresses of the API have in common: language, parameters, problems, caching."""

from collections.abc import Mapping
from functools import cache, cached_property
from typing import Any, ClassVar, NoReturn

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation.trans_real import parse_accept_lang_header
from django.views.decorators.csrf import csrf_exempt
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.views import APIView

from .access import THROTTLES, TokenAuthentication, TooMany
from .documented import Writes
from .links import Links
from .parameters import Parameter, format_parameter, refuse_wrong
from .problems import answer, problem_of


def language_of(header: str) -> str:
    """Return the language of the tracker that a header Accept-Language likes best."""
    for code, _weight in parse_accept_lang_header(header):
        if code == "*":
            break
        try:
            return str(translation.get_supported_language_variant(code))
        except LookupError:
            continue
    return str(settings.LANGUAGE_CODE)


class ApiView(APIView):
    """An address of the API. Who brings no token reads the same as who does."""

    authentication_classes = (TokenAuthentication,)
    throttle_classes = THROTTLES
    renderer_classes: Any = (JSONRenderer,)

    # In one line: what it is for. It heads the documentation of the address.
    about: ClassVar[Any] = ""
    # What each method that writes does, for the documentation.
    writes: ClassVar[Mapping[str, Writes]] = {}

    @classmethod
    def parameters(cls) -> tuple[Parameter, ...]:
        """The parameters that a GET takes."""
        return (format_parameter(each.format for each in cls.renderer_classes),)

    def initialize_request(self, request: Any, *args: Any, **kwargs: Any) -> Request:
        """Read in the language of Accept-Language alone: no cookie has a say."""
        translation.activate(language_of(request.headers.get("Accept-Language", "")))
        found: Request = super().initialize_request(request, *args, **kwargs)
        return found

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        if request.method in self.allowed_methods:
            self.refuse_wrong_parameters(request)

    def refuse_wrong_parameters(self, request: Request) -> None:
        view: Any = type(self)
        known = parameters_read_by(view) if request.method in READS else ()
        refuse_wrong(request.query_params, known)

    def perform_content_negotiation(self, request: Request, force: bool = False) -> Any:
        """Find the format; an unknown one is refused as any other parameter, not with 404."""
        try:
            return super().perform_content_negotiation(request, force)
        except Http404:
            self.refuse_wrong_parameters(request)
            raise

    def perform_authentication(self, request: Request) -> None:
        """Find out who asks, and count it, also of those whose token does not work."""
        try:
            super().perform_authentication(request)
        finally:
            super().check_throttles(request)

    def check_throttles(self, request: Request) -> None:
        """Nothing: a request is counted before it is asked who may."""

    def throttled(self, request: Request, wait: float) -> NoReturn:
        raise TooMany(wait)

    @cached_property
    def links(self) -> Links:
        return Links(self.request._request)


READS = ("GET", "HEAD", "OPTIONS")


@cache
def parameters_read_by(view: Any) -> tuple[Parameter, ...]:
    """Return the parameters of a view, worked out once."""
    found: tuple[Parameter, ...] = view.parameters()
    return found


@csrf_exempt
def no_such_address(request: Any, **kwargs: Any) -> HttpResponse:
    """Answer an address of the API that there is none of as the API answers."""
    return in_its_language(request, Http404())


def in_its_language(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer what is wrong, where no view of the API does, in the language asked for."""
    translation.activate(language_of(request.headers.get("Accept-Language", "")))
    problem = problem_of(exception)
    assert problem is not None
    return answer(problem)
