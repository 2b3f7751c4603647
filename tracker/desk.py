from django.contrib.admin import AdminSite


class TrackerAdminSite(AdminSite):
    pass
