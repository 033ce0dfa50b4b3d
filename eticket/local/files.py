"""Small files that nobody else may read, and locks that vanish with the process that holds them."""

import fcntl
import os
import secrets
from pathlib import Path
from typing import Self


def write_private(path: Path, text: str) -> None:
    """Write a file of mode 0600; readers see the old text or the new one, never a half."""
    new = path.with_name(f".{path.name}.{os.getpid()}")
    descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)


def secret_in(path: Path) -> str:
    """The secret kept in a file; made at the first call."""
    if not path.exists():
        write_private(path, secrets.token_urlsafe(48))
    return path.read_text()


class Lock:
    """`flock` on a file. Not inherited by children, and gone when the process is, however it ended."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file = path.open("a")

    def exclusive(self) -> bool:
        """Take it alone, without waiting. False when anybody else has it."""
        return self._take(fcntl.LOCK_EX)

    def shared(self) -> bool:
        """Take it beside others who share it, without waiting. False when somebody has it alone."""
        return self._take(fcntl.LOCK_SH)

    def release(self) -> None:
        """Let go, but keep the file open."""
        fcntl.flock(self._file, fcntl.LOCK_UN)

    def close(self) -> None:
        """Let go for good."""
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _take(self, how: int) -> bool:
        try:
            fcntl.flock(self._file, how | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
