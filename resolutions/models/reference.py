from django.db import models
from django.utils.translation import gettext_lazy as _

from ..choices import Vocabulary


class ReferenceRow(models.Model):
    """What was last loaded into one row, so that a later load can tell an edit from a change.

    `loaded` holds the values as the fixtures gave them. A field of the row that differs from it
    was edited by staff since, and is kept.
    """

    model = models.CharField(max_length=100)
    key = models.CharField(max_length=200)
    loaded = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=("model", "key"), name="reference_row_once"),
        ]

    def __str__(self) -> str:
        return f"{self.model} {self.key}"


class ExternalCode(models.Model):
    """What another system calls a value of one of our vocabularies: our mapping, as data.

    One value may have several codes there, and one code may stand for several values.
    """

    system = models.SlugField(
        _("system"),
        max_length=20,
        help_text=_("dtt: the CBD’s Decision-Tracking Tool; informea; akn: Akoma Ntoso"),
    )
    vocabulary = models.CharField(_("vocabulary"), max_length=20, choices=Vocabulary)
    value = models.CharField(_("value here"), max_length=40)
    code = models.CharField(_("code there"), max_length=60)
    note = models.CharField(_("note"), max_length=300, blank=True)

    class Meta:
        ordering = ("system", "vocabulary", "value", "code")
        verbose_name = _("external code")
        verbose_name_plural = _("external codes")
        constraints = [
            models.UniqueConstraint(
                fields=("system", "vocabulary", "value", "code"), name="external_code_once"
            ),
            models.CheckConstraint(
                condition=models.Q(vocabulary__in=Vocabulary.values),
                name="external_code_vocabulary_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.system}: {self.code}"
