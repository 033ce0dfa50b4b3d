"""Questions to what is stored: the court's tables, what is on file, the verdict of a file."""

import json
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import asdict
from typing import Any, TypeVar, cast
from uuid import UUID

from django.db import connection
from django.db.models import OuterRef, QuerySet, Subquery

from accounts.models import User
from citations import profiles
from citations.court_rules import Rules
from citations.court_tables import stored, tables_from
from citations.disposition import ACCEPTED, SKIPPED
from citations.edits.edit_16_on_file import Key
from citations.edits.tables import Tables
from citations.keeping.sealing import seal, unseal
from citations.layout.citation import CITATION
from citations.layout.version import COURT, LayoutVersion
from citations.models import Citation, Code, Correction, Problem, RecordLayout, RuleWeight, TablesVersion, Transfer
from citations.profiles import Profile
from citations.reading.files import Header
from citations.reading.survey import told
from citations.states import TransferState
from citations.verdict import ProblemVerdict, RecordVerdict, Verdict
from workflow.history import entries_of

T = TypeVar("T")


class UnknownLayout(LookupError):
    """No version of the layout has this label."""


_known: dict[tuple[Hashable, UUID], Any] = {}
"""What was read of the tables, by what it is and the token it was read under. A few entries, so that old ones go."""
_MOST_KNOWN = 8


def tables_token() -> UUID | None:
    """A token that is another one after every change of a table or a rule; None if there was none yet."""
    return TablesVersion.objects.values_list("token", flat=True).first()


def tables_of(profile: Profile) -> Tables:
    """The court's tables in memory, kept for this process until one of them changes."""
    names = tuple(sorted(profile.statute_names.items()))
    return _kept(("tables", names), lambda: tables_from(stored, profile))


def profile_of(name: str = profiles.DEFAULT, layout: str = "") -> Profile:
    """A profile by name, with the weights that the court gave some problems since, for files of the layout of that label
    (blank: the court's own). Raises `UnknownProfile` and `UnknownLayout`."""
    profile = profiles.load(name)

    def read() -> Profile:
        weights = RuleWeight.objects.filter(profile=name).values_list("problem", "weight")
        return profiles.overlaid(profile, dict(weights))

    weighed = _kept(("profile", name), read)
    return weighed if layout in ("", COURT.label) else profiles.laid_out(weighed, layout_of(layout))


def layout_of(label: str) -> LayoutVersion:
    """A version of the layout by its label. Raises `UnknownLayout`."""
    if label == COURT.label:
        return COURT
    row = RecordLayout.objects.filter(label=label).first()
    if row is None:
        raise UnknownLayout(f"There is no layout {label}. There are: {', '.join(layouts_offered())}.")
    return row.as_version()


def layouts_offered(*, also_untried: bool = False) -> list[str]:
    """Labels of the layouts that files may have, the court's own first; those that nobody offers yet only if asked for."""
    rows = RecordLayout.objects.order_by("label")
    if not also_untried:
        rows = rows.filter(is_offered=True)
    return [COURT.label, *rows.values_list("label", flat=True)]


def rules_of(name: str = profiles.DEFAULT, layout: str = "") -> Rules:
    """Profile and tables of one moment: a change that is published takes effect in both or in neither. Raises
    `UnknownProfile` and `UnknownLayout`."""
    while True:
        token = tables_token()
        profile = profile_of(name, layout)
        rules = Rules(profile, tables_of(profile))
        if tables_token() == token:
            return rules


def _kept(what: Hashable, read: Callable[[], T]) -> T:
    """What `read` gives, remembered under the token. The token is asked before the rows: rows that change in between are
    kept under a token that no one will meet again. It is asked after them too, so that no two tables differ in age."""
    token = tables_token()
    while token is not None:
        if (what, token) in _known:
            return cast(T, _known[what, token])
        found = read()
        before, token = token, tables_token()
        if token == before:
            while len(_known) >= _MOST_KNOWN:
                _known.pop(next(iter(list(_known))), None)
            _known[what, token] = found
            return found
    return read()


def unused_tables() -> list[str]:
    """Code tables that no field of a citation is looked up in: perhaps a name was mistyped."""
    used = {field.table for field in CITATION.fields}
    stored = Code.objects.order_by("table").values_list("table", flat=True).distinct()
    return [table for table in stored if table.upper() not in used]


def first_of(sha256: str, layout: str) -> Transfer | None:
    """The transfer that these bytes came with first; files that were refused are not remembered, and what was read in
    another layout was not the same file."""
    return (
        Transfer.objects.filter(sha256=sha256, layout=layout, resend_of=None)
        .exclude(state=TransferState.REFUSED)
        .first()
    )


def uploader_of(transfer: Transfer) -> User | None:
    """Who brought the file, if a person did; the ledger knows."""
    entry = entries_of(transfer).filter(verb="receive").first()
    return entry.actor if entry else None


