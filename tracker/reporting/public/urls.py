from django.urls import path

from .compare import ComparePage
from .downloads import ReportFile, ReportTable, report_schema
from .printing import print_styles
from .views import ReportList, ReportPage

urlpatterns = [
    path("", ReportList.as_view(), name="reports"),
    path("schema.json", report_schema, name="report-schema"),
    path("compare/", ComparePage.as_view(), name="report-compare"),
    path("<slug:slug>/", ReportPage.as_view(), name="report"),
    path("<slug:slug>/print.css", print_styles, name="report-print-styles"),
    path(
        "<slug:slug>/tables/<slug:name>.<slug:language>.csv",
        ReportTable.as_view(),
        name="report-table",
    ),
    path("<slug:slug>/tables/<slug:name>.csv", ReportTable.as_view(), name="report-table"),
    path("<slug:slug>.<slug:language>.<slug:suffix>", ReportFile.as_view(), name="report-file"),
    path("<slug:slug>.<slug:suffix>", ReportFile.as_view(), name="report-file"),
]
