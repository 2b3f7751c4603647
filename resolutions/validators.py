"""What evidence may be: a page on the web, or a file of a known kind and a bearable size."""

import re
from pathlib import PurePath
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .filetypes import is_what_it_says

# What no XML 1.0 document can say, not even as a character reference.
UNSAYABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
FILE_TYPES = ("pdf", "docx", "xlsx", "odt", "ods", "txt", "csv", "png", "jpg")

web_address = URLValidator(
    schemes=["http", "https"],
    message=gettext_lazy("Give an address that begins with https:// or http://."),
)


def evidence_file(file: Any) -> None:
    """Check the kind and the size of a file that is being given.

    Raises:
        ValidationError: it is of another kind than `FILE_TYPES`, larger than the setting says, or
            something else than its name says.
    """
    kind = PurePath(file.name or "").suffix.lower().lstrip(".").replace("jpeg", "jpg")
    if kind not in FILE_TYPES:
        raise ValidationError(
            _("This type of file is not taken. Give one of: %(types)s.")
            % {"types": ", ".join(FILE_TYPES)}
        )
    if (file.size or 0) > settings.EVIDENCE_MAX_BYTES:
        raise ValidationError(
            _("The file is too large: at most %(most)s MB.")
            % {"most": settings.EVIDENCE_MAX_BYTES // (1024 * 1024)}
        )
    if not is_what_it_says(file, kind):
        raise ValidationError(
            _(
                "This file is not a %(type)s file, or is damaged, protected or with macros. "
                "Save it again under the type that it is."
            )
            % {"type": kind.upper()}
        )
