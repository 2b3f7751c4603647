from django.urls import path, re_path

# Names the converter of slugs.
import resolutions.urls  # noqa: F401

from .views import Everything, OfParagraph, OfParty, OfResolution

urlpatterns = [
    path("feeds/everything.atom", Everything.as_view(), name="feed"),
    path("resolutions/<name:slug>/changes.atom", OfResolution.as_view(), name="resolution-feed"),
    path(
        "resolutions/<name:slug>/paragraphs/<int:number>/changes.atom",
        OfParagraph.as_view(),
        name="paragraph-feed",
    ),
    re_path(r"^parties/(?P<iso3>[A-Z]{3})/changes\.atom$", OfParty.as_view(), name="party-feed"),
]
