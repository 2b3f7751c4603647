"""Who may do what with a progress report; who may see one is in the querysets."""

from django.contrib.auth.models import AnonymousUser

from resolutions.models import User

from ..choices import ReportState
from ..models import ProgressReport
from ..querysets import SEES

Anyone = User | AnonymousUser


def may_see_drafts(user: Anyone) -> bool:
    return user.has_perm(SEES)


def may_begin(user: Anyone) -> bool:
    """Whether the user may begin a report at all."""
    return user.has_perm("tracker.add_progressreport")


def may_edit(user: Anyone, report: ProgressReport) -> bool:
    """Whether the user may change what the draft says, or discard it."""
    return report.is_draft and user.has_perm("tracker.change_progressreport")


def may_propose(user: Anyone, report: ProgressReport) -> bool:
    """Whether the user may freeze the draft and ask for a second person's confirmation."""
    return report.is_draft and user.has_perm("tracker.propose_progressreport")


def may_withdraw(user: Anyone, report: ProgressReport) -> bool:
    """Whether the user may make a draft again of what waits for confirmation."""
    proposed = report.state == ReportState.PROPOSED
    return proposed and user.has_perm("tracker.propose_progressreport")


def may_confirm(user: Anyone, report: ProgressReport) -> bool:
    """Whether the user may make it final: someone other than who proposed it."""
    proposed = report.state == ReportState.PROPOSED
    another = report.proposed_by_id != user.pk
    return proposed and another and user.has_perm("tracker.confirm_progressreport")


def may_revise(user: Anyone, report: ProgressReport) -> bool:
    """Whether the user may begin a revision: of a final report that none replaces yet."""
    return report.is_final and report.successor is None and may_begin(user)
