from django.urls import path

from .views import Bulk, OpenDataPage

urlpatterns = [
    path("", OpenDataPage.as_view(), name="open-data"),
    path("open-data.zip", Bulk.as_view(), name="open-data-file"),
    path("open-data.<slug:language>.zip", Bulk.as_view(), name="open-data-file"),
]
