from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """A person with an account. What they may do follows from their groups."""

    language = models.CharField(
        _("language"),
        max_length=10,
        default="en-gb",
        help_text=_("In which this person reads pages and e-mails."),
    )
    is_demo = models.BooleanField(
        _("demonstration account"),
        default=False,
        editable=False,
        help_text=_("Made by the demonstration; refused wherever DEBUG is off."),
    )

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")

    def __str__(self) -> str:
        return self.get_full_name() or self.username


class Office(models.Model):
    """A unit that is responsible for action items: an office, not a person."""

    code = models.SlugField(_("code"), unique=True)
    name = models.CharField(_("name"), max_length=200)
    members = models.ManyToManyField(
        User, related_name="offices", blank=True, verbose_name=_("members")
    )
    is_demo = models.BooleanField(default=False, editable=False)

    class Meta:
        ordering = ("name",)
        verbose_name = _("responsible office")
        verbose_name_plural = _("responsible offices")

    def __str__(self) -> str:
        return self.name
