"""Corrects a citation: new texts beside the stored image, the edits once more, and the stage that follows (C-TEMP-15)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pghistory
from django.db import connection, transaction
from django.utils import timezone

from accounts.models import User
from citations.counts import Charged
from citations.disposition import ACCEPTED, OPEN, TEMPORARY, WAITING
from citations.edits.problem import Problem as Found
from citations.keeping.sealing import seal
from citations.layout.citation import SECRET
from citations.models import Case, Citation, CorrectedField, Correction, Count, Problem
from citations.models.image_read import Purpose
from citations.profiles import load
from citations.queries import as_filed
from citations.queue.image import dropped_charges, rebuilt, text_in
from citations.queue.judging import Court, Judgement
from citations.queue.queries import about_change, corrected_values
from citations.queue.services.assigning import allow, taken_up
from citations.services.filing import FILING
from citations.services.opening import open_image
from citations.services.storing import PROBLEMS, problem_row, take_case_numbers
from citations.states import CorrectionState
from workflow.errors import NotNow
from workflow.history import entries_of
from workflow.models import Entry
from workflow.perform import lock, perform, record

Error = tuple[str, str]
"""Edit and field of a problem."""


class NoReason(NotNow):
    """A charge would be dropped, and nobody says why (X-45)."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a save did: what is changed, which problems are gone, which are left, and the stage."""

    citation: Citation
    changed: list[str] = field(default_factory=list)
    cleared: list[Error] = field(default_factory=list)
    remaining: list[Error] = field(default_factory=list)

    @property
    def is_open(self) -> bool:
        """Nothing holds the citation any more."""
        return self.citation.stage == OPEN


def current_image(citation: Citation, *, reader: User, purpose: Purpose = Purpose.CORRECTION) -> tuple[bytes, bytes]:
    """The record as received, and as it stands after all corrections. Raises `CannotBeOpened`."""
    raw = open_image(citation, reader=reader, purpose=purpose)
    return raw, rebuilt(raw, corrected_values([citation])[citation.pk])


def try_out(*, citation: Citation, image: bytes, values: Mapping[str, str]) -> Judgement:
    """What the edits would say of these texts. Stores nothing."""
    return Court().judge(citation, rebuilt(image, values))


def correct(
    *,
    citation: Citation,
    values: Mapping[str, str],
    version: int,
    actor: User,
    note: str = "",
    court: Court | None = None,
) -> Outcome:
    """Write corrected texts beside the image, examine the record again, and let problems and stage follow.

    `values` are the texts that the person changed, `version` is that of the correction they saw (0: there was none). A
    citation keeps its case number; a rejected one that has few enough problems now gets one. With nothing changed and
    nothing said otherwise by the edits, nothing is written.

    A charge is dropped only with a note that says why (X-45).

    Raises `NotYou`, `NotNow`, `ChangedMeanwhile`, `CannotBeOpened`, and `ValueError` for a text that does not fit.
    """
    allow(actor)
    with transaction.atomic(), pghistory.context():
        correction = _locked(citation, version, actor)
        citation = Citation.objects.select_for_update(of=("self",)).select_related("transfer").get(pk=citation.pk)
        if citation.stage not in WAITING:
            raise NotNow("This citation waits no longer: its case is open. Nothing of yours was saved.")
        if correction.state == CorrectionState.DISMISSED:
            raise NotNow("This record was dismissed. Put it back first, then correct it. Nothing of yours was saved.")
        _, before_it = current_image(citation, reader=actor)
        was = {key: text_in(before_it, key) for key in values}
        changed = {key: words for key, words in values.items() if words != was[key]}
        image = rebuilt(before_it, changed)
        if not note.strip() and dropped_charges(before_it, image):
            raise NoReason(
                "A charge is dropped only with a reason: write it into the note. Nothing of yours was saved."
            )
        if citation.stage not in ACCEPTED:
            # Nobody may file the same number between looking and accepting.
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [FILING])
        judged = (court or Court()).judge(citation, image)
        before, after = _errors(citation), [(each.edit, each.field) for each in judged.problems]
        outcome = Outcome(citation, list(changed), [each for each in before if each not in after], after)
        if not changed and before == after and judged.stage == citation.stage:
            return outcome
        first = correction.as_filed or as_filed(citation)
        correction = record(correction, "correct", actor=actor, note=note, as_filed=first)
        entry = entries_of(correction).filter(verb="correct").latest("pk")
        _keep(correction, entry, was, changed)
        _replace_problems(citation, judged.problems)
        _follow(citation, correction, judged, image, actor)
    return outcome


