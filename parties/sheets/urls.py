from django.urls import path

from .views import Apply, Download, Sheet

urlpatterns = [
    path("", Sheet.as_view(), name="my-sheet"),
    path("download/", Download.as_view(), name="my-sheet-download"),
    path("apply/", Apply.as_view(), name="my-sheet-apply"),
]
