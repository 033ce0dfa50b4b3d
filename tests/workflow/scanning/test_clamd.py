"""What the client makes of everything that clamd says, and of everything that it does not say."""

import io
import socket
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import date
from pathlib import Path
from threading import Event

import pytest

from tests.support.clamd import FOUND, HARMFUL, Scanner, scanner_listens
from workflow.scanning.clamd import CHUNK, BadAddress, Clamd, NoAnswer, TooLong

LARGE = bytes(range(256)) * 4096 * 8
"""8 MB: more than sockets hold on the way."""


def look(scanner: Scanner, data: bytes, seconds: float = 20.0) -> str:
    return Clamd.at(scanner.address, seconds).look(io.BytesIO(data))


@pytest.mark.parametrize("data", [b"", b"x", b"y" * CHUNK, b"z" * (CHUNK + 1), LARGE], ids=len)
def test_every_byte_is_shown_and_nothing_is_found(data: bytes) -> None:
    with scanner_listens() as scanner:
        assert look(scanner, data) == ""
    assert (scanner.seen, scanner.errors) == ([data], [])


def test_a_scanner_at_a_path_is_asked_alike(tmp_path: Path) -> None:
    with scanner_listens(tmp_path / "clamd.ctl") as scanner:
        assert (look(scanner, LARGE), look(scanner, HARMFUL)) == ("", FOUND)
    assert (scanner.seen, scanner.errors) == ([LARGE, HARMFUL], [])


@pytest.mark.parametrize("data", [HARMFUL, b"x" * (CHUNK - 20) + HARMFUL, LARGE + HARMFUL])
def test_what_is_found_is_named(data: bytes) -> None:
    with scanner_listens() as scanner:
        assert look(scanner, data) == FOUND


def test_only_what_is_left_of_a_stream_is_shown() -> None:
    stream = io.BytesIO(b"head" + b"rest")
    stream.seek(4)
    with scanner_listens() as scanner:
        Clamd.at(scanner.address, 20).look(stream)
    assert scanner.seen == [b"rest"]


def test_a_slow_answer_is_waited_for() -> None:
    with scanner_listens(delay=0.3) as scanner:
        assert look(scanner, HARMFUL, seconds=20) == FOUND


@pytest.mark.parametrize("facts", [{"delay": 20}, {"is_silent": True}])
@pytest.mark.parametrize("data", [b"x", LARGE], ids=len)
def test_no_answer_is_waited_for_longer_than_was_said(facts: dict[str, float], data: bytes) -> None:
    with scanner_listens(**facts) as scanner:
        began = time.monotonic()
        with pytest.raises(NoAnswer, match="in time"):
            look(scanner, data, seconds=0.3)
        assert time.monotonic() - began < 3
        scanner.closing.set()


def test_an_answer_that_trickles_does_not_outlast_the_deadline() -> None:
    def trickle() -> None:
        line, _ = listening.accept()
        with line, suppress(OSError):
            while not over.wait(0.02):
                line.sendall(b"s")

    over = Event()
    with socket.create_server(("127.0.0.1", 0)) as listening, ThreadPoolExecutor(1) as thread:
        thread.submit(trickle)
        with pytest.raises(NoAnswer, match="in time"):
            Clamd.at(f"tcp://127.0.0.1:{listening.getsockname()[1]}", 0.4).version()
        over.set()


def test_a_call_that_nobody_takes_does_not_outlast_the_deadline() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        clamd = Clamd.at(f"tcp://127.0.0.1:{listening.getsockname()[1]}", 0.3)
        # Nobody takes the call, but the system keeps it and its bytes for whoever will.
        with pytest.raises(NoAnswer, match="in time"):
            clamd.look(io.BytesIO(b"x"))


@pytest.mark.parametrize("data", [b"x" * 2000, LARGE], ids=len)
def test_a_scanner_that_hangs_up_has_given_no_verdict(data: bytes) -> None:
    with scanner_listens(hang_up_after=1000) as scanner, pytest.raises(NoAnswer, match="hung up"):
        look(scanner, data)


def test_nothing_found_in_a_part_is_no_verdict() -> None:
    with (
        scanner_listens(hang_up_after=1000, answer=b"stream: OK\0") as scanner,
        pytest.raises(NoAnswer, match=r"before it had everything|hung up"),
    ):
        look(scanner, LARGE)


def test_something_found_in_a_part_is_a_verdict() -> None:
    with scanner_listens(hang_up_after=len(LARGE), answer=b"stream: Early-1 FOUND\0") as scanner:
        assert look(scanner, LARGE) == "Early-1"


