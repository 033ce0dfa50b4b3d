"""The local mail server: takes every letter and keeps it as a file, where a person can read it."""

import asyncio
import hashlib
import os
import signal
import sys
import time
from email import message_from_bytes
from pathlib import Path

from aiosmtpd.smtp import SMTP, Envelope, Session

from eticket.local.ports import LOOPBACK


class Keeper:
    """Answers 250 only after the letter is on disk."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 - the library's name
        """Called by aiosmtpd with a whole letter."""
        content = envelope.original_content or b""
        name = message_from_bytes(content).get("Message-ID", "")
        digest = hashlib.sha256(name.encode()).hexdigest()[:16]
        with (self.folder / f"{time.strftime('%Y%m%d-%H%M%S', time.gmtime())}-{digest}.eml").open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        return "250 kept"


async def serve(folder: Path, port: int) -> None:
    """Listen until told to stop."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    loop = asyncio.get_running_loop()
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    server = await loop.create_server(lambda: SMTP(Keeper(folder), hostname="localhost"), LOOPBACK, port)
    await stop.wait()
    server.close()


if __name__ == "__main__":
    asyncio.run(serve(Path(sys.argv[1]), int(sys.argv[2])))
