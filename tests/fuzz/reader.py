"""Fuzz the reader of files: `python -m tests.fuzz.reader --seconds 60`."""

import sys

from tests.fuzz.engine import main

if __name__ == "__main__":
    sys.exit(main("reader", sys.argv[1:]))
