from collections.abc import Iterator

from django.urls import URLPattern, re_path

from ..api.base import no_such_address
from .views import FEEDS, CountView, EntryView, FeedView, ServiceView


def addresses() -> Iterator[URLPattern]:
    """Yield the addresses of each feed; a slash at the end makes no difference."""
    for name, feed in FEEDS.items():
        label = f"informea-{name.lower()}"
        yield re_path(rf"^{name}/?$", FeedView.of(feed), name=label)
        yield re_path(rf"^{name}/\$count/?$", CountView.of(feed), name=f"{label}-count")
        one = EntryView.of(feed)
        yield re_path(rf"^{name}\('(?P<name>[^'/\x00]{{1,80}})'\)/?$", one, name=f"{label}-one")


urlpatterns = [
    re_path(r"^$", ServiceView.as_view(), name="informea"),
    *addresses(),
    re_path(r"^", no_such_address),
]
