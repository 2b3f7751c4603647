"""What a reader has already is not sent again: ETag, Last-Modified and 304."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import http_date

from resolutions.etags import etag_of

from .. import changes


def kept_fresh(request: HttpRequest, response: HttpResponse) -> HttpResponseBase:
    """Give a public answer its validators, or answer that nothing has changed.

    The ETag is that of the very bytes. The answer may be kept, and is asked for anew each time.
    What was decided a moment before the newest change may be committed after it: the time that is
    given meanwhile is one that will not be taken for the newest.
    """
    etag, at = etag_of(response.content), changes.last_changed()
    told = at if changes.is_settled(at) else at - changes.SETTLED_AFTER
    response["ETag"], response["Last-Modified"] = etag, http_date(int(told.timestamp()))
    patch_cache_control(response, public=True, no_cache=True)
    return get_conditional_response(request, etag, int(at.timestamp()), response) or response


def kept_private(response: HttpResponseBase) -> HttpResponseBase:
    """Have nobody keep what is for one person alone."""
    patch_cache_control(response, private=True, no_store=True)
    return response
