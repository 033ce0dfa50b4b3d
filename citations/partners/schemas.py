"""The shapes of answers, as the interface's own description tells them (contract section 2)."""

from typing import Literal

from ninja import Schema


class Problem(Schema):
    """What went wrong, in one sentence."""

    error: str


class Received(Schema):
    """The file is safe, and will be read. `sha256` is of the bytes as they were kept."""

    transfer: str
    sha256: str
    size: int
    state: Literal["received", "filed", "refused"]


class HeaderRead(Schema):
    """What the file says of itself."""

    date: str | None
    count: int | None
    agency: str | None


class Totals(Schema):
    """How many records ended in each stage; `received` is the sum of the others."""

    open: int
    temporary: int
    rejected: int
    unreadable: int
    skipped: int
    received: int


class Note(Schema):
    """Something about the whole file."""

    code: str
    message: str


class ProblemOfRecord(Schema):
    """One problem of a record. Values of secret fields are starred."""

    edit: str
    field: str
    value: str
    weight: Literal["hold", "hold_soft", "report", "warning", "note"]
    message: str


class RecordRead(Schema):
    """One record; `span` is its first byte in the file and the byte after its last."""

    record: int
    span: list[int]
    agency: str
    citation_number: str
    stage: Literal["open", "temporary", "rejected", "unreadable", "skipped"]
    case_number: str | None
    problems: list[ProblemOfRecord]


class VerdictRead(Schema):
    """What became of a file, or would become of it (`transfer` is null then)."""

    transfer: str | None
    sha256: str
    header: HeaderRead
    totals: Totals
    notes: list[Note]
    records: list[RecordRead]


class TransferRead(VerdictRead):
    """A file that was sent. While `state` is received, nothing is told of its records yet."""

    state: Literal["received", "filed", "refused"]
    file_name: str
    size: int
    received_at: str
    filed_at: str | None
    resend_of: str | None
    needs_attention: bool


class RecordTried(RecordRead):
    """A record that was only tried; `looks_like` is one sentence on what may have happened to it, or null."""

    looks_like: str | None


class TrialRead(VerdictRead):
    """A file that was only tried; `looks_like` counts the records that look alike, a sentence for each kind."""

    records: list[RecordTried]  # type: ignore[assignment] # each is a record, with one thing more
    looks_like: list[str]
