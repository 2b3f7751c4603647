from django.urls import path

from .beginning import Head, NewReport
from .finalising import Confirm, Discard, Finalise, Propose, Withdraw
from .omissions import LeaveOut, Omissions, PutBack
from .recommended import RecommendedActions
from .revising import Revise
from .writing import EditReport, TakeDataText, WriteText

ONE = "<slug:slug>/"
TEXT = f"{ONE}text/<slug:section>/"
ITEM = f"{ONE}omissions/<name:reference>/"

urlpatterns = [
    path("new/", NewReport.as_view(), name="report-new"),
    path(f"{ONE}edit/", EditReport.as_view(), name="report-edit"),
    path(TEXT, WriteText.as_view(), name="report-text"),
    path(f"{TEXT}data/", TakeDataText.as_view(), name="report-text-data"),
    path(f"{ONE}recommended/", RecommendedActions.as_view(), name="report-recommended"),
    path(f"{ONE}omissions/", Omissions.as_view(), name="report-omissions"),
    path(ITEM, LeaveOut.as_view(), name="report-omission"),
    path(f"{ITEM}back/", PutBack.as_view(), name="report-put-back"),
    path(f"{ONE}head/", Head.as_view(), name="report-head"),
    path(f"{ONE}finalise/", Finalise.as_view(), name="report-finalise"),
    path(f"{ONE}finalise/propose/", Propose.as_view(), name="report-propose"),
    path(f"{ONE}finalise/withdraw/", Withdraw.as_view(), name="report-withdraw"),
    path(f"{ONE}finalise/confirm/", Confirm.as_view(), name="report-confirm"),
    path(f"{ONE}revise/", Revise.as_view(), name="report-revise"),
    path(f"{ONE}discard/", Discard.as_view(), name="report-discard"),
]
