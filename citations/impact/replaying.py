"""A file under today's rules: what would its records be if it came in as it was, but were examined as files are now (F-73)?"""

import zlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from citations.court_rules import Rules
from citations.edits.edit_16_on_file import ON_FILE
from citations.edits.examiner import Examiner
from citations.impact.comparing import PAGE, Judged, Row, difference, image_of, judged
from citations.impact.impact import Error, Impact, Tally
from citations.keeping.sealing import CannotBeOpened
from citations.models import Correction, Problem, Transfer
from citations.queries import verdict_as_filed

MOST = 20_000
"""Records of one file that are looked at while somebody waits for the answer."""


def replay_of(transfer: Transfer, rules: Rules) -> Impact:
    """The verdict that was given then beside the one that these rules give. Corrections are left out: the bytes are examined
    as they came, as of the day on which they came. Looks at the first `MOST` records and stores nothing."""
    tally, examiner = Tally(), Examiner(*rules, transfer.today)
    for page in _pages(transfer):
        changed, problems = _before_corrections(page), _problems(page)
        for row in page:
            try:
                image = image_of(row, is_corrected=False)
                old = _given(row, changed[row.pk]) if row.pk in changed else (row.stage, sorted(problems[row.pk]))
            except (CannotBeOpened, zlib.error):
                tally.miss(row.pk)
                continue
            tally.examined[row.agency.upper()] += 1
            # What was on file then is the same under all rules.
            is_on_file = any(edit == ON_FILE.edit for edit, _ in old[1])
            stage, found = judged(examiner, image, is_on_file=is_on_file, stays=False)
            new = stage, sorted(found)
            if old != new:
                tally.add(difference(row, old, new))
    return tally.impact()


def _pages(transfer: Transfer) -> Iterator[list[Row]]:
    """Records in the order of the file, some at a time."""
    rows = transfer.citations.filter(record__lte=MOST, image__isnull=False).order_by("record")
    wanted = ("record", "pk", "agency", "citation_number", "stage", "image", "transfer__today")
    reached = 0
    while page := list(rows.filter(record__gt=reached).values_list(*wanted)[:PAGE]):
        yield [Row(*rest) for _, *rest in page]
        reached = page[-1][0]


def _problems(page: Sequence[Row]) -> dict[int, list[Error]]:
    """Edit and field of the problems that are stored, by citation."""
    found: dict[int, list[Error]] = defaultdict(list)
    stored = Problem.objects.filter(citation__in=[row.pk for row in page])
    for pk, edit, field in stored.values_list("citation_id", "edit", "field"):
        found[pk].append((edit, field))
    return found


def _before_corrections(page: Sequence[Row]) -> dict[int, Any]:
    """The sealed verdicts of those that were corrected since, as they were before."""
    corrected = Correction.objects.filter(citation__in=[row.pk for row in page], as_filed__isnull=False)
    return dict(corrected.values_list("citation_id", "as_filed"))


def _given(row: Row, sealed: Any) -> Judged:
    said = verdict_as_filed(row.pk, sealed)
    return said.stage, sorted((each.edit, each.field) for each in said.problems)
