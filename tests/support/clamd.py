"""The other side of clamd's protocol, as clamd 1.4 was seen to speak it: an outside party for tests, which listens on a real socket."""

import socket
import socketserver
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

HARMFUL = b"HARMFUL FOR TESTS"
FOUND = "Test.Harmful-1"
VERSION = "ClamAV 1.4.6/27500/Tue Nov 24 09:31:02 2026"


@dataclass
class Scanner:
    """What it answers, and what it was shown. `limit` is its StreamMaxLength in bytes, `hang_up_after` a number of them."""

    address: str = ""
    version: str = VERSION
    limit: int = 100 << 20
    hang_up_after: int | None = None
    answer: bytes | None = None
    """Said instead of a verdict."""
    delay: float = 0
    """Seconds before a verdict."""
    before_verdict: Callable[[], object] = bool
    """Done when all bytes are there."""
    is_silent: bool = False
    seen: list[bytes] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    closing: threading.Event = field(default_factory=threading.Event)


class _Call(socketserver.StreamRequestHandler):
    """One connection."""

    server: "_Listener"

    def handle(self) -> None:
        scanner = self.server.scanner
        command = self._command()
        scanner.asked.append(command)
        if scanner.is_silent:
            scanner.closing.wait(30)
        elif command == "VERSION":
            self._say(scanner.version.encode() + b"\0")
        elif command == "PING":
            self._say(b"PONG\0" if scanner.answer is None else scanner.answer)
        elif command == "INSTREAM":
            self._look(scanner)
        else:
            scanner.errors.append(f"unknown command {command!r}")
            self._say(b"UNKNOWN COMMAND\0")

    def _command(self) -> str:
        """clamd reads up to the NUL of a command that begins with z."""
        said = b""
        while not said.endswith(b"\0"):
            some = self.rfile.read(1)
            if not some:
                return ""
            said += some
        return said[1:-1].decode() if said.startswith(b"z") else repr(said)

    def _look(self, scanner: Scanner) -> None:
        seen = bytearray()
        while True:
            head = self.rfile.read(4)
            if len(head) < 4:
                scanner.errors.append("the stream ended without its end")
                return
            size = int.from_bytes(head, "big")
            if size == 0:
                break
            if len(seen) + size > scanner.limit:
                self._say(b"INSTREAM size limit exceeded. ERROR\0")
                return
            seen += self.rfile.read(size)
            if scanner.hang_up_after is not None and len(seen) >= scanner.hang_up_after:
                self._say(scanner.answer or b"")
                return
        scanner.seen.append(bytes(seen))
        scanner.before_verdict()
        scanner.closing.wait(scanner.delay)
        verdict = f"stream: {FOUND} FOUND" if HARMFUL in seen else "stream: OK"
        self._say(verdict.encode() + b"\0" if scanner.answer is None else scanner.answer)

    def _say(self, words: bytes) -> None:
        # Whoever asked may have gone.
        with suppress(OSError):
            self.wfile.write(words)


class _Listener(socketserver.ThreadingMixIn, socketserver.TCPServer):
    scanner: Scanner


class _UnixListener(_Listener):
    address_family = socket.AF_UNIX


@contextmanager
def scanner_listens(path: Path | None = None, **facts: Any) -> Iterator[Scanner]:
    """A scanner on a free port, or at a path; it is gone afterwards."""
    listener = _UnixListener(str(path), _Call) if path else _Listener(("127.0.0.1", 0), _Call)
    address = f"unix://{path}" if path else f"tcp://127.0.0.1:{listener.server_address[1]!s}"
    listener.scanner = Scanner(address=address, **facts)
    thread = threading.Thread(target=listener.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield listener.scanner
    finally:
        listener.scanner.closing.set()
        listener.shutdown()
        listener.server_close()
        thread.join()
