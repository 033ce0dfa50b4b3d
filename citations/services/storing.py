"""Writes decided records into the database, many at a time."""

import io
import zlib
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db import connection

from citations.disposition import SKIPPED, UNREADABLE
from citations.edits.problem import Problem, is_secret
from citations.judging import Draft
from citations.models import Transfer
from citations.queries import about_image, about_value
from citations.sealing import seal

Sealed = tuple[int, bytes | None]
"""The number of a citation to come, and its sealed image."""

_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})

CITATIONS = (
    "id", "transfer_id", "record", "first_byte", "end_byte", "agency", "citation_number", "agency_key", "number_key",
    "stage", "case_number", "digest", "image", "officer_badge", "is_repeat",
)  # fmt: skip
PROBLEMS = ("citation_id", "edit", "field", "value", "sealed_value", "weight", "message")
CASES = ("number", "stage", "citation_id", "opened_on")


def take_case_numbers(prefix: str, year: int, count: int) -> list[str]:
    """Take the next numbers of a pool, in order. Inside the transaction that uses them, so that none is lost."""
    if not count:
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            """
            INSERT INTO citations_casepool AS pool (prefix, year, last) VALUES (%s, %s, %s)
            ON CONFLICT (prefix, year) DO UPDATE SET last = pool.last + EXCLUDED.last
            RETURNING last
            """,
            [prefix, year, count],
        )
        last = int(cursor.fetchone()[0])
    return [f"{prefix}-{year}-{number:06}" for number in range(last - count + 1, last + 1)]


def seal_images(drafts: Sequence[Draft]) -> list[Sealed]:
    """A number for each citation to come, and its sealed image if it was examined. Needs no lock, so it is done before."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence('citations_citation', 'id')) FROM generate_series(1, %s)",
            [len(drafts)],
        )
        numbers = [int(row[0]) for row in cursor.fetchall()]
    return [
        (pk, _image(pk, draft) if draft.examination is not None else None)
        for pk, draft in zip(numbers, drafts, strict=True)
    ]


def store(transfer: Transfer, drafts: Sequence[Draft], sealed: Sequence[Sealed], opened_on: date) -> None:
    """Write citations, their problems, and a case for each accepted one. `sealed` is what `seal_images` gave for them."""
    numbered = [(pk, draft) for (pk, _), draft in zip(sealed, drafts, strict=True)]
    _copy(
        "citations_citation",
        CITATIONS,
        (_citation(transfer, pk, image, draft) for (pk, image), draft in zip(sealed, drafts, strict=True)),
    )
    _copy(
        "citations_problem",
        PROBLEMS,
        (problem_row(pk, problem) for pk, draft in numbered for problem in draft.problems),
    )
    accepted = ((pk, draft) for pk, draft in numbered if draft.needs_case)
    _copy("citations_case", CASES, ((draft.case_number, draft.stage, pk, opened_on) for pk, draft in accepted))


def _image(pk: int, draft: Draft) -> bytes:
    return seal(zlib.compress(draft.raw, 1), about=about_image(pk))


def _citation(transfer: Transfer, pk: int, image: bytes | None, draft: Draft) -> tuple[Any, ...]:
    agency, number = draft.key or (b"", b"")
    if draft.stage in (SKIPPED, UNREADABLE):
        # What is skipped lies sealed with the citation that it repeats; what cannot be cut lies in the stored file only.
        image = None
    elif image is None:
        image = _image(pk, draft)
    return (
        pk, transfer.pk, draft.number, *draft.span, draft.agency, draft.citation_number,
        agency.decode("latin-1"), number.decode("latin-1"),
        draft.stage, draft.case_number, draft.digest, image, draft.officer_badge, draft.is_repeat,
    )  # fmt: skip


def problem_row(citation: int, problem: Problem) -> tuple[Any, ...]:
    """The values of `PROBLEMS`; that of a secret field is sealed."""
    value, sealed = problem.value, None
    if value and is_secret(problem.field):
        value, sealed = "", seal(value.encode("latin-1"), about=about_value(citation, problem.field))
    return citation, problem.edit, problem.field, value, sealed, problem.weight.name, problem.message


def _copy(table: str, columns: Iterable[str], rows: Iterable[tuple[Any, ...]]) -> None:
    lines = io.StringIO()
    for row in rows:
        lines.write("\t".join(map(_cell, row)))
        lines.write("\n")
    lines.seek(0)
    with connection.cursor() as cursor:
        cursor.copy_expert(f"COPY {table} ({', '.join(columns)}) FROM STDIN", lines)


def _cell(value: Any) -> str:
    """A value as PostgreSQL's text form of COPY wants it."""
    if value is None:
        return r"\N"
    if isinstance(value, bytes):
        return r"\\x" + value.hex()
    if isinstance(value, str):
        return value if value.isalnum() else value.translate(_ESCAPES)
    return str(value)
