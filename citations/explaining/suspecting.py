"""Asks the pure room of forensics about stored records and about files that are tried, with the codes of the court (N-08)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from dataclasses import field as made
from datetime import date
from typing import TypeVar

from django.db.models import F, Q

from citations.disposition import UNREADABLE
from citations.edits.charges import significant
from citations.edits.tables import folded
from citations.forensics.cuts import Beside
from citations.forensics.looking import FROM, SAMPLE, Looker
from citations.forensics.scoring import Codes
from citations.forensics.suspicion import Suspicion, Tally, tallied
from citations.layout.version import COURT
from citations.models import Charge, Citation, Code, CourtAgency, CourtLocation, CourtOfficer, RecordLayout, Transfer
from citations.models.reference import in_effect
from citations.profiles import Profile
from citations.queries import profile_of
from citations.reading.files import Source
from citations.reading.parts import LONGEST
from citations.verdict import RecordVerdict, Verdict
from citations.visible import records_of

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Guesses:
    """What records of a file look like, by number, and how many look alike."""

    by_record: Mapping[int, Suspicion] = made(default_factory=dict)
    tallies: list[Tally] = made(default_factory=list)


def looker_on(day: date, profile: Profile) -> Looker:
    """Somebody who knows the court's codes of that day."""
    tables: dict[str, set[bytes]] = defaultdict(set)
    for table, code in Code.objects.filter(in_effect(day)).values_list("table", "code"):
        tables[table.upper()].add(folded(code))
    tables["ADDTP"] |= {other for other, name in profile.address_types.items() if name in tables["ADDTP"]}
    tables["agencies"] = {folded(code) for code in CourtAgency.objects.values_list("code", flat=True)}
    tables["locations"] = {folded(code) for code in CourtLocation.objects.values_list("code", flat=True)}
    tables["badges"] = {folded(badge) for badge in CourtOfficer.objects.values_list("badge", flat=True)}
    for statute, section in Charge.objects.values_list("statute", "section"):
        tables["statutes"].add(significant(folded(statute)))
        tables["sections"].add(significant(folded(section)))
    tables["statutes"] |= {other for other, name in profile.statute_names.items() if name in tables["statutes"]}
    others = [COURT, *(row.as_version() for row in RecordLayout.objects.filter(is_offered=True).order_by("label"))]
    return Looker(
        Codes({name: frozenset(codes) for name, codes in tables.items() if codes}),
        profile.layout,
        [other for other in others if other.label != profile.layout.label],
    )


def suspicion_of(citation: Citation, raw: bytes, problems: int) -> Suspicion | None:
    """What a stored record looks like, if so many problems make it worth a look. Its bytes are opened by who asks."""
    is_unreadable = citation.stage == UNREADABLE
    if not raw or len(raw) > LONGEST or (problems < FROM and not is_unreadable):
        return None
    profile = profile_of(citation.transfer.profile, citation.transfer.layout)
    if not _is_as_sent(citation, profile):
        return None
    looker = looker_on(citation.transfer.today, profile)
    return looker.look(raw, _beside([citation]).get(citation.pk) if is_unreadable else None)


def sample_of(transfer: Transfer) -> tuple[list[Citation], int]:
    """Records of a file that are worth a look, evenly chosen if there are many, and how many there are."""
    rows = records_of(transfer).filter(Q(problem_count__gte=FROM) | Q(stage=UNREADABLE)).order_by("record")
    rows = rows.filter(end_byte__lte=F("first_byte") + LONGEST)
    numbers = list(rows.values_list("pk", flat=True))
    chosen = _evenly(numbers)
    return list(Citation.objects.filter(pk__in=chosen).select_related("transfer").order_by("record")), len(numbers)


def tallies_of(transfer: Transfer, images: Mapping[Citation, bytes], wrong: int) -> list[Tally]:
    """What the records of a sample look like. Stores nothing."""
    profile = profile_of(transfer.profile, transfer.layout)
    looker = looker_on(transfer.today, profile)
    beside = _beside([each for each in images if each.stage == UNREADABLE])
    found = [
        looker.look(raw, beside.get(citation.pk)) for citation, raw in images.items() if _is_as_sent(citation, profile)
    ]
    return tallied([each for each in found if each], looked=len(images), wrong=wrong)


def _is_as_sent(citation: Citation, profile: Profile) -> bool:
    """Whether the stored image is what was sent: one that was laid into the court's form tells nothing of shifts."""
    return profile.layout.is_courts_form or citation.stage == UNREADABLE


def guesses_in(source: Source, verdict: Verdict, *, today: date, profile: Profile) -> Guesses:
    """What records of a file that is only tried look like."""
    wrong = [each for each in verdict.records if _is_worth(each)]
    if not wrong:
        return Guesses()
    looker, found = looker_on(today, profile), {}
    chosen = _evenly(wrong)
    for each in chosen:
        guess = looker.look(source[slice(*each.span)], _neighbours(verdict, each))
        if guess:
            found[each.record] = guess
    return Guesses(found, tallied(found.values(), looked=len(chosen), wrong=len(wrong)))


def _is_worth(each: RecordVerdict) -> bool:
    is_wrong = len(each.problems) >= FROM or each.stage == UNREADABLE
    return is_wrong and each.span[1] - each.span[0] <= LONGEST


def _neighbours(verdict: Verdict, each: RecordVerdict) -> Beside:
    # Records are numbered from 1 in the order of the list.
    before = verdict.records[each.record - 2] if each.record > 1 else None
    after = verdict.records[each.record] if each.record < len(verdict.records) else None
    return Beside(*(other.span[1] - other.span[0] if other else 0 for other in (before, after)))


def _beside(citations: Iterable[Citation]) -> dict[int, Beside]:
    """Lengths of the records before and after each of these, which are of one file."""
    wanted = {each.record: each for each in citations}
    if not wanted:
        return {}
    numbers = {number + way for number in wanted for way in (-1, 1)}
    rows = Citation.objects.filter(transfer=next(iter(wanted.values())).transfer_id, record__in=numbers)
    lengths = {number: end - start for number, start, end in rows.values_list("record", "first_byte", "end_byte")}
    return {each.pk: Beside(lengths.get(number - 1, 0), lengths.get(number + 1, 0)) for number, each in wanted.items()}


def _evenly(rows: list[T]) -> list[T]:
    """At most as many as are looked at, from the first to the last."""
    if len(rows) <= SAMPLE:
        return rows
    return [rows[number * len(rows) // SAMPLE] for number in range(SAMPLE)]
