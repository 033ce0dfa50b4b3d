"""Names on the disk that outlive a loss of power. Pure."""

import os
from pathlib import Path


def settle(folder: Path) -> None:
    """Put a folder on the disk: only then is a new name in it safe. Raises `OSError`."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
