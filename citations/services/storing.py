"""Writes decided records into the database, many at a time."""

import io
import zlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from django.db import connection

from citations.counts import counts_of
from citations.disposition import SKIPPED, UNREADABLE
from citations.edits.problem import Problem, is_secret
from citations.judging import Draft
from citations.keeping.sealing import seal, seal_all
from citations.models import Transfer
from citations.queries import about_image, about_value

Sealed = tuple[int, Draft, bytes]
"""The number of a citation to come, what is known of it, and its sealed image."""

_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})

CITATIONS = (
    "id", "transfer_id", "record", "first_byte", "end_byte", "agency", "citation_number", "agency_key", "number_key",
    "stage", "case_number", "digest", "image", "officer_badge", "is_repeat",
)  # fmt: skip
NULL = r"\N"

PROBLEMS = ("citation_id", "edit", "field", "value", "sealed_value", "weight", "message")
COUNTS = ("case_number", "sequence", "slot", "section", "statute", "over_limit", "is_lowered")
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


def pack(raw: bytes) -> bytes:
    """Compressed by its runs, which is three times as quick as the usual way on a record that is mostly blank, and smaller."""
    packer = zlib.compressobj(1, zlib.DEFLATED, wbits=12, memLevel=3, strategy=zlib.Z_RLE)
    return packer.compress(raw) + packer.flush()


def seal_images(drafts: Sequence[Draft], packed: Sequence[bytes]) -> list[Sealed]:
    """A number for each citation to come, and its sealed image. Needs no lock, so it is done before."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence('citations_citation', 'id')) FROM generate_series(1, %s)",
            [len(drafts)],
        )
        numbers = [int(row[0]) for row in cursor.fetchall()]
    return list(zip(numbers, drafts, seal_all(packed, [about_image(pk) for pk in numbers]), strict=True))


def store(transfer: Transfer, sealed: Sequence[Sealed], opened_on: date) -> None:
    """Write citations, their problems, and a case for each accepted one. `sealed` is what `seal_images` gave for them."""
    file = str(transfer.pk)
    _copy("citations_citation", CITATIONS, (_citation(file, *each) for each in sealed))
    _copy(
        "citations_problem",
        PROBLEMS,
        (_problem(pk, problem) for pk, draft, _ in sealed for problem in draft.problems),
    )
    accepted = [(pk, draft) for pk, draft, _ in sealed if draft.needs_case]
    _copy(
        "citations_case", CASES, (f"{draft.case_number}\t{draft.stage}\t{pk}\t{opened_on}\n" for pk, draft in accepted)
    )
    _copy("citations_count", COUNTS, (line for _, draft in accepted for line in _counts(draft)))


def _citation(file: str, pk: int, draft: Draft, image: bytes) -> str:
    """A line of `CITATIONS`."""
    agency, number = draft.key or (b"", b"")
    start, end = draft.span
    # What is skipped lies sealed with the citation that it repeats; what cannot be cut lies in the stored file only.
    kept = None if draft.stage in (SKIPPED, UNREADABLE) else image
    return (
        f"{pk}\t{file}\t{draft.number}\t{start}\t{end}\t{_text(draft.agency)}\t{_text(draft.citation_number)}\t"
        f"{_text(agency.decode('latin-1'))}\t{_text(number.decode('latin-1'))}\t{draft.stage}\t"
        f"{draft.case_number or NULL}\t{_bytes(draft.digest)}\t{_bytes(kept)}\t"
        f"{_text(draft.officer_badge)}\t{draft.is_repeat}\n"
    )


def _counts(draft: Draft) -> Iterator[str]:
    assert draft.examination is not None
    for sequence, slot, section, statute, over_limit, is_lowered in counts_of(draft.examination):
        over = NULL if over_limit is None else over_limit
        yield (f"{draft.case_number}\t{sequence}\t{slot}\t{_text(section)}\t{_text(statute)}\t{over}\t{is_lowered}\n")


def _problem(citation: int, problem: Problem) -> str:
    pk, edit, field, value, sealed, weight, message = problem_row(citation, problem)
    return f"{pk}\t{edit}\t{field}\t{_text(value)}\t{_bytes(sealed)}\t{weight}\t{_text(message)}\n"


def problem_row(citation: int, problem: Problem) -> tuple[int, str, str, str, bytes | None, str, str]:
    """The values of `PROBLEMS`; that of a secret field is sealed."""
    value, sealed = problem.value, None
    if value and is_secret(problem.field):
        value, sealed = "", seal(value.encode("latin-1"), about=about_value(citation, problem.field))
    return citation, problem.edit, problem.field, value, sealed, problem.weight.name, problem.message


def _copy(table: str, columns: Iterable[str], lines: Iterable[str]) -> None:
    with connection.cursor() as cursor:
        cursor.copy_expert(f"COPY {table} ({', '.join(columns)}) FROM STDIN", io.BytesIO("".join(lines).encode()))


def _bytes(value: bytes | None) -> str:
    """Bytes as PostgreSQL's text form of COPY wants them."""
    return NULL if value is None else r"\\x" + value.hex()


def _text(value: str) -> str:
    """A text as it wants it."""
    return value if value.isalnum() else value.translate(_ESCAPES)
