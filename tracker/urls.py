from django.contrib import admin
from django.urls import include, path

from .health import healthz
from .home import Home
from .progress.views import ProgressFile, ProgressView
from .token_pages import Revoke, Tokens

handler400 = "tracker.errors.bad_request"
handler500 = "tracker.errors.server_error"

urlpatterns = [
    path("", Home.as_view(), name="home"),
    path("", include("parties.urls")),
    path("", include("resolutions.urls")),
    path("progress/", ProgressView.as_view(), name="progress"),
    path("progress/progress.csv", ProgressFile.as_view(), name="progress-file"),
    path("reports/", include("tracker.reporting.desk.urls")),
    path("reports/", include("tracker.reporting.public.urls")),
    path("api/", include("tracker.api.urls")),
    path("", include("tracker.feeds.urls")),
    path("informea/", include("tracker.informea.urls")),
    path("open-data/", include("tracker.open_data.urls")),
    path("account/tokens/", Tokens.as_view(), name="api-tokens"),
    path("account/tokens/<int:pk>/revoke/", Revoke.as_view(), name="api-token-revoke"),
    path("account/", include("allauth.urls")),
    path("healthz", healthz, name="healthz"),
    path("admin/", admin.site.urls),
]
