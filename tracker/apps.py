from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps
from django.utils.translation import gettext_lazy as _


class TrackerConfig(AppConfig):
    name = "tracker"
    verbose_name = _("Progress reports")
    default = True

    def ready(self) -> None:
        from tracker import checks  # noqa: F401 (registers the system checks)


class TrackerAdminConfig(admin_apps.AdminConfig):
    """Puts the tracker's desk in place of the stock front page of the admin."""

    default = False
    default_site = "tracker.desk.TrackerAdminSite"
