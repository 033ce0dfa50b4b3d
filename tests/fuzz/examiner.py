"""Fuzz the examiner of records: `python -m tests.fuzz.examiner --seconds 60`."""

import sys

from tests.fuzz.engine import main

if __name__ == "__main__":
    sys.exit(main("examiner", sys.argv[1:]))
