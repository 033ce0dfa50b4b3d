"""What a letter is. Each kind is a frozen dataclass in its app's `letters.py`, with a pair of templates."""

import re
from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from django.db import models

from accounts.models import User
from workflow.acts import kind_of

CATALOGUE: dict[str, type["Letter"]] = {}
"""Every kind of letter by its key, such as `approvals.officer_approved`."""


@dataclass(frozen=True)
class Recipient:
    """One address a letter goes to. `user` is set when the recipient is a person who signs in here."""

    address: str
    user: User | None = None


@dataclass(frozen=True)
class Letter(ABC):
    """Base of all letters. The fields of a subclass are what its templates may say; a missing one is a type error.

    Subclasses set `when` (told in the catalogue), `clause` (of the source documents), and `recipients`; `about` is the record
    on whose timeline the letter appears; `occasion` tells two letters of one kind about one record apart.
    """

    when: ClassVar[str]
    clause: ClassVar[str] = ""
    to: ClassVar[str]

    def __init_subclass__(cls) -> None:
        # A name with an underscore in front is a shared base, not a letter.
        if not cls.__name__.startswith("_"):
            CATALOGUE[cls.kind()] = cls

    @classmethod
    def kind(cls) -> str:
        """The key, such as `onboarding.package_forwarded`; also the path of its templates below `templates/mail/`."""
        app = cls.__module__.split(".", 1)[0]
        return f"{app}.{re.sub(r'(?<!^)(?=[A-Z])', '_', cls.__name__).lower()}"

    @classmethod
    def title(cls) -> str:
        """The kind in words, such as "Package forwarded"."""
        return re.sub(r"(?<!^)(?=[A-Z])", " ", cls.__name__).capitalize()

    @property
    @abstractmethod
    def about(self) -> models.Model:
        """The record the letter is about."""

    @property
    def occasion(self) -> str:
        """What makes this letter another one than the last of its kind about the same record; by default its version."""
        return str(getattr(self.about, "version", ""))

    @abstractmethod
    def recipients(self) -> Sequence[Recipient]:
        """Whom it goes to; one row of the outbox each."""

    def key(self, recipient: Recipient) -> str:
        """The idempotency key: queueing the same letter twice makes one row."""
        return f"{self.kind()}:{self.about.pk}:{self.occasion}:{recipient.address.lower()}"

    def distinct_recipients(self) -> list[Recipient]:
        """Each address once, whatever its case; the first one named stays."""
        by_address: dict[str, Recipient] = {}
        for recipient in self.recipients():
            by_address.setdefault(recipient.address.strip().lower(), recipient)
        return list(by_address.values())

    def subject_key(self) -> tuple[str, str]:
        """Kind and id of the record, as the outbox keeps them."""
        return kind_of(self.about), str(self.about.pk)


def title_of(kind: str) -> str:
    """The kind of a stored letter in words, also of one that this release no longer writes."""
    letter = CATALOGUE.get(kind)
    return letter.title() if letter else kind.partition(".")[2].replace("_", " ").capitalize()