def _locked(citation: Citation, version: int, actor: User) -> Correction:
    """The correction, locked, if it is as the person saw it. Who saw none and finds one was not the first."""
    is_first = version == 0 and not Correction.objects.filter(citation=citation).exists()
    return lock(taken_up(citation, actor), version=1 if is_first else version)


def _errors(citation: Citation) -> list[Error]:
    return list(citation.problems.order_by("pk").values_list("edit", "field"))


def _keep(correction: Correction, entry: Entry, was: Mapping[str, str], changed: Mapping[str, str]) -> None:
    rows = []
    for key, words in changed.items():
        row = CorrectedField(correction=correction, entry=entry, field=key)
        if key in SECRET:
            row.sealed_old = _sealed(entry, key, "old", was[key])
            row.sealed_new = _sealed(entry, key, "new", words)
        else:
            row.old_value, row.new_value = was[key], words
        rows.append(row)
    CorrectedField.objects.bulk_create(rows)


def _sealed(entry: Entry, key: str, side: str, words: str) -> bytes:
    return seal(words.encode("latin-1"), about=about_change(entry.pk, key, side))


def _replace_problems(citation: Citation, problems: list[Found]) -> None:
    citation.problems.all().delete()
    rows = (dict(zip(PROBLEMS, problem_row(citation.pk, each), strict=True)) for each in problems)
    Problem.objects.bulk_create([Problem(**row) for row in rows])


def _follow(citation: Citation, correction: Correction, judged: Judgement, image: bytes, actor: User) -> None:
    """Stage, case and what the citation is known by follow the corrected record."""
    issuer, known_as = judged.key or (b"", b"")
    columns: dict[str, Any] = {
        "agency": text_in(image, "issuing_agency"),
        "citation_number": text_in(image, "citation_number"),
        "officer_badge": text_in(image, "officer_badge"),
        "agency_key": issuer.decode("latin-1"),
        "number_key": known_as.decode("latin-1"),
    }
    if judged.stage != citation.stage:
        perform(correction, "settle" if judged.stage == OPEN else "accept", actor=actor)
        columns["stage"] = judged.stage
        if citation.stage not in ACCEPTED:
            columns["case_number"] = _new_case_number(citation)
    Citation.objects.filter(pk=citation.pk).update(**columns)
    for name, value in columns.items():
        setattr(citation, name, value)
    if number := columns.get("case_number"):
        Case.objects.create(number=number, stage=citation.stage, citation=citation, opened_on=timezone.localdate())
    elif "stage" in columns:
        Case.objects.filter(citation=citation, stage=TEMPORARY).update(stage=citation.stage)
    if citation.stage in ACCEPTED:
        _replace_counts(citation, judged.counts)


def _replace_counts(citation: Citation, counts: list[Charged]) -> None:
    case = Case.objects.get(citation=citation)
    case.counts.all().delete()
    Count.objects.bulk_create([Count(case=case, **each._asdict()) for each in counts])


def _new_case_number(citation: Citation) -> str:
    """The next number of the pool, unless the very same record was accepted in the meantime."""
    same = Citation.objects.on_file().filter(digest=citation.digest).exclude(pk=citation.pk).first()
    if same is not None:
        raise NotNow(f"The same record is on file as case {same.case_number}. Correct that one. Nothing was saved.")
    return take_case_numbers(load(citation.transfer.profile).case_prefix, timezone.localdate().year, 1)[0]
