"""A real mail server on loopback, which keeps what it takes and can be told to refuse.

with smtp_server() as server, server.in_use():
    call_command("send_mail_outbox")
[letter] = server.letters
"""

import email.policy
import re
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from email.parser import BytesParser
from typing import Any

import django
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP
from django.test import override_settings

from tests.postgres import free_port

BACKEND = "django.core.mail.backends.smtp.EmailBackend"


class Server:
    """What the mail server took, and what it answers.

    Attributes:
        letters: the e-mails that it took, in their order.
        to: the addresses to which each went.
        at_sender, at_recipient, at_data: what it answers next at each step, in place of yes.
        drops: of how many e-mails, once taken, it breaks the connection without an answer.
    """

    def __init__(self, port: int) -> None:
        self.port = port
        self.letters: list[EmailMessage] = []
        self.to: list[str] = []
        self.at_sender: list[str] = []
        self.at_recipient: list[str] = []
        self.at_data: list[str] = []
        self.drops = 0

    @property
    def url(self) -> str:
        """The EMAIL_URL of the server."""
        return f"smtp://127.0.0.1:{self.port}"

    def in_use(self, backend: str = BACKEND) -> Any:
        """Return the settings under which mail goes to the server."""
        return mail_goes_to(self.port, backend)

    def body(self, number: int = -1) -> str:
        """Return the text of an e-mail, the last unless said otherwise."""
        return text_of(self.letters[number])

    def links(self, number: int = -1) -> list[str]:
        """Return the addresses in an e-mail."""
        return re.findall(r"^https?://\S+$", self.body(number), flags=re.MULTILINE)

    async def handle_MAIL(  # noqa: N802
        self, server: SMTP, session: Any, envelope: Any, address: str, options: list[str]
    ) -> str:
        if self.at_sender:
            return self.at_sender.pop(0)
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Any, envelope: Any, address: str, options: list[str]
    ) -> str:
        if self.at_recipient:
            return self.at_recipient.pop(0)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Any, envelope: Any) -> str:  # noqa: N802
        if self.at_data:
            return self.at_data.pop(0)
        parser = BytesParser(EmailMessage, policy=email.policy.default)
        self.letters.append(parser.parsebytes(envelope.content))
        self.to += envelope.rcpt_tos
        if self.drops:
            self.drops -= 1
            server.transport.abort()
        return "250 OK"


def text_of(letter: EmailMessage) -> str:
    return str(letter.get_content()).replace("\r\n", "\n")


def mail_goes_to(port: int, backend: str = BACKEND) -> Any:
    """Return the settings under which mail goes to a port of this machine, on either Django."""
    if django.VERSION >= (6, 1):
        options = {"host": "127.0.0.1", "port": port, "timeout": 10}
        return override_settings(MAILERS={"default": {"BACKEND": backend, "OPTIONS": options}})
    return override_settings(
        EMAIL_BACKEND=backend, EMAIL_HOST="127.0.0.1", EMAIL_PORT=port, EMAIL_TIMEOUT=10
    )


@contextmanager
def smtp_server() -> Iterator[Server]:
    """Start a mail server on a free port; it is gone afterwards."""
    server = Server(free_port())
    controller = Controller(server, hostname="127.0.0.1", port=server.port)
    controller.start()
    try:
        yield server
    finally:
        controller.stop()
