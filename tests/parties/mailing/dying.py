"""Settings of a sender that is killed once the mail server took an e-mail, before it is marked."""

import os
import signal
from typing import Any

import django
from django.core.mail.backends.smtp import EmailBackend

from tests.settings import *  # noqa: F403

BACKEND = f"{__name__}.Dying"


class Dying(EmailBackend):
    """Sends as the real one does, and is killed as by the machine: nothing is tidied up."""

    def send_messages(self, *args: Any) -> int:
        super().send_messages(*args)
        os.kill(os.getpid(), signal.SIGKILL)
        return 0


if django.VERSION >= (6, 1):
    MAILERS["default"]["BACKEND"] = BACKEND  # noqa: F405
else:
    EMAIL_BACKEND = BACKEND
