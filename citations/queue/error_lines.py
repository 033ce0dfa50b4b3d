"""The error queue as a table: a line for each problem of the records that wait (C-ERQ-04)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from django.db import transaction
from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from accounts.models import User
from citations.explaining.plain_words import label_of
from citations.keeping.sealing import CannotBeOpened
from citations.layout.citation import CITATION, SECRET
from citations.models import Citation, Problem
from citations.models.image_read import Purpose
from citations.queries import verdict_as_filed
from citations.queue.image import rebuilt, starred, text_in
from citations.queue.queries import corrected_values, last_saves
from citations.services.opening import open_images
from workflow.models import Entry

HEADS = (
    "Case number",
    "Person",
    "Error number",
    "Error date-time",
    "Error code",
    "Invalid data",
    "Citation id",
    "User",
    "Date updated",
    "Field",
    "What is wrong",
    "Issuing agency",
    "Citation number",
    "Stage",
)
"""The nine columns of the source in its order, then what a reader without the pages needs besides."""

CHUNK = 500
"""So many records are in memory at once."""

MOST = 20_000
"""So many records go into a file; a longer list is narrowed by its filters."""

LINES = 100_000
"""So many lines go into a file, since a record of noise may have hundreds of problems."""

NOT_SHOWN = "not shown"

_RECIPIENT = frozenset(CITATION.keys("person_type", "race"))


@dataclass(frozen=True, slots=True)
class Shown:
    """A record as it stands now, if it could be opened, and the errors that it came with."""

    image: bytes | None
    first: frozenset[tuple[str, str]] | None
    """Edit and field of each; None if the record was never corrected, so that all came with it."""


def error_lines(rows: QuerySet[Citation], *, reader: User) -> Iterator[list[str]]:
    """The cells of each line, the oldest record first. Each record whose lines are handed out is written down as read."""
    problems = Prefetch("problems", Problem.objects.exclude(weight="note").order_by("pk"), to_attr="wrong")
    # The image is asked for with its record, and the file only of those without one.
    rows = rows.defer(None).defer("digest").select_related("correction", "transfer").prefetch_related(problems)
    return islice(_all_lines(rows.order_by("pk"), reader), LINES)


def _all_lines(rows: QuerySet[Citation], reader: User) -> Iterator[list[str]]:
    last, left = 0, MOST
    while left and (chunk := list(rows.filter(pk__gt=last)[: min(CHUNK, left)])):
        yield from _lines(chunk, reader)
        last, left = chunk[-1].pk, left - len(chunk)


def person_of(field: str) -> str:
    """Whom in the record a field speaks of; blank if it speaks of nobody."""
    if field in _RECIPIENT:
        return "recipient"
    return next((who for who in ("owner", "officer") if field.startswith(f"{who}_")), "")


def stamp(instant: datetime) -> str:
    """CCYYMMDDHHMM on the clock of the office, as the source prints it (X-60)."""
    return timezone.localtime(instant).strftime("%Y%m%d%H%M")


def _lines(citations: Sequence[Citation], reader: User) -> Iterator[list[str]]:
    shown = _shown(citations, reader)
    saves = last_saves(citations)
    for citation in citations:
        save = saves.get(citation.pk)
        for number, problem in enumerate(getattr(citation, "wrong"), 1):  # noqa: B009 - the prefetch made it
            yield _cells(citation, number, problem, shown[citation.pk], save)


def _cells(citation: Citation, number: int, problem: Problem, shown: Shown, save: Entry | None) -> list[str]:
    came_with_it = save is None or shown.first is None or (problem.edit, problem.field) in shown.first
    return [
        citation.case_number or "",
        person_of(problem.field),
        str(number),
        stamp(citation.stored_at if save is None or came_with_it else save.at),
        problem.edit,
        _invalid(problem, shown.image),
        str(citation.pk),
        save.actor.name if save and save.actor else "",
        stamp(save.at) if save else "",
        label_of(problem.field),
        problem.message,
        citation.agency,
        citation.citation_number,
        citation.get_stage_display(),
    ]


def _invalid(problem: Problem, image: bytes | None) -> str:
    """The text in the field; of a secret one as many stars as a screen shows."""
    if image is None:
        return NOT_SHOWN if problem.field in SECRET else problem.value
    return starred(problem.field, problem.value or text_in(image, problem.field))


def _shown(citations: Sequence[Citation], reader: User) -> dict[int, Shown]:
    """By citation. A record whose key is missing says less; the others say everything."""
    try:
        with transaction.atomic():
            images = open_images(citations, reader=reader, purpose=Purpose.EXPORT)
            corrected = corrected_values(citations)
    except CannotBeOpened:
        if len(citations) == 1:
            return {citations[0].pk: Shown(None, _first(citations[0]))}
        # One by one, so that it is said of those only that cannot be opened. What was written of the looks is undone.
        return {pk: shown for each in citations for pk, shown in _shown([each], reader).items()}
    return {
        citation.pk: Shown(
            rebuilt(images[citation.pk], corrected.get(citation.pk, {})),
            _first(citation),
        )
        for citation in citations
    }


def _first(citation: Citation) -> frozenset[tuple[str, str]] | None:
    correction = getattr(citation, "correction", None)
    if correction is None or correction.as_filed is None:
        return None
    try:
        verdict = verdict_as_filed(citation.pk, bytes(correction.as_filed))
    except CannotBeOpened:
        return None
    return frozenset((each.edit, each.field) for each in verdict.problems)
