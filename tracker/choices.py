"""The closed vocabularies of progress reports."""

from django.db.models import TextChoices
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
