from django.core.management.commands import makemessages


class Command(makemessages.Command):
    """Django's own command, which also finds what `_t` marks: gettext beside a lazy `_`."""

    xgettext_options = [*makemessages.Command.xgettext_options, "--keyword=_t"]
