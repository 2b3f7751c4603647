"""The closed vocabularies of progress reports and of the API."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ReportState(TextChoices):
    """How far a progress report has come: a draft is live, the others are frozen."""

    DRAFT = "draft", pgettext_lazy("report", "Draft")
    PROPOSED = "proposed", pgettext_lazy("report", "Waiting for confirmation")
    FINAL = "final", pgettext_lazy("report", "Final")


class Distribution(TextChoices):
    """To whom the document goes; documents of some meetings do not say."""

    GENERAL = "general", pgettext_lazy("distribution", "General")
    LIMITED = "limited", pgettext_lazy("distribution", "Limited")
    UNSAID = "", pgettext_lazy("distribution", "Not stated")


class OriginalLanguage(TextChoices):
    """The working languages of the Convention, by their own names."""

    ENGLISH = "en", "English"
    FRENCH = "fr", "Français"
    SPANISH = "es", "Español"


class Scope(TextChoices):
    """What a token lets a program do in the name of its person; reading is open to everybody."""

    READ = "read", _("Read, with the higher limits of those who are known")
    UPDATES = "updates", _("Record status updates")
    ACTIONS = "actions", _("Log what the Party did")
