"""Letters of the interchange: what became of a file. They name the file by its number, never a person in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from accounts.models import User
from citations.models import Transfer
from notifications import desks
from notifications.letters import Letter, Recipient


@dataclass(frozen=True)
class TransferFiled(Letter):
    """A file was read: how many records ended in each stage."""

    transfer: Transfer
    uploader: User | None

    when: ClassVar[str] = "every record of a citation file has its verdict, or the file could not be read"
    to: ClassVar[str] = "who uploaded the file, or the address of the partner system that sent it"
    clause: ClassVar[str] = "C-RPT-03"

    @property
    def about(self) -> Transfer:
        return self.transfer

    def recipients(self) -> Sequence[Recipient]:
        partner = self.transfer.partner
        if partner is not None:
            return [Recipient(partner.email)] if partner.email else []
        if self.uploader is None or not self.uploader.is_active:
            return []
        return [Recipient(self.uploader.email, self.uploader)]


@dataclass(frozen=True)
class TransferSetAside(Letter):
    """A file could not be filed, however often it was tried."""

    transfer: Transfer

    when: ClassVar[str] = "filing a citation file stopped three times at the same place"
    to: ClassVar[str] = "the Judicial Bureau"
    clause: ClassVar[str] = "R9"

    @property
    def about(self) -> Transfer:
        return self.transfer

    def recipients(self) -> Sequence[Recipient]:
        return [desks.judicial_bureau()]
