"""Mail servers that behave and misbehave, and letters for them."""

import socket
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from pytest_django.fixtures import Settings

from accounts.models import User
from agencies.models import Agency
from notifications.models import OutgoingMail
from notifications.outbox import message_id
from workflow.acts import kind_of


@dataclass
class Server:
    """A real SMTP server. `answer` is given to each letter, `to_recipient` to each address; `drops` ends the connection."""

    answer: str = "250 kept"
    to_recipient: str = "250 ok"
    drops: bool = False
    received: list[str] = field(default_factory=list)

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if self.to_recipient.startswith("250"):
            envelope.rcpt_tos.append(address)
        return self.to_recipient

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        content = (envelope.original_content or b"").decode()
        name = next(line for line in content.splitlines() if line.startswith("Message-ID: "))
        self.received.append(name.removeprefix("Message-ID: "))
        if self.drops:
            server.transport.abort()
        return self.answer


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def server(settings: Settings) -> Iterator[Server]:
    """The mail server of this installation."""
    kept = Server()
    controller = Controller(kept, hostname="127.0.0.1", port=free_port())
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", controller.port
    yield kept
    controller.stop()


def letter(number: int = 1, user: User | None = None, about: Agency | None = None, **columns: object) -> OutgoingMail:
    """Store a queued letter."""
    mail = OutgoingMail(
        key=f"k{number}",
        kind="approvals.upload_late",
        to_address=user.email if user else f"reader{number}@example.org",
        to_user=user,
        subject=f"Letter {number}",
        body="Words that belong to the reader.\n",
        about_kind=kind_of(about) if about else "none",
        about_id=str(about.pk) if about else str(number),
    )
    mail.message_id = message_id(mail.pk)
    for name, value in columns.items():
        setattr(mail, name, value)
    mail.save(force_insert=True)
    return mail
