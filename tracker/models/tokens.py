"""What lets another system write here in the name of a person."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ..choices import Scope
from ..querysets import ApiTokenQuerySet


class ApiToken(models.Model):
    """A token with which a program of a person's speaks to the API in their name.

    The token itself is shown once and is not kept: `digest` is its SHA-256. It may never do more
    than the person, and no more than its scopes.
    """

    # CASCADE: a token is nothing without its person.
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="api_tokens",
        verbose_name=_("person"),
    )
    name = models.CharField(
        _("name"), max_length=100, help_text=_("Which program uses it, so that you know it again.")
    )
    start = models.CharField(
        _("begins with"), max_length=12, help_text=_("By which its person recognizes it.")
    )
    digest = models.CharField(max_length=64, unique=True, editable=False)
    scopes = models.JSONField(_("scopes"), default=list)
    made_at = models.DateTimeField(pgettext_lazy("token", "made"))
    expires_at = models.DateTimeField(_("expires"))
    last_used_at = models.DateTimeField(_("last used"), null=True, blank=True)
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True)

    objects = ApiTokenQuerySet.as_manager()

    class Meta:
        ordering = ("-made_at", "-pk")
        verbose_name = _("API token")
        verbose_name_plural = _("API tokens")

    def __str__(self) -> str:
        return f"{self.name} ({self.start}…)"

    def allows(self, scope: Scope | str) -> bool:
        return scope in self.scopes

    def works_at(self, moment: datetime) -> bool:
        """Whether it is neither revoked nor past its time."""
        return self.revoked_at is None and self.expires_at > moment


class SentBefore(models.Model):
    """The answer to a request that carried an `Idempotency-Key`, for when it is sent again."""

    # CASCADE: only this person can ask for it.
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    key = models.CharField(max_length=200)
    fingerprint = models.CharField(
        max_length=64, help_text="SHA-256 of what was asked: method, address, conditions, body."
    )
    status = models.PositiveSmallIntegerField(default=0)
    headers = models.JSONField(default=dict)
    body = models.TextField(blank=True)
    made_at = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = _("request sent before")
        verbose_name_plural = _("requests sent before")
        constraints = [
            models.UniqueConstraint(fields=("user", "key"), name="request_key_once_a_person"),
        ]

    def __str__(self) -> str:
        return self.key
