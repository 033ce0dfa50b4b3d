"""The report of electronic citations: its rows, and totals that add up (C-RPT-01 to C-RPT-05)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, QuerySet, Sum
from django.db.models.functions import Upper
from django.utils import timezone

from accounts.models import User
from citations.disposition import ACCEPTED, SKIPPED, STAGES
from citations.explaining.plain_words import label_of, shown
from citations.layout.citation import CITATION
from citations.models import Citation, CourtOfficer, Problem, Transfer
from citations.reading.survey import is_readable
from citations.reading.text import text_of, words_of
from citations.states import Stage, TransferState
from citations.visible import citations_for

HEADS = (
    "Issuing agency",
    "Added",
    "Case number",
    "Case status",
    "Citation number",
    "Defendant",
    "Invalid data",
    "Officer",
    "Badge",
)
"""The columns of the published report (C-RPT-02)."""

NO_CASE = {
    Stage.REJECTED: "rejected – no case",
    Stage.UNREADABLE: "unreadable – no case",
    Stage.SKIPPED: "skipped – no case",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One citation as the report shows it, in the order of `HEADS`."""

    citation: int
    agency: str
    added: datetime
    case: str
    status: str
    number: str
    defendant: str
    invalid: list[str]
    officer: str
    badge: str

    def cells(self) -> list[str]:
        """As texts, for files."""
        added = timezone.localtime(self.added).strftime("%Y-%m-%d %H:%M")
        invalid = "; ".join(self.invalid)
        return [
            self.agency, added, self.case, self.status, self.number, self.defendant, invalid, self.officer, self.badge,
        ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tally:
    """Records of one agency by stage. `transferred` and `received` are sums, never counted by themselves."""

    agency: str
    open: int = 0
    temporary: int = 0
    rejected: int = 0
    unreadable: int = 0
    skipped: int = 0

    @property
    def transferred(self) -> int:
        """Open, temporary and rejected: what the published report calls transferred (C-RPT-03)."""
        return self.open + self.temporary + self.rejected

    @property
    def received(self) -> int:
        """Everything that was in the files."""
        return self.transferred + self.unreadable + self.skipped


@dataclass(frozen=True, slots=True)
class Files:
    """What the headers of the files announced, and what was found in them."""

    number: int
    announced: int
    found: int
    differing: int
    silent: int


def rows_for(user: User, chosen: dict[str, Any]) -> QuerySet[Citation]:
    """Citations of the report, as the filters say."""
    rows = citations_for(user).filter(**_period("stored_at", chosen))
    if agency := chosen.get("agency"):
        rows = rows.filter(agency__iexact=agency)
    if stage := chosen.get("stage"):
        rows = rows.filter(stage=stage)
    if error := chosen.get("error"):
        rows = rows.filter(Exists(Problem.objects.filter(citation=OuterRef("pk"), edit=error)))
    return rows


def with_problems(rows: QuerySet[Citation]) -> QuerySet[Citation]:
    """The rows with what a line needs besides the image."""
    is_sealed = Q(sealed_value__isnull=False)
    problems = Problem.objects.defer("sealed_value", "message").annotate(is_sealed=is_sealed).order_by("pk")
    return rows.defer("digest").prefetch_related(Prefetch("problems", problems))


def counts_for(user: User, chosen: dict[str, Any]) -> list[Tally]:
    """Records by agency and stage; files that came again are a line of their own, since nothing of them is stored."""
    counted = {stage: Count("pk", filter=Q(stage=stage)) for stage in STAGES}
    rows: Any = rows_for(user, chosen).order_by().values(named=Upper("agency")).annotate(**counted).order_by("named")
    counts = [Tally(row["named"] or "no agency", *(row[stage] for stage in STAGES)) for row in rows]
    if not chosen.get("error") and chosen.get("stage", SKIPPED) == SKIPPED:
        again = _files(user, chosen).exclude(resend_of=None).aggregate(n=Sum("skipped_count"))["n"]
        if again:
            counts.append(Tally("files sent again", skipped=again))
    return counts


def sum_of(counts: Iterable[Tally]) -> Tally:
    """The last line of the totals."""
    all_counts = list(counts)
    return Tally("All", *(sum(getattr(each, stage) for each in all_counts) for stage in STAGES))


def files_for(user: User, chosen: dict[str, Any]) -> Files:
    """Headers against records, file by file."""
    found = F("open_count") + F("temporary_count") + F("rejected_count") + F("unreadable_count") + F("skipped_count")
    told = (
        _files(user, chosen)
        .annotate(found=found)
        .aggregate(
            number=Count("pk"),
            announced=Sum("header_count", default=0),
            all_found=Sum("found", default=0),
            differing=Count("pk", filter=~Q(header_count=F("found")) & Q(header_count__isnull=False)),
            silent=Count("pk", filter=Q(header_count=None)),
        )
    )
    return Files(told["number"], told["announced"], told["all_found"], told["differing"], told["silent"])


def lines_of(citations: Sequence[Citation], images: dict[int, bytes]) -> list[Line]:
    """The lines of some citations; `images` has the bytes of those that could be opened."""
    read = {citation.pk: _names(images.get(citation.pk, b"")) for citation in citations}
    officers = _officers((citation.agency, read[citation.pk]["badge"]) for citation in citations)
    return [_line(citation, read[citation.pk], officers) for citation in citations]


def _line(citation: Citation, names: dict[str, str], officers: dict[tuple[str, str], str]) -> Line:
    stage = Stage(citation.stage)
    return Line(
        citation=citation.pk,
        agency=citation.agency,
        added=citation.stored_at,
        case=citation.case_number or NO_CASE.get(stage, ""),
        status=str(stage.label) if stage in ACCEPTED else "",
        number=citation.citation_number,
        defendant=names["defendant"],
        invalid=[_invalid(problem) for problem in citation.problems.all() if problem.weight != "note"],
        officer=names["officer"] or officers.get((citation.agency.upper(), names["badge"].upper()), ""),
        badge=names["badge"],
    )


def _invalid(problem: Problem) -> str:
    value = shown(problem.field, problem.value)
    hidden = "not shown" if getattr(problem, "is_sealed", False) else "blank"
    return f"{label_of(problem.field)}: {value or hidden}"


def _names(raw: bytes) -> dict[str, str]:
    if not is_readable(len(raw)):
        return {"defendant": "", "officer": "", "badge": ""}
    text = {field.key: words_of(text_of(raw[field.cut])) for field in _NAMED}
    person = " ".join(filter(None, (text[key] for key in ("first_name", "middle_name", "last_name", "suffix"))))
    officer = " ".join(filter(None, (text["officer_first_name"], text["officer_last_name"])))
    named = (text["business_name"], person) if text["person_type"].upper() == "E" else (person, text["business_name"])
    return {"defendant": named[0] or named[1], "officer": officer, "badge": text["officer_badge"]}


_NAMED = [
    CITATION.by_key[key]
    for key in (
        "person_type", "first_name", "middle_name", "last_name", "suffix", "business_name",
        "officer_first_name", "officer_last_name", "officer_badge",
    )
]  # fmt: skip


def _officers(asked: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """Names by agency and badge, from the court's own list (C-RPT-04)."""
    badges = {badge for _, badge in asked if badge}
    rows = CourtOfficer.objects.filter(badge__in=badges, name_kind="courtname")
    names = rows.values_list("agency", "badge", "first_name", "last_name")
    return {(agency.upper(), badge.upper()): f"{first} {last}".strip() for agency, badge, first, last in names}


def _files(user: User, chosen: dict[str, Any]) -> QuerySet[Transfer]:
    rows = Transfer.objects.for_user(user).filter(state=TransferState.FILED, **_period("filed_at", chosen))
    if agency := chosen.get("agency"):
        rows = rows.filter(Q(channel_agency__iexact=agency) | Q(header_agency__iexact=agency))
    return rows


def _period(column: str, chosen: dict[str, Any]) -> dict[str, datetime]:
    """Days of the office, both included."""
    found = {}
    if since := chosen.get("since"):
        found[f"{column}__gte"] = _midnight(since)
    if (until := chosen.get("until")) and until < date.max:
        found[f"{column}__lt"] = _midnight(until + timedelta(days=1))
    return found


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
