"""The language in which a person reads, chosen on any page."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import translation
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.csrf import csrf_exempt
from django.views.i18n import set_language

from ..places import choose_language


# Pages for everybody carry no token, so that they set no cookie. A session is not sent along from
# another site, so that nobody else chooses for a person.
@method_decorator(csrf_exempt, name="dispatch")
class Language(View):
    """Takes the choice, and goes back to the page where it was made."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponseBase:
        language = request.POST.get("language", "")
        if request.user.is_authenticated and language in dict(settings.LANGUAGES):
            choose_language(request.user, language)
        return set_language(request)


def remember(response: HttpResponse, language: str) -> None:
    """Have the pages that follow be in the language."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        path=settings.LANGUAGE_COOKIE_PATH,
        domain=settings.LANGUAGE_COOKIE_DOMAIN,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
        samesite="Lax",
    )


def chosen_or(request: HttpRequest, otherwise: str) -> str:
    """Return the language that the visitor chose here before; else switch to `otherwise`."""
    if settings.LANGUAGE_COOKIE_NAME not in request.COOKIES:
        translation.activate(otherwise)
        request.LANGUAGE_CODE = otherwise
    return str(translation.get_language())
