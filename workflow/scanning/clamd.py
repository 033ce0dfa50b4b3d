"""Asks clamd, the daemon of ClamAV, about bytes and about itself, in its own words (clamd(8)).

One connection for each question, and one deadline from the first packet to the end of the answer. Knows no framework.
"""

import socket
import time
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import date, datetime
from typing import BinaryIO, TypeVar
from urllib.parse import urlsplit

T = TypeVar("T")
R = TypeVar("R")
CHUNK = 1 << 16
CONNECT = 5.0
"""Seconds for the connection alone; who listens at all answers at once."""
LONGEST_ANSWER = 4096
LIMITS = "stream: Heuristics.Limits.Exceeded"
"""How clamd speaks of a file that it did not look at as a whole (AlertExceedsMax)."""


class NoAnswer(Exception):
    """There is no verdict: nobody there, not in time, or words that are not known. Says which, for the log."""


class BadAddress(NoAnswer):
    """Nobody can be asked at such an address."""


class TooLong(Exception):
    """The scanner takes no stream of this size, or looked at a part of it only."""


@dataclass(frozen=True, slots=True)
class Clamd:
    """A scanner: where it listens, a path or host and port, and within how many seconds it has to answer."""

    place: str | tuple[str, int]
    seconds: float

    @classmethod
    def at(cls, address: str, seconds: float) -> "Clamd":
        """The scanner at `tcp://host:port` or `unix:///path`. Raises `BadAddress`."""
        try:
            parts = urlsplit(address)
            host, port = parts.hostname, parts.port
        except ValueError:
            raise BadAddress("The address of the scanner cannot be read.") from None
        is_bare = not (parts.query or parts.fragment or parts.username)
        if parts.scheme == "tcp" and host and port and is_bare and not parts.path:
            return cls((host, port), seconds)
        if parts.scheme == "unix" and not parts.netloc and is_bare and len(parts.path) > 1:
            return cls(parts.path, seconds)
        raise BadAddress("The address of the scanner is neither tcp://host:port nor unix:///path.")

    def look(self, stream: BinaryIO) -> str:
        """Show it what is left of a stream; the name of what it found, blank if that is nothing.

        Raises `NoAnswer`, `TooLong`, and whatever the stream raises.
        """
        with closing(_Line(self.place, self.seconds)) as line:
            is_whole = line.say(b"zINSTREAM\0")
            while is_whole and (some := stream.read(CHUNK)):
                is_whole = line.say(len(some).to_bytes(4, "big") + some)
            is_whole = is_whole and line.say(bytes(4))
            # It may have answered and hung up before it had everything.
            answer = line.answer()
        if answer.startswith(("INSTREAM size limit exceeded", LIMITS)):
            raise TooLong
        if answer.startswith("stream: ") and answer.endswith(" FOUND"):
            return answer.removeprefix("stream: ").removesuffix(" FOUND")
        if answer == "stream: OK" and is_whole:
            return ""
        raise NoAnswer(f"It said “{answer[:100]}”" + ("." if is_whole else " before it had everything."))

    def ask(self, command: str) -> str:
        """Its answer to a command of one word. Raises `NoAnswer`."""
        with closing(_Line(self.place, self.seconds)) as line:
            line.say(f"z{command}\0".encode())
            return line.answer()

    def version(self) -> tuple[str, date | None]:
        """What it is, and the day of its signatures if it has any of ClamAV's own. Raises `NoAnswer`."""
        answer = self.ask("VERSION")
        if not answer.startswith("ClamAV "):
            raise NoAnswer(f"It said “{answer[:100]}” when it was asked for its version.")
        program, _, signatures = answer.partition("/")
        with suppress(ValueError):
            # Number and instant, such as 27500/Tue Nov 24 09:31:02 2026; the zone is not told, so only the day is used.
            return program, datetime.strptime(signatures.partition("/")[2], "%a %b %d %H:%M:%S %Y").date()  # noqa: DTZ007
        return program, None


class _Line:
    """One connection and its deadline."""

    def __init__(self, place: str | tuple[str, int], seconds: float) -> None:
        self._until = time.monotonic() + seconds
        try:
            self._socket = _connected(place, min(CONNECT, seconds))
        except (OSError, UnicodeError) as error:
            raise NoAnswer(f"Nobody takes the call ({type(error).__name__}).") from None
        self.close = self._socket.close

    def say(self, words: bytes) -> bool:
        """Send bytes; False if the other side takes no more. Raises `NoAnswer` at the deadline."""
        try:
            self._in_time(self._socket.sendall, words)
        except OSError:
            return False
        return True

    def answer(self) -> str:
        """What it says, up to the NUL. Raises `NoAnswer` if that does not come whole and in time."""
        heard = b""
        with suppress(OSError):
            while b"\0" not in heard and (some := self._in_time(self._socket.recv, LONGEST_ANSWER - len(heard))):
                heard += some
        words, end, _ = heard.partition(b"\0")
        if not end:
            raise NoAnswer("It hung up before its answer was whole.")
        return "".join(each if each.isprintable() else "?" for each in words.decode(errors="replace"))

    def _in_time(self, act: Callable[[T], R], given: T) -> R:
        left = self._until - time.monotonic()
        try:
            if left <= 0:
                raise TimeoutError
            self._socket.settimeout(left)
            return act(given)
        except TimeoutError:
            raise NoAnswer("It did not answer in time.") from None


def _connected(place: str | tuple[str, int], seconds: float) -> socket.socket:
    if not isinstance(place, str):
        return socket.create_connection(place, seconds)
    line = socket.socket(socket.AF_UNIX)
    try:
        line.settimeout(seconds)
        line.connect(place)
    except OSError:
        line.close()
        raise
    return line
