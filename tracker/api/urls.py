from django.urls import include, path, re_path

# Names the converter of references.
import resolutions.urls  # noqa: F401

from .base import no_such_address
from .docs import ApiDocs, ApiSchema
from .index import Index
from .resources.codes import ExternalCodes
from .resources.deadlines import Deadlines
from .resources.instruments import Instruments, OneInstrument
from .resources.items import ActionItems, OneActionItem
from .resources.meetings import Bodies, Meetings, OneBody, OneMeeting
from .resources.parties import OneParty, Parties
from .resources.party_actions import OnePartyAction
from .resources.progress import ProgressAsked, ProgressOf
from .resources.reporting_periods import OneReportingPeriod, ReportingPeriods
from .resources.reports import OneReport, Reports
from .resources.texts import OneParagraph, OneResolution, Paragraphs, Resolutions
from .resources.updates import OneStatusUpdate

urlpatterns = [
    path("docs/", ApiDocs.as_view(), name="api-docs"),
    path("schema/", ApiSchema.as_view(), name="api-schema"),
    path("v1/", Index.as_view(), name="api-index"),
    path("v1/action-items/", ActionItems.as_view(), name="api-action-items"),
    path("v1/action-items/<name:reference>/", OneActionItem.as_view(), name="api-action-item"),
    path("v1/bodies/", Bodies.as_view(), name="api-bodies"),
    path("v1/bodies/<name:key>/", OneBody.as_view(), name="api-body"),
    path("v1/deadlines/", Deadlines.as_view(), name="api-deadlines"),
    path("v1/external-codes/", ExternalCodes.as_view(), name="api-external-codes"),
    path("v1/instruments/", Instruments.as_view(), name="api-instruments"),
    path("v1/instruments/<name:code>/", OneInstrument.as_view(), name="api-instrument"),
    path("v1/meetings/", Meetings.as_view(), name="api-meetings"),
    path("v1/meetings/<name:label>/", OneMeeting.as_view(), name="api-meeting"),
    path("v1/paragraphs/", Paragraphs.as_view(), name="api-paragraphs"),
    path("v1/paragraphs/<name:slug>/<name:anchor>/", OneParagraph.as_view(), name="api-paragraph"),
    path("v1/parties/", Parties.as_view(), name="api-parties"),
    path("v1/parties/<name:iso3>/", OneParty.as_view(), name="api-party"),
    path("v1/party-actions/<name:reference>/", OnePartyAction.as_view(), name="api-party-action"),
    path("v1/progress/", ProgressAsked.as_view(), name="api-progress"),
    path("v1/progress/<name:slug>/", ProgressOf.as_view(), name="api-progress-of"),
    path("v1/reporting-periods/", ReportingPeriods.as_view(), name="api-reporting-periods"),
    path(
        "v1/reporting-periods/<name:label>/",
        OneReportingPeriod.as_view(),
        name="api-reporting-period",
    ),
    path("v1/resolutions/", Resolutions.as_view(), name="api-resolutions"),
    path("v1/resolutions/<name:slug>/", OneResolution.as_view(), name="api-resolution"),
    path("v1/reports/", Reports.as_view(), name="api-reports"),
    path("v1/reports/<name:slug>/", OneReport.as_view(), name="api-report"),
    path("v1/status-updates/<int:pk>/", OneStatusUpdate.as_view(), name="api-status-update"),
    path("v1/", include("tracker.api.writing.urls")),
    re_path(r"^v1/", no_such_address),
]
