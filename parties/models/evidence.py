"""What shows that an action is what its Party says: links, and files that are kept once."""

import uuid

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from resolutions.validators import evidence_file, web_address

from ..querysets import ActionEvidenceQuerySet
from .actions import PartyAction
from .parties import Party
from .versions import ActionVersion


def kept_under(kept: "PartyFile", name: str) -> str:
    """A random name: nobody guesses where a file lies, and its own name stays in the database."""
    return f"party-files/{uuid.uuid4().hex}"


class PartyFile(models.Model):
    """A file that a Party gave, kept once however often it was given."""

    # PROTECT: the file is evidence of what the Party said.
    party = models.ForeignKey(Party, models.PROTECT, related_name="files")
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField(_("size"))
    file = models.FileField(
        _("file"), upload_to=kept_under, max_length=100, validators=[evidence_file]
    )

    class Meta:
        verbose_name = _("file of a Party")
        verbose_name_plural = _("files of Parties")
        constraints = [
            models.UniqueConstraint(fields=("party", "sha256"), name="party_file_once"),
        ]

    def __str__(self) -> str:
        return self.sha256[:12]


class ActionEvidence(models.Model):
    """A page on the web or a file that shows what an action says.

    Without a version it belongs to the working copy; a submission copies it to its version.
    """

    # CASCADE, both: evidence goes with a discarded draft; that of a version cannot go at all.
    action = models.ForeignKey(PartyAction, models.CASCADE, related_name="evidence")
    version = models.ForeignKey(
        ActionVersion, models.CASCADE, null=True, blank=True, related_name="evidence"
    )
    title = models.CharField(_("title"), max_length=300)
    url = models.URLField(_("web address"), max_length=1000, blank=True, validators=[web_address])
    # PROTECT: a file goes once nothing shows it any more.
    kept = models.ForeignKey(
        PartyFile, models.PROTECT, null=True, blank=True, related_name="shown_by"
    )
    file_name = models.CharField(_("name of the file"), max_length=200, blank=True)

    objects = ActionEvidenceQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        verbose_name = _("evidence of a Party")
        verbose_name_plural = _("evidence of Parties")
        constraints = [
            models.CheckConstraint(
                condition=(~Q(url="") & Q(kept=None)) | (Q(url="") & Q(kept__isnull=False)),
                name="party_evidence_is_a_link_or_a_file",
                violation_error_message=_("Give a web address or a file."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return self.url or reverse("party-file", args=[self.pk])
