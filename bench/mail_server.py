"""A mail server in a process of its own that takes every letter and writes down when: one line of nanoseconds for each.

python -m bench.mail_server PORT FILE
"""

import asyncio
import sys
import time
from pathlib import Path
from typing import TextIO

from aiosmtpd.smtp import SMTP, Envelope, Session


class Clock:
    """Answers at once; times are of the clock that all processes of a machine share."""

    def __init__(self, file: TextIO) -> None:
        self.file = file

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 - the library's name
        """Called by aiosmtpd with a whole letter."""
        self.file.write(f"{time.monotonic_ns()}\n")
        self.file.flush()
        return "250 kept"


async def serve(port: int, path: Path) -> None:
    """Listen until killed."""
    with path.open("w") as file:
        loop = asyncio.get_running_loop()
        server = await loop.create_server(lambda: SMTP(Clock(file), hostname="localhost"), "127.0.0.1", port)
        await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1]), Path(sys.argv[2])))
