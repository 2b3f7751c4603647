from pathlib import Path
from typing import Any

from django.core.management.commands import makemessages


class Command(makemessages.Command):
    """Django's own command, as the catalogues of this project want it.

    It also finds what `_t` marks (gettext, where `_` is its lazy form), guesses no translation
    from a similar message, and leaves out the date of extraction, which changes at every run.
    """

    xgettext_options = [*makemessages.Command.xgettext_options, "--keyword=_t"]
    msgmerge_options = [*makemessages.Command.msgmerge_options, "--no-fuzzy-matching"]

    def write_po_file(self, potfile: Any, locale: str) -> None:
        template = Path(potfile)
        lines = template.read_text(encoding="utf-8").splitlines(keepends=True)
        kept = [line for line in lines if not line.startswith('"POT-Creation-Date')]
        template.write_text("".join(kept), encoding="utf-8")
        super().write_po_file(potfile, locale)
