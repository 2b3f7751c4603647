from django.utils.translation import gettext as _

from ..models import ProgressReport


class StaleReport(Exception):
    """Somebody changed the report since the form was opened; `report` is as it is now."""

    def __init__(self, report: ProgressReport) -> None:
        super().__init__(_("The report has changed since you opened it. Compare and choose."))
        self.report = report