def test_a_file_as_long_as_the_limit_is_looked_at_and_a_longer_one_is_not() -> None:
    with scanner_listens(limit=1 << 20) as scanner:
        assert look(scanner, b"x" * (1 << 20)) == ""
        for size in ((1 << 20) + 1, (1 << 20) + CHUNK, 8 << 20):
            with pytest.raises(TooLong):
                look(scanner, b"x" * size)


def test_a_file_that_was_not_looked_at_as_a_whole_is_too_long_and_not_harmful() -> None:
    with (
        scanner_listens(answer=b"stream: Heuristics.Limits.Exceeded.MaxFileSize FOUND\0") as scanner,
        pytest.raises(TooLong),
    ):
        look(scanner, b"x")


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"\0",
        b"stream: OK",
        b"stream: OKAY\0",
        b"stream: Can't allocate memory ERROR\0",
        b"UNKNOWN COMMAND\0",
        b"HTTP/1.1 400 Bad Request\r\n\r\n",
        b"\xff\xfe\x00",
        b"FOUND\0",
        b"x" * 10_000,
    ],
)
def test_words_that_are_not_known_are_no_verdict(answer: bytes) -> None:
    with scanner_listens(answer=answer) as scanner, pytest.raises(NoAnswer) as none:
        look(scanner, b"x")
    assert str(none.value).isprintable()


@pytest.mark.parametrize(
    "address", ["tcp://127.0.0.1:1", "unix:///nowhere/clamd.ctl", f"tcp://{'a' * 70}:3310", f"unix:///{'a' * 200}"]
)
def test_where_nobody_listens_there_is_no_answer(address: str) -> None:
    clamd = Clamd.at(address, 2)
    with pytest.raises(NoAnswer):
        clamd.look(io.BytesIO(b"x"))
    with pytest.raises(NoAnswer):
        clamd.version()


class Broken(io.BytesIO):
    """A disk that gives up."""

    def read(self, size: int | None = -1, /) -> bytes:
        raise OSError("the disk gave up")


def test_trouble_with_the_file_is_no_trouble_of_the_scanner() -> None:
    with scanner_listens() as scanner, pytest.raises(OSError, match="the disk"):
        Clamd.at(scanner.address, 5).look(Broken())


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("tcp://127.0.0.1:3310", ("127.0.0.1", 3310)),
        ("tcp://clamav:3310", ("clamav", 3310)),
        ("tcp://[::1]:3310", ("::1", 3310)),
        ("unix:///run/clamav/clamd.ctl", "/run/clamav/clamd.ctl"),
    ],
)
def test_an_address_is_a_host_with_its_port_or_a_path(address: str, place: object) -> None:
    assert Clamd.at(address, 1).place == place


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1:3310",
        "clamav",
        "tcp://127.0.0.1",
        "tcp://:3310",
        "tcp://127.0.0.1:port",
        "tcp://127.0.0.1:70000",
        "tcp://127.0.0.1:3310/path",
        "tcp://[::1:3310",
        "tcp://ada@127.0.0.1:3310",
        "http://127.0.0.1:3310",
        "unix://run/clamav.ctl",
        "unix:///",
        "unix:",
        "/run/clamav/clamd.ctl",
    ],
)
def test_anything_else_is_no_address(address: str) -> None:
    with pytest.raises(BadAddress):
        Clamd.at(address, 1)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("ClamAV 1.4.6/27500/Tue Nov 24 09:31:02 2026", ("ClamAV 1.4.6", date(2026, 11, 24))),
        ("ClamAV 1.4.6/27500/Sun Nov  1 09:31:02 2026", ("ClamAV 1.4.6", date(2026, 11, 1))),
        ("ClamAV 1.4.6", ("ClamAV 1.4.6", None)),
        ("ClamAV 1.4.6/27500/yesterday", ("ClamAV 1.4.6", None)),
    ],
)
def test_it_tells_what_it_is_and_how_old_its_signatures_are(said: str, told: tuple[str, date | None]) -> None:
    with scanner_listens(version=said) as scanner:
        assert Clamd.at(scanner.address, 5).version() == told


@pytest.mark.parametrize("said", ["COMMAND UNAVAILABLE", ""])
def test_another_answer_is_no_version(said: str) -> None:
    with scanner_listens(version=said) as scanner, pytest.raises(NoAnswer):
        Clamd.at(scanner.address, 5).version()
