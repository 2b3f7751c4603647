from django.urls import include, path, re_path

# Names the converter of references.
import resolutions.urls  # noqa: F401

from .base import no_such_address
from .docs import ApiDocs, ApiSchema
from .resources.items import ActionItems, OneActionItem

urlpatterns = [
    path("docs/", ApiDocs.as_view(), name="api-docs"),
    path("schema/", ApiSchema.as_view(), name="api-schema"),
    path("v1/action-items/", ActionItems.as_view(), name="api-action-items"),
    path("v1/action-items/<name:reference>/", OneActionItem.as_view(), name="api-action-item"),
    path("v1/", include("tracker.api.writing.urls")),
    re_path(r"^v1/", no_such_address),
]
