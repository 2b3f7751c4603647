from django.urls import path, register_converter
from django.urls.converters import StringConverter

from .akn.views import resolution_akn
from .item_views import EvidenceFile, ItemDetail, ItemList
from .views import ResolutionDetail, ResolutionList


class NameConverter(StringConverter):
    """A slug or a reference, dots included; never a NUL, which PostgreSQL refuses."""

    regex = r"[^/\x00]+"


register_converter(NameConverter, "name")

urlpatterns = [
    path("resolutions/", ResolutionList.as_view(), name="resolutions"),
    path("resolutions/<name:slug>/", ResolutionDetail.as_view(), name="resolution"),
    path("resolutions/<name:slug>/akn.xml", resolution_akn, name="resolution-akn"),
    path("items/", ItemList.as_view(), name="items"),
    path("items/<name:reference>/", ItemDetail.as_view(), name="item"),
    path("evidence/<int:pk>/", EvidenceFile.as_view(), name="evidence"),
]
