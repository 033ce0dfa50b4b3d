"""What the answer of a mail server means for a letter, told as a sentence without any of the letter's text."""

import smtplib
from dataclasses import dataclass
from enum import Enum
from re import match

from anymail.exceptions import AnymailAPIError, AnymailRecipientsRefused


class Verdict(Enum):
    """What becomes of a letter that was not accepted."""

    LATER = "later"
    NEVER = "never"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Answer:
    """The verdict with its sentence. `is_over`: the connection is of no more use."""

    verdict: Verdict
    sentence: str
    is_over: bool = False
    is_ours: bool = False
    """The fault is with this installation, not with the letter: every letter would fare the same."""


LOST_AFTER_DATA = (
    "The connection to the mail server was lost after the letter had been handed over, so it is not known whether it "
    "arrived. It is not sent again until somebody decides."
)
LOST_BEFORE_DATA = "The connection to the mail server was lost before the letter was handed over. It is tried again."


def answer_of(error: Exception, *, data_begun: bool) -> Answer:
    """Judge an error that sending one letter raised. `data_begun`: its text was on its way to the server."""
    if isinstance(error, AnymailRecipientsRefused):
        return Answer(Verdict.NEVER, "The mail service refused this address.")
    if isinstance(error, AnymailAPIError):
        return _of_service(error)
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code, text = next(iter(error.recipients.values()), (550, b""))
        return _of_code(code, text, "this address")
    if isinstance(error, smtplib.SMTPSenderRefused):
        sentence = f"The mail server does not let this installation send ({_code(error.smtp_code, error.smtp_error)})."
        return Answer(Verdict.LATER, sentence, is_over=error.smtp_code == 421, is_ours=True)
    if isinstance(error, smtplib.SMTPDataError):
        return _of_code(error.smtp_code, error.smtp_error, "the letter")
    if isinstance(error, smtplib.SMTPNotSupportedError | ValueError):
        return Answer(Verdict.NEVER, "The address or the subject of this letter cannot be written in a mail.")
    if data_begun:
        return Answer(Verdict.UNKNOWN, LOST_AFTER_DATA, is_over=True)
    return Answer(Verdict.LATER, LOST_BEFORE_DATA, is_over=True)


def _of_code(code: int, text: bytes | str, what: str) -> Answer:
    if 400 <= code < 500:
        sentence = f"The mail server put off {what} ({_code(code, text)}). It is tried again."
        return Answer(Verdict.LATER, sentence, is_over=code == 421)
    return Answer(Verdict.NEVER, f"The mail server refused {what} for good ({_code(code, text)}).")


def _of_service(error: AnymailAPIError) -> Answer:
    status = error.status_code
    if status in (429, 503):
        return Answer(
            Verdict.LATER, f"The mail service is busy (code {status}). The letter is tried again.", is_over=True
        )
    if status in (401, 403):
        return Answer(
            Verdict.LATER, f"The mail service does not let this installation send (code {status}).", True, is_ours=True
        )
    if status is not None and 400 <= status < 500:
        return Answer(Verdict.NEVER, f"The mail service refused the letter (code {status}).")
    return Answer(Verdict.UNKNOWN, LOST_AFTER_DATA, is_over=True)


def _code(code: int, text: bytes | str) -> str:
    """The code with its detail such as 5.1.1. The server's words are left out: they may repeat what was sent."""
    words = text.decode("ascii", "replace") if isinstance(text, bytes) else text
    detail = match(r"[245]\.\d{1,3}\.\d{1,3}\b", words)
    return f"code {code} {detail[0]}" if detail else f"code {code}"
