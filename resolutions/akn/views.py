"""The address of the file, and what its reader has already."""

from datetime import datetime

from django.contrib.admin.models import LogEntry
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import content_disposition_header, http_date
from django.views.decorators.http import require_safe

from ..etags import etag_of
from ..models import Resolution
from .document import written
from .iris import xml_language
from .meta import FORMAT
from .reading import read

# A new release may write the same text otherwise.
STARTED = timezone.now()


@require_safe
def resolution_akn(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Answer with the resolution as Akoma Ntoso, the same for everybody."""
    known = Resolution.objects.select_related("adopted_at__body", "superseded_by__adopted_at__body")
    source = read(get_object_or_404(known, slug=slug))
    response = HttpResponse(written(source), content_type=FORMAT)
    disposition = content_disposition_header(False, f"{slug}.akn.xml")
    response["Content-Disposition"] = disposition or "inline"
    response["Content-Language"] = xml_language(source.resolution.language)
    return kept_fresh(request, response, last_changed(source.edited))


def kept_fresh(request: HttpRequest, response: HttpResponse, changed: datetime) -> HttpResponseBase:
    """Give the answer the ETag of its very bytes, or answer that nothing has changed."""
    etag = etag_of(response.content)
    moment = int(changed.timestamp())
    response["ETag"], response["Last-Modified"] = etag, http_date(moment)
    patch_cache_control(response, public=True, no_cache=True)
    return get_conditional_response(request, etag, moment, response) or response


def last_changed(edited: datetime | None) -> datetime:
    """Return when the file last changed, or later: names and codes have no history of their own,
    so that any edit in the admin counts, and any new release.
    """
    # The newest by its key: of the times there is no index.
    touched = LogEntry.objects.order_by("-pk").values_list("action_time", flat=True).first()
    return max(each for each in (edited, touched, STARTED) if each)
