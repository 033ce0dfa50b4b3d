"""Examines the records of a period under two sets of rules and counts the difference. Reads only: no lock, no long transaction."""

import zlib
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from typing import NamedTuple

from django.db.models import F, Max, Min

from citations.court_rules import Rules
from citations.disposition import ACCEPTED, OPEN, REJECTED, TEMPORARY, stage_of
from citations.edits.edit_16_on_file import ON_FILE
from citations.edits.examiner import Examiner
from citations.edits.problem import Problem
from citations.impact.impact import ChangedRecord, Error, Impact, Tally
from citations.keeping.sealing import CannotBeOpened, unseal
from citations.models import Citation, CorrectedField
from citations.models import Problem as StoredProblem
from citations.queries import about_image
from citations.queue.image import rebuilt
from citations.queue.queries import corrected_values

PAGE = 1_000
"""Records that are read at a time."""

DAYS = 8
"""Days whose examiners are kept. Records lie in the order in which they came in, so their days seldom alternate."""

NUMBER = "citation_number"


class Row(NamedTuple):
    """What is needed of a stored record."""

    pk: int
    agency: str
    number: str
    stage: str
    image: bytes
    today: date


Pair = tuple[Examiner, Examiner]

Judged = tuple[str, list[Error]]
"""Stage, and edit and field of each problem."""


def impact_of(*, before: Rules, after: Rules, since: datetime, progress: Callable[[int], None] | None = None) -> Impact:
    """What would be different if the records stored since then had been examined by other rules.

    Looks at records of files that were filed under the profile of `before`, as they stand now: corrected ones with their
    corrections. Both stages are worked out anew, so one that was stored under still older rules is no difference. `progress`
    is told how many records were gone through so far. What comes in meanwhile is not looked at.
    """
    tally, examiners, walked = Tally(), _Examiners(before, after), 0
    for page in _pages(before.profile.name, since):
        _compare(page, examiners, tally)
        walked += len(page)
        if progress is not None:
            progress(walked)
    return tally.impact()


class _Examiners:
    """Two examiners for a day: the day of the court belongs to the record's file."""

    def __init__(self, before: Rules, after: Rules) -> None:
        self.before, self.after = before, after
        self._by_day: OrderedDict[date, Pair] = OrderedDict()

    def on(self, day: date) -> Pair:
        """Those of one day."""
        pair = self._by_day.get(day)
        if pair is None:
            pair = self._by_day[day] = Examiner(*self.before, day), Examiner(*self.after, day)
            if len(self._by_day) > DAYS:
                self._by_day.popitem(last=False)
        else:
            self._by_day.move_to_end(day)
        return pair


def _pages(profile: str, since: datetime) -> Iterator[list[Row]]:
    """Records by number, some at a time."""
    stored = Citation.objects.filter(stored_at__gte=since)
    # Plus nothing: so the index by day finds both ends, where the one by number would be walked from the very first record.
    ends = stored.aggregate(first=Min(F("pk") + 0), last=Max(F("pk") + 0))
    if ends["first"] is None:
        return
    rows = stored.filter(
        pk__lte=ends["last"], stage__in=(OPEN, TEMPORARY, REJECTED), image__isnull=False, transfer__profile=profile
    ).order_by("pk")
    wanted = ("pk", "agency", "citation_number", "stage", "image", "transfer__today")
    reached = ends["first"] - 1
    while page := [Row(*row) for row in rows.filter(pk__gt=reached).values_list(*wanted)[:PAGE]]:
        yield page
        reached = page[-1].pk


def _compare(page: Sequence[Row], examiners: _Examiners, tally: Tally) -> None:
    first, last = page[0].pk, page[-1].pk
    # What is on file already is the same under all rules, so this one problem is taken as it is stored.
    repeats = StoredProblem.objects.filter(edit=ON_FILE.edit, field=NUMBER, citation__gte=first, citation__lte=last)
    on_file = set(repeats.values_list("citation_id", flat=True))
    fields = CorrectedField.objects.filter(correction__citation__gte=first, correction__citation__lte=last)
    corrected = set(fields.values_list("correction__citation_id", flat=True))
    for row in page:
        try:
            image = image_of(row, is_corrected=row.pk in corrected)
        except (CannotBeOpened, zlib.error):
            tally.miss(row.pk)
            continue
        tally.examined[row.agency.upper()] += 1
        stays = row.pk in corrected and row.stage in ACCEPTED
        old, new = (
            judged(examiner, image, is_on_file=row.pk in on_file, stays=stays) for examiner in examiners.on(row.today)
        )
        if old != new:
            tally.add(difference(row, old, new))


def image_of(row: Row, *, is_corrected: bool) -> bytes:
    """The record as it stands now, or as it came. No look is written down: no person sees it, and only counts come out.
    Raises `CannotBeOpened` or `zlib.error`."""
    image = zlib.decompress(unseal(row.image, about=about_image(row.pk)))
    return rebuilt(image, corrected_values([Citation(pk=row.pk)])[row.pk]) if is_corrected else image


def judged(examiner: Examiner, image: bytes, *, is_on_file: bool, stays: bool) -> Judged:
    """Stage and problems. An accepted citation that was corrected stays accepted, as it does when it is corrected again."""
    problems = examiner.examine(image).problems
    if is_on_file:
        weight = examiner.profile.weight(ON_FILE.edit, ON_FILE.reason, NUMBER)
        problems.append(Problem(ON_FILE.edit, NUMBER, "", weight, ""))
    stage = stage_of(problems, examiner.profile)
    if stage == REJECTED and stays:
        stage = TEMPORARY
    return stage, [(problem.edit, problem.field) for problem in problems]


def difference(row: Row, old: Judged, new: Judged) -> ChangedRecord:
    """A record whose stage or problems are others now."""
    appear, go = sorted(set(new[1]) - set(old[1])), sorted(set(old[1]) - set(new[1]))
    return ChangedRecord(row.pk, row.agency, row.number, old[0], new[0], tuple(appear), tuple(go))
