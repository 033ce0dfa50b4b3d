"""A partner's folder on the disk: its five parts, names that fit, files that appear whole or not at all."""

import os
import stat
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from citations.durable import settle

PARTS = ("in", "taking", "done", "out", "failed")
STILL_WRITTEN = (".part", ".tmp", ".filepart")
"""Ends of names under which programs write; they rename the file when it is whole."""
LONGEST = 180
"""Bytes of a file's own name that are kept when a number goes before it; a name may have 255 in all."""


class Unusable(Exception):
    """What lies in the folder is no file that can be read. `sentence` says why."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class Folder:
    """Where one partner's files lie: `incoming` is the partner's to write into, the others are ours."""

    root: Path

    @property
    def incoming(self) -> Path:
        """Files that were put here, and files that are still written."""
        return self.root / "in"

    @property
    def taking(self) -> Path:
        """Files that somebody is taking now, or was when the machine stopped."""
        return self.root / "taking"

    @property
    def done(self) -> Path:
        """Files that were received, each under its number."""
        return self.root / "done"

    @property
    def out(self) -> Path:
        """Acknowledgements."""
        return self.root / "out"

    @property
    def failed(self) -> Path:
        """Files that could not be read, each with a sentence."""
        return self.root / "failed"

    def prepare(self) -> None:
        """Make what is missing. Raises `OSError`, also where a part leads elsewhere: links could lead anywhere."""
        for path in (self.root, *(self.root / part for part in PARTS)):
            path.mkdir(mode=0o770, parents=True, exist_ok=True)
            if path.is_symlink():
                raise NotADirectoryError("a part of a partner's folder is a link")

    def waiting(self) -> list[os.DirEntry[str]]:
        """What was put in and is not marked as being written, by name. Folders and hidden files are left alone."""
        with os.scandir(self.incoming) as entries:
            found = [each for each in entries if not each.is_dir(follow_symlinks=False)]
        ready = [each for each in found if not each.name.startswith(".")]
        return sorted(
            (each for each in ready if not each.name.lower().endswith(STILL_WRITTEN)), key=lambda each: each.name
        )


def clipped(name: str) -> str:
    """The end of a name, as long as it may be with a number before it."""
    return name.encode(errors="replace")[-LONGEST:].decode(errors="ignore")


def open_plain(path: Path) -> BinaryIO:
    """Open an ordinary file. Raises `Unusable` for links, pipes and what may not be read."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except FileNotFoundError:
        raise
    except PermissionError:
        raise Unusable("The file may not be read. Give the program the right to read it and put it in again.") from None
    except OSError:
        raise Unusable("This is a link and no file. Put the file itself in.") from None
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise Unusable("This is no ordinary file. Put the file itself in.")
    return os.fdopen(handle, "rb")


def marks_of(stream: BinaryIO) -> tuple[int, int]:
    """Size and last change of an open file: both stand still in a file that nobody writes any more."""
    state = os.fstat(stream.fileno())
    return state.st_size, state.st_mtime_ns


def move(path: Path, target: Path) -> None:
    """Rename, and make the new name safe. What is gone already was moved by somebody else."""
    with suppress(FileNotFoundError):
        path.rename(target)
    settle(target.parent)


def write_whole(path: Path, text: str) -> None:
    """Write a file that appears under its name only when it is whole and on the disk."""
    growing = path.with_name(f".{path.name}.part")
    handle = os.open(growing, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, 0o640)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    growing.replace(path)
    settle(path.parent)
