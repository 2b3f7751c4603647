from importlib.util import find_spec

from django.urls import path

from .views import ResolutionDetail, ResolutionList

urlpatterns = [
    path("resolutions/", ResolutionList.as_view(), name="resolutions"),
    path("resolutions/<str:slug>/", ResolutionDetail.as_view(), name="resolution"),
]
