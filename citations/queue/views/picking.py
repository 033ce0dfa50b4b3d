"""Ticked boxes: each names a record and the version of its correction that was shown; and what is said of those left alone."""

from collections.abc import Iterable, Sequence

from django.contrib import messages

from accounts.signed_in import SignedInRequest
from citations.models import Citation

NAMED = 5
"""Records left alone that are named; the others are counted."""
DIGITS = 18
"""Numbers have no more."""


def picked(boxes: Iterable[str]) -> dict[int, int]:
    """Version by citation; 0 where none is said. What cannot be read names no citation."""
    pairs = (box.partition(":") for box in boxes)
    return {number(pk): number(version) for pk, _, version in pairs}


def number(text: str) -> int:
    """A number as a page wrote it; 0 for anything else."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= DIGITS else 0


def tell_refused(request: SignedInRequest, refused: Sequence[tuple[Citation, str]]) -> None:
    """Say of each record that was left alone why."""
    for citation, sentence in refused[:NAMED]:
        messages.warning(request, f"Citation {citation.citation_number or citation.record} was left alone. {sentence}")
    if len(refused) > NAMED:
        messages.warning(request, f"{len(refused) - NAMED} more were left alone for reasons like these.")
