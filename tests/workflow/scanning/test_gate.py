"""What is let in and what is not, what is said of it, and what stands in the log."""

import hashlib
import io
import logging
from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from django import forms
from django.core.checks import run_checks
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command

from tests.support.clamd import FOUND, HARMFUL, scanner_listens
from workflow.scanning.fields import ScannedFileField, status_of
from workflow.scanning.gate import FileRefused, Harmful, ScannerAway, TooLongToScan, scan, scanned

NOBODY = "tcp://127.0.0.1:1"


class Pipe:
    """A stream that can be read once, from front to end."""

    def __init__(self, data: bytes) -> None:
        self._stream = io.BytesIO(data)

    def read(self, size: int = -1) -> bytes:
        return self._stream.read(size)


def read(data: bytes, name: str = "june.txt") -> bytes:
    with scanned(Pipe(data), name=name, door="a test") as stream:  # type: ignore[arg-type] # all that a call gives
        return stream.read()


def test_without_a_scanner_a_stream_is_handed_on_as_it_is(settings: Any) -> None:
    settings.ETICKET_CLAMD = ""
    pipe: Any = Pipe(HARMFUL)
    with scanned(pipe, door="a test") as stream:
        assert stream is pipe
    scan(pipe, door="a test")
    assert pipe.read() == HARMFUL


def test_what_is_handed_on_is_what_was_looked_at(settings: Any) -> None:
    with scanner_listens() as scanner:
        settings.ETICKET_CLAMD = scanner.address
        assert read(b"harmless" * 100_000) == b"harmless" * 100_000
    assert scanner.seen == [b"harmless" * 100_000]


def test_what_is_harmful_is_named_in_the_log_and_not_to_the_sender(settings: Any, caplog: Any) -> None:
    data = b"before" + HARMFUL
    with scanner_listens() as scanner:
        settings.ETICKET_CLAMD = scanner.address
        with pytest.raises(Harmful) as refusal:
            read(data, "smith.txt")
    assert (refusal.value.status, FOUND in refusal.value.trouble) == (422, True)
    assert refusal.value.sentence.startswith("The file “smith.txt” was not taken: the scanner for harmful files found")
    assert FOUND not in refusal.value.sentence
    [line] = caplog.records
    assert (line.levelno, FOUND in line.message, "a test" in line.message) == (logging.WARNING, True, True)
    assert hashlib.sha256(data).hexdigest() in line.message
    assert "smith" not in line.message


@pytest.mark.parametrize(
    ("facts", "kind", "status", "part", "logged"),
    [
        ({"answer": b"nonsense"}, ScannerAway, 503, "does not answer. Nothing was kept; try again", "no verdict"),
        ({"hang_up_after": 1}, ScannerAway, 503, "does not answer", "hung up"),
        (
            {"limit": 3},
            TooLongToScan,
            413,
            "larger than the scanner for harmful files is set up for",
            "StreamMaxLength",
        ),
    ],
)
def test_without_a_verdict_nothing_is_let_in(
    facts: dict[str, Any], kind: type[FileRefused], status: int, part: str, logged: str, settings: Any, caplog: Any
) -> None:
    with scanner_listens(**facts) as scanner:
        settings.ETICKET_CLAMD = scanner.address
        with pytest.raises(kind) as refusal:
            read(b"harmless")
    assert (refusal.value.status, part in refusal.value.sentence) == (status, True)
    [line] = caplog.records
    assert (line.levelno, logged in line.message, "june" in line.message) == (logging.ERROR, True, False)


@pytest.mark.parametrize("address", [NOBODY, "nonsense"])
def test_where_no_scanner_is_found_nothing_is_let_in(address: str, settings: Any) -> None:
    settings.ETICKET_CLAMD = address
    with pytest.raises(ScannerAway):
        read(b"harmless")


def test_a_scanner_that_takes_too_long_is_away(settings: Any) -> None:
    with scanner_listens(delay=20) as scanner:
        settings.ETICKET_CLAMD, settings.ETICKET_CLAMD_SECONDS = scanner.address, 0.2
        with pytest.raises(ScannerAway):
            read(b"harmless")
        scanner.closing.set()


def test_sentences_fit_where_they_are_kept_whatever_the_file_is_called() -> None:
    names = ["", "\x00\n", "x" * 5000, "juin\u202e.txt"]
    told = [str(kind(name, "")) for name in names for kind in (Harmful, ScannerAway, TooLongToScan)]
    assert all(each.isprintable() and each.endswith(".") and len(each) < 450 for each in told)
    # A partner's folder keeps a sentence without a name, of 300 characters.
    assert max(map(len, told[:6])) < 300


class Form(forms.Form):
    """A form that takes a file."""

    file = ScannedFileField(required=False)


@pytest.mark.parametrize(
    ("facts", "code", "status"),
    [({}, "harmful", 422), ({"answer": b""}, "scanner_away", 503), ({"limit": 3}, "too_long_to_scan", 413)],
)
def test_a_form_says_why_it_did_not_take_a_file(facts: dict[str, Any], code: str, status: int, settings: Any) -> None:
    with scanner_listens(**facts) as scanner:
        settings.ETICKET_CLAMD = scanner.address
        form = Form({}, {"file": SimpleUploadedFile("june.txt", HARMFUL)})
        assert not form.is_valid()
    [error] = form.errors.as_data()["file"]
    assert (error.code, status_of(form)) == (code, status)
    assert "june.txt" in str(error.message)
    assert "file" not in form.cleaned_data


def test_a_form_hands_a_file_on_from_its_beginning(settings: Any) -> None:
    with scanner_listens() as scanner:
        settings.ETICKET_CLAMD = scanner.address
        form = Form({}, {"file": SimpleUploadedFile("june.txt", b"harmless")})
        assert form.is_valid()
        assert form.cleaned_data["file"].read() == b"harmless"
        assert Form({}, {}).is_valid()
    assert (len(scanner.asked), status_of(form)) == (1, 422)


def wrong() -> list[str | None]:
    return [each.id for each in run_checks(tags=["security"]) if (each.id or "").startswith("workflow")]


def test_an_address_that_is_none_is_told_before_the_start(settings: Any) -> None:
    for address, told in (("clamav:3310", ["workflow.E001"]), (NOBODY, []), ("", [])):
        settings.ETICKET_CLAMD = address
        assert wrong() == told
    settings.ETICKET_CLAMD_SECONDS = 0
    assert wrong() == ["workflow.E002"]


@time_machine.travel(datetime(2026, 11, 25, 12, tzinfo=UTC), tick=False)
def test_the_command_tells_how_old_the_signatures_are(settings: Any, capsys: Any) -> None:
    with scanner_listens() as scanner:
        settings.ETICKET_CLAMD = scanner.address
        call_command("ask_scanner")
        assert (
            capsys.readouterr().out == "The scanner answers (ClamAV 1.4.6). Its signatures are of November 24, 2026.\n"
        )
        scanner.version = "ClamAV 1.4.6/27400/Mon Nov 16 09:31:02 2026"
        with pytest.raises(CommandError, match="9 days ago"):
            call_command("ask_scanner")
        scanner.version = "ClamAV 1.4.6"
        with pytest.raises(CommandError, match="no day"):
            call_command("ask_scanner")


def test_the_command_tells_that_nobody_answers_or_is_asked(settings: Any, capsys: Any) -> None:
    settings.ETICKET_CLAMD = NOBODY
    with pytest.raises(CommandError, match="gives no answer"):
        call_command("ask_scanner")
    settings.ETICKET_CLAMD = ""
    call_command("ask_scanner")
    assert "files are taken unscanned" in capsys.readouterr().out
