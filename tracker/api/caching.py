"""What a reader has already is not sent again: ETag, Last-Modified and 304."""

import hashlib
from time import time

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import http_date, quote_etag

from ..changes import last_changed

# In seconds: longer than any change takes from its decision to its commit.
SETTLED_AFTER = 60


def kept_fresh(request: HttpRequest, response: HttpResponse) -> HttpResponseBase:
    """Give a public answer its validators, or answer that nothing has changed.

    The ETag is that of the very bytes. The answer may be kept, and is asked for anew each time.
    What was decided a moment before the newest change may be committed after it: the time that is
    given meanwhile is one that will not be taken for the newest.
    """
    etag = quote_etag(hashlib.sha256(response.content).hexdigest()[:32])
    changed = int(last_changed().timestamp())
    is_settled = changed <= time() - SETTLED_AFTER
    response["ETag"] = etag
    response["Last-Modified"] = http_date(changed if is_settled else changed - SETTLED_AFTER)
    patch_cache_control(response, public=True, no_cache=True)
    return get_conditional_response(request, etag, changed, response) or response


def kept_private(response: HttpResponseBase) -> HttpResponseBase:
    """Have nobody keep what is for one person alone."""
    patch_cache_control(response, private=True, no_store=True)
    return response
