"""Questions to the queue: what waits, for whom, how long, and what was corrected so far."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from accounts.models import User
from accounts.roles import JB
from citations.disposition import ACCEPTED, WAITING
from citations.edits.edit_16_on_file import Key
from citations.keeping.sealing import unseal
from citations.layout.citation import SECRET
from citations.models import Citation, CorrectedField, Correction, Problem
from citations.permissions import is_of_state
from citations.states import CorrectionState, Stage
from workflow.acts import kind_of
from workflow.models import Entry

LOOKED_AT = 1_000
"""The most frequent errors are counted among so many problems; more would only make the page slow."""

DAYS = (1, 7, 30, 90)
"""Days of waiting that are told apart."""

NOBODY, MINE = "nobody", "mine"


DISMISSED, REPLACED = "dismissed", "replaced"
"""What left the queue without being corrected: by an act of the court, or because the agency sent it again."""


def waiting() -> QuerySet[Citation]:
    """Temporary citations, and rejected ones that were neither dismissed nor sent again as a record that was accepted."""
    return Citation.objects.filter(stage__in=WAITING).exclude(_resent()).exclude(_dismissed())


def gone(how: str) -> QuerySet[Citation]:
    """Rejected records that were dismissed, or that a later record replaced."""
    return Citation.objects.filter(_dismissed() if how == DISMISSED else _resent(), stage=Stage.REJECTED)


def _dismissed() -> Exists:
    return Exists(Correction.objects.filter(citation=OuterRef("pk"), state=CorrectionState.DISMISSED))


def _resent() -> Q:
    later = _numbered().filter(
        stage__in=ACCEPTED, agency_key=OuterRef("agency_key"), number_key=OuterRef("number_key"), pk__gt=OuterRef("pk")
    )
    return Q(stage=Stage.REJECTED) & ~Q(number_key="") & Q(Exists(later))


def _numbered() -> QuerySet[Citation]:
    """Citations with a number; only these are in the indexes by number, so every question by number says so."""
    return Citation.objects.exclude(number_key="")


def waiting_for(user: User, chosen: Mapping[str, Any], now: datetime) -> QuerySet[Citation]:
    """What waits, as the filters say. The queue belongs to the State; nobody else sees anything of it."""
    if not is_of_state(user):
        return Citation.objects.none()
    show = chosen.get("show")
    rows = (gone(show) if show else waiting()).defer("image", "digest")
    if file := chosen.get("file"):
        rows = rows.filter(transfer=file)
    if needle := chosen.get("q"):
        rows = rows.filter(Q(citation_number__icontains=needle) | Q(case_number__icontains=needle))
    if agency := chosen.get("agency"):
        rows = rows.filter(agency__iexact=agency)
    if badge := chosen.get("badge"):
        rows = rows.filter(officer_badge__iexact=badge)
    if stage := chosen.get("stage"):
        rows = rows.filter(stage=stage)
    if age := chosen.get("age"):
        rows = rows.filter(stored_at__lte=now - timedelta(days=int(age)))
    if wrong := {key: chosen[key] for key in ("edit", "field") if chosen.get(key)}:
        rows = rows.filter(Exists(Problem.objects.filter(citation=OuterRef("pk"), **wrong)))
    return _of(rows, user, chosen.get("who"))


def _of(rows: QuerySet[Citation], user: User, who: str | None) -> QuerySet[Citation]:
    if who == NOBODY:
        return rows.filter(correction__assignee=None)
    if who:
        return rows.filter(correction__assignee=user.pk if who == MINE else UUID(who))
    return rows


def clerks() -> QuerySet[User]:
    """Who may be given a citation: the people of the court, who may correct it."""
    return User.objects.with_role(*JB).order_by("name")


def frequent_errors(rows: QuerySet[Citation], most: int = 8) -> list[tuple[str, str, int]]:
    """Edit, field and number of records of what is wrong most often, among the first of these."""
    problems = Problem.objects.filter(citation__in=rows.order_by().values("pk")).exclude(weight="note")
    found = Counter(problems.order_by().values_list("edit", "field")[:LOOKED_AT])
    return [(edit, field, count) for (edit, field), count in found.most_common(most)]


def ages_of(rows: QuerySet[Citation], now: datetime) -> tuple[dict[int, int], bool]:
    """How many of these have waited longer than so many days, and whether there are more than were looked at."""
    stored = list(rows.order_by("pk").values_list("stored_at", flat=True)[: LOOKED_AT + 1])
    waited = [(now - at).days for at in stored[:LOOKED_AT]]
    return {days: sum(each >= days for each in waited) for days in DAYS}, len(stored) > LOOKED_AT


def next_after(citation: Citation, rows: QuerySet[Citation]) -> Citation | None:
    """The one of a list that follows in the order in which they came in; after the last one the first that is left."""
    others = rows.exclude(pk=citation.pk).order_by("pk")
    return others.filter(pk__gt=citation.pk).first() or others.first()


def values_found(rows: QuerySet[Citation], edit: str, field: str, most: int = 50) -> list[tuple[str, int]]:
    """What the field holds in records that have this error, the most frequent first. Secret fields are not counted."""
    if field in SECRET:
        return []
    problems = Problem.objects.filter(citation__in=rows.order_by().values("pk"), edit=edit, field=field)
    return Counter(problems.order_by().values_list("value", flat=True)[:LOOKED_AT]).most_common(most)


def corrected_values(citations: Iterable[Citation]) -> dict[int, dict[str, str]]:
    """By citation, the texts that stand in place of those received."""
    rows = CorrectedField.objects.filter(correction__citation__in=[each.pk for each in citations]).order_by("pk")
    found: dict[int, dict[str, str]] = defaultdict(dict)
    for row in rows.annotate(citation=F("correction__citation")):
        found[row.citation][row.field] = new_value(row)
    return found


def changes_of(correction: Correction | None) -> QuerySet[CorrectedField]:
    """What was changed on a citation, by whom and when, the newest first."""
    rows = CorrectedField.objects.select_related("entry__actor").order_by("-pk")
    return rows.filter(correction=correction) if correction else rows.none()


def about_change(entry: int, field: str, side: str) -> str:
    """What a sealed value of a correction is about; `side` is old or new."""
    return f"correction {entry} {field} {side}"


def last_saves(citations: Iterable[Citation]) -> dict[int, Entry]:
    """By citation, the last act that wrote corrected texts or renewed its problems, with who did it."""
    rows = Correction.objects.filter(citation__in=[each.pk for each in citations]).values_list("pk", "citation")
    corrections = {str(pk): citation for pk, citation in rows}
    acts = Entry.objects.filter(subject_kind=kind_of(Correction), subject_id__in=list(corrections), verb="correct")
    return {corrections[act.subject_id]: act for act in acts.select_related("actor").order_by("at", "id")}


def new_value(row: CorrectedField) -> str:
    """The text that was entered."""
    if row.sealed_new is None:
        return row.new_value
    return unseal(bytes(row.sealed_new), about=about_change(row.entry_id, row.field, "new")).decode("latin-1")


def case_with(key: Key | None, citation: Citation) -> str | None:
    """The case of the first other citation on file of this agency and number. Of one that keeps both, an earlier one."""
    if key is None:
        return None
    agency, number = key[0].decode("latin-1"), key[1].decode("latin-1")
    rows = _numbered().filter(stage__in=ACCEPTED, agency_key=agency, number_key=number).exclude(pk=citation.pk)
    if citation.stage in ACCEPTED and (citation.agency_key, citation.number_key) == (agency, number):
        rows = rows.filter(pk__lt=citation.pk)
    return rows.order_by("pk").values_list("case_number", flat=True).first()


def refused_before(citation: Citation) -> Citation | None:
    """The last rejected record of the same agency and number that came before this one (N-22)."""
    if not citation.number_key:
        return None
    rows = _alike(citation).filter(stage=Stage.REJECTED, pk__lt=citation.pk)
    return rows.select_related("transfer").order_by("-pk").first()


def sent_again(citation: Citation) -> Citation | None:
    """The record with which the agency replaced this rejected one, if it has."""
    if citation.stage != Stage.REJECTED or not citation.number_key:
        return None
    rows = _alike(citation).filter(pk__gt=citation.pk).select_related("transfer").order_by("-pk")
    return rows.filter(stage__in=ACCEPTED).first() or rows.filter(stage=Stage.REJECTED).first()


def on_file_before(citation: Citation) -> Citation | None:
    """The first accepted citation of the same agency and number that came before this one: what edit 16 warns of."""
    if not citation.number_key:
        return None
    rows = _alike(citation).filter(stage__in=ACCEPTED, pk__lt=citation.pk)
    return rows.select_related("transfer").order_by("pk").first()


def _alike(citation: Citation) -> QuerySet[Citation]:
    return _numbered().filter(agency_key=citation.agency_key, number_key=citation.number_key)
