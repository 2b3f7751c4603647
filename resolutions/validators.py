"""What evidence may be: a page on the web, or a file of a known kind and a bearable size."""

from pathlib import PurePath
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

FILE_TYPES = ("pdf", "docx", "xlsx", "odt", "ods", "txt", "csv", "png", "jpg")

web_address = URLValidator(
    schemes=["http", "https"],
    message=gettext_lazy("Give an address that begins with https:// or http://."),
)


def evidence_file(file: Any) -> None:
    """Check the kind and the size of a file.

    Raises:
        ValidationError: it is of another kind than `FILE_TYPES`, or larger than the setting says.
    """
    if PurePath(file.name or "").suffix.lower().lstrip(".") not in FILE_TYPES:
        raise ValidationError(
            _("This type of file is not taken. Give one of: %(types)s.")
            % {"types": ", ".join(FILE_TYPES)}
        )
    if (file.size or 0) > settings.EVIDENCE_MAX_BYTES:
        raise ValidationError(
            _("The file is too large: at most %(most)s MB.")
            % {"most": settings.EVIDENCE_MAX_BYTES // (1024 * 1024)}
        )
