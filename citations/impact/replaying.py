"""A file under today's rules: what would its records be if it came in as it was, but were examined as files are now (F-73)?"""

import zlib

from citations.edits.edit_16_on_file import ON_FILE
from citations.edits.examiner import Examiner
from citations.impact.comparing import Row, difference, image_of, judged
from citations.impact.impact import Impact, Tally
from citations.impact.rules import Rules
from citations.models import Transfer
from citations.queries import verdict_of
from citations.sealing import CannotBeOpened

MOST = 20_000
"""Records of one file that are looked at while somebody waits for the answer."""


def replay_of(transfer: Transfer, rules: Rules) -> Impact:
    """The verdict that was given then beside the one that these rules give. Corrections are left out: the bytes are examined
    as they came, as of the day on which they came. Looks at the first `MOST` records and stores nothing."""
    tally, examiner = Tally(), Examiner(*rules, transfer.today)
    said = {each.record: each for each in verdict_of(transfer).records}
    records = transfer.citations.filter(record__lte=MOST, image__isnull=False).order_by("record")
    wanted = ("record", "pk", "agency", "citation_number", "stage", "image", "transfer__today")
    for number, *rest in records.values_list(*wanted).iterator():
        row, then = Row(*rest), said[number]
        try:
            image = image_of(row, is_corrected=False)
        except (CannotBeOpened, zlib.error):
            tally.miss(row.pk)
            continue
        tally.examined[row.agency.upper()] += 1
        errors = [(each.edit, each.field) for each in then.problems]
        # What was on file then is the same under all rules.
        is_on_file = any(edit == ON_FILE.edit for edit, _ in errors)
        old, new = (then.stage, sorted(errors)), judged(examiner, image, is_on_file=is_on_file, stays=False)
        if old != (new[0], sorted(new[1])):
            tally.add(difference(row, old, new))
    return tally.impact()
