from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


class Named(models.Model):
    """Something that the languages of the Convention name each in their own way."""

    name_fr = models.CharField(_("name in French"), max_length=200, blank=True)
    name_es = models.CharField(_("name in Spanish"), max_length=200, blank=True)

    name: "models.CharField[str, str]"

    class Meta:
        abstract = True

    def __str__(self) -> str:
        """Its name in the language in use; in English where that one is not known."""
        language = (get_language() or "en")[:2]
        return str(getattr(self, f"name_{language}", "") or self.name)
