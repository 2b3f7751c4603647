from django.urls import path

from . import action, home, verbs, writing

ONE = "actions/<slug:reference>/"

urlpatterns = [
    path("", home.MyParty.as_view(), name="my"),
    path("nil/", home.NilReturn.as_view(), name="my-nil"),
    path("nil/undo/", home.UndoNil.as_view(), name="my-nil-undo"),
    path("actions/", home.MyActions.as_view(), name="my-actions"),
    path("actions/new/", writing.NewAction.as_view(), name="my-action-new"),
    path(ONE, action.MyAction.as_view(), name="my-action"),
    path(f"{ONE}edit/", writing.EditAction.as_view(), name="my-action-edit"),
    path(f"{ONE}edit/<int:opened>/", writing.EditAction.as_view(), name="my-action-edit-from"),
    path(f"{ONE}preview/", action.Preview.as_view(), name="my-action-preview"),
    path(f"{ONE}versions/<int:number>/", action.Version.as_view(), name="my-version"),
    path(f"{ONE}submit/", verbs.Submit.as_view(), name="my-action-submit"),
    path(f"{ONE}recall/", verbs.Recall.as_view(), name="my-action-recall"),
    path(f"{ONE}discard/", verbs.Discard.as_view(), name="my-action-discard"),
    path(f"{ONE}revert/", verbs.Revert.as_view(), name="my-action-revert"),
    path(f"{ONE}copy/", verbs.Copy.as_view(), name="my-action-copy"),
    path(f"{ONE}answer/", verbs.Answer.as_view(), name="my-action-answer"),
    path(f"{ONE}take-over/", verbs.TakeOver.as_view(), name="my-action-take-over"),
]
