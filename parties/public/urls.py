from django.urls import path, re_path

# Names the converter of references.
import resolutions.urls  # noqa: F401

from .files import PartyEvidenceFile
from .party_views import ActionPage, ItemWithActions, PartyPage
from .views import PartyList, PartyMatrix

urlpatterns = [
    path("parties/", PartyList.as_view(), name="parties"),
    path("parties/matrix/", PartyMatrix.as_view(), name="parties-matrix"),
    path("parties/actions/<name:reference>/", ActionPage.as_view(), name="party-action"),
    re_path(r"^parties/(?P<iso3>[A-Za-z]{3})/$", PartyPage.as_view(), name="party"),
    path("party-files/<int:pk>/", PartyEvidenceFile.as_view(), name="party-file"),
    # Before the same address of `resolutions`, which knows nothing of Parties.
    path("items/<name:reference>/", ItemWithActions.as_view(), name="item"),
]
