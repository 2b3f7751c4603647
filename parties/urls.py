"""The addresses of Parties: the public pages, a Party's own, and how people come in."""

from django.urls import include, path

urlpatterns = [
    path("", include("parties.public.urls")),
    path("", include("parties.accounts.urls")),
    path("my/spreadsheet/", include("parties.sheets.urls")),
    path("my/", include("parties.my.urls")),
]
