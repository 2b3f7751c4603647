from django.urls import path

from . import action_verbs, actions, my_updates, updates

UPDATES, UPDATE = "my/status-updates/", "my/status-updates/<int:pk>/"
ACTIONS, ACTION = "my/party-actions/", "my/party-actions/<name:reference>/"

urlpatterns = [
    path("status-updates/", updates.RecordUpdates.as_view(), name="api-status-updates"),
    path("party-actions/", actions.BeginActions.as_view(), name="api-party-actions"),
    path("my/action-items/<name:reference>/", updates.MyItem.as_view(), name="api-my-action-item"),
    path(UPDATES, my_updates.MyUpdatesInWork.as_view(), name="api-my-status-updates"),
    path(UPDATE, my_updates.MyUpdate.as_view(), name="api-my-status-update"),
    path(f"{UPDATE}submit/", my_updates.SubmitUpdate.as_view(), name="api-my-status-update-submit"),
    path(f"{UPDATE}recall/", my_updates.RecallUpdate.as_view(), name="api-my-status-update-recall"),
    path(ACTIONS, actions.MyActionsList.as_view(), name="api-my-party-actions"),
    path(ACTION, actions.MyAction.as_view(), name="api-my-party-action"),
    path(f"{ACTION}submit/", action_verbs.SubmitAction.as_view(), name="api-my-action-submit"),
    path(f"{ACTION}recall/", action_verbs.RecallAction.as_view(), name="api-my-action-recall"),
    path(f"{ACTION}revert/", action_verbs.RevertAction.as_view(), name="api-my-action-revert"),
    path(f"{ACTION}answer/", action_verbs.AnswerAction.as_view(), name="api-my-action-answer"),
]