def contents_on_file(digests: Iterable[bytes]) -> dict[bytes, str | None]:
    """Case numbers of accepted citations by content."""
    with connection.cursor() as cursor:
        # One look into the index for each content, however many rows there are and whatever the planner knows of them.
        cursor.execute(
            """
            SELECT k.digest, c.case_number
            FROM unnest(%s::bytea[]) AS k (digest)
            CROSS JOIN LATERAL (
                SELECT case_number FROM citations_citation
                WHERE digest = k.digest AND stage IN %s AND NOT is_repeat LIMIT 1
            ) AS c
            """,
            [list(digests), ACCEPTED],
        )
        return {bytes(digest): case_number for digest, case_number in cursor.fetchall()}


def numbers_on_file(keys: Iterable[Key]) -> dict[Key, str | None]:
    """Case number of the first accepted citation of each agency and citation number."""
    wanted = {(agency.decode("latin-1"), number.decode("latin-1")): (agency, number) for agency, number in keys}
    if not wanted:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT k.agency, k.number, c.case_number
            FROM unnest(%s::text[], %s::text[]) AS k (agency, number)
            CROSS JOIN LATERAL (
                SELECT case_number FROM citations_citation
                WHERE agency_key = k.agency AND number_key = k.number AND stage IN %s AND number_key <> ''
                ORDER BY id LIMIT 1
            ) AS c
            """,
            [[agency for agency, _ in wanted], [number for _, number in wanted], ACCEPTED],
        )
        return {wanted[agency, number]: case for agency, number, case in cursor.fetchall()}


def verdict_of(transfer: Transfer) -> Verdict:
    """The verdict of a stored file as it was filed, whatever was corrected since. A file that was sent again has the
    header and the notes of the first time."""
    if transfer.resend_of is not None and transfer.state != TransferState.REFUSED:
        return resent(transfer.resend_of, transfer)
    return Verdict(
        transfer.sha256, _header(transfer), transfer.notes, list(_records(transfer)), transfer=str(transfer.pk)
    )


def resent(first: Transfer, again: Transfer | None) -> Verdict:
    """The verdict of a file that was received before; `again` is what was stored this time, None in a dry run."""
    same = Citation.objects.on_file().filter(digest=OuterRef("digest")).values("case_number")[:1]
    rows = (
        Citation.objects.filter(transfer=first)
        .annotate(on_file_as=Subquery(same))
        .order_by("record")
        .values_list("record", "first_byte", "end_byte", "agency", "citation_number", "on_file_as")
    )
    records = [
        RecordVerdict(record, (start, end), agency, number, SKIPPED, case)
        for record, start, end, agency, number, case in rows
    ]
    notes = [*first.notes, *told(["resent_file"])]
    return Verdict(first.sha256, _header(first), notes, records, transfer=str(again.pk) if again else None)


def _header(transfer: Transfer) -> Header:
    return Header(transfer.header_date, transfer.header_count, transfer.header_agency)


def _records(transfer: Transfer) -> Iterator[RecordVerdict]:
    problems = _problems(Problem.objects.filter(citation__transfer=transfer))
    corrected = Correction.objects.filter(citation__transfer=transfer, as_filed__isnull=False)
    first = {pk: verdict_as_filed(pk, sealed) for pk, sealed in corrected.values_list("citation_id", "as_filed")}
    rows = transfer.citations.order_by("record").values_list(
        "pk", "record", "first_byte", "end_byte", "agency", "citation_number", "stage", "case_number"
    )
    for pk, record, start, end, agency, number, stage, case in rows:
        now = RecordVerdict(record, (start, end), agency, number, stage, case, problems.get(pk, []))
        yield first.get(pk, now)


def as_filed(citation: Citation) -> bytes:
    """The verdict of a record as it is now, sealed, to be kept before the record is corrected."""
    problems = _problems(citation.problems.all())[citation.pk]
    span = (citation.first_byte, citation.end_byte)
    verdict = RecordVerdict(
        citation.record, span, citation.agency, citation.citation_number, citation.stage, citation.case_number, problems
    )
    return seal(json.dumps(asdict(verdict)).encode(), about=f"citation {citation.pk} as filed")


def verdict_as_filed(pk: int, sealed: Any) -> RecordVerdict:
    """The verdict of a record as it was before its first correction. Raises `CannotBeOpened`."""
    said = json.loads(unseal(sealed, about=f"citation {pk} as filed"))
    problems = [ProblemVerdict(**each) for each in said.pop("problems")]
    return RecordVerdict(**said | {"span": tuple(said["span"])}, problems=problems)


def _problems(problems: QuerySet[Problem]) -> dict[int, list[ProblemVerdict]]:
    found: dict[int, list[ProblemVerdict]] = defaultdict(list)
    rows = problems.order_by("pk")
    for pk, edit, field, value, sealed, weight, message in rows.values_list(
        "citation_id", "edit", "field", "value", "sealed_value", "weight", "message"
    ):
        shown = _opened(sealed, pk, field) if sealed is not None else value
        found[pk].append(ProblemVerdict(edit, field, shown, weight, message))
    return found


def _opened(sealed: Any, citation: int, field: str) -> str:
    return unseal(sealed, about=about_value(citation, field)).decode("latin-1")


def about_value(citation: int, field: str) -> str:
    """What the sealed value of a problem is about."""
    return f"citation {citation} {field}"


def about_image(citation: int) -> str:
    """What the sealed image of a record is about."""
    return f"citation {citation} image"
