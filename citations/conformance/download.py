"""The pack as files: what to enter, what a perfect system writes, and files that are odd as a whole. Made in memory; pure."""

import csv
import hashlib
import io
import json
import zipfile
from collections.abc import Iterable
from datetime import date
from typing import Any

from citations.conformance.pack import Asked, Pack, judged
from citations.conformance.words import Court
from citations.disposition import SKIPPED
from citations.edits.examiner import Examiner
from citations.explaining.plain_words import label_of
from citations.judging import draft_of
from citations.layout.citation import CITATION, MEANING
from citations.layout.header import HEADER
from citations.reading.files import read
from citations.reading.survey import pieces, raw_of, survey, told
from citations.verdict import RecordVerdict, Verdict

ANSWER = "answer-example.txt"
RESENT = "files/resent.txt"
EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The time of every file in the pack: the same tables and day give the same bytes."""
COLUMNS = ("scenario", "edit", "story", "field", "label", "first byte", "last byte", "enter", "stage", "problems")

README = """\
CONFORMANCE PACK OF {day}
for {agency}, under the rules of "{profile}"
Digest of the scenarios: {digest}

What this is
  {asked} made-up citations with the verdict that the court gives to each. Enter them into your system, let it write its
  citation file, and send that file on the page of the pack. It is graded at once. Nothing of it is filed.

What to do
  1. Open scenarios.csv. Each line is one field of one scenario; a scenario has several lines. Enter exactly what stands
     in the column "enter". A blank one is to be left blank.
  2. Give each citation the number of its scenario, {example} for scenario {example_key}. Your system may put characters
     of its own before it. The numbers name the day of this pack, so keep them.
  3. Write all citations into one file as usual, the repeated numbers in the order of the scenarios, and send it.
  The pack can be answered until three months after its day.

What is graded
  A scenario is right if the stage and the problems are the expected ones, and every field that it names says the same
  as the scenario. Capital and small letters, leading zeros of numbers, and the ways to write yes and no make no
  difference. Fields that a scenario does not name may be filled. The whole pack is passed if every scenario is right.

  Some scenarios are wrong on purpose. If your system does not let such citations out, switch that check off for the
  test, or let its makers write the record.

Other files
  {answer}
      what a perfect system writes for this pack
  files/
      files that are odd as a whole: for the makers of systems that read files or compare verdicts
  verdicts.json
      the verdict of each of these files, in the form in which the interface answers
"""


def zipped(court: Court, pack: Pack) -> bytes:
    """The pack as one archive."""
    files = whole_files(pack)
    examiner = Examiner(court.profile, court.tables, pack.day)
    verdicts: dict[str, Any] = {name: verdict_of(data, pack.agency, examiner) for name, data in files.items()}
    if RESENT in verdicts:
        verdicts[f"{RESENT}, sent a second time"] = _resent(verdicts[RESENT])
    told_of = {"day": pack.day.isoformat(), "pack": pack.digest, "profile": pack.profile, "agency": pack.agency}
    answers = {name: verdict.as_json() for name, verdict in verdicts.items()}
    members = {
        "README.txt": _readme(pack, court.profile.title).encode(),
        "scenarios.csv": _table(pack.asked).encode("utf-8-sig"),
        "verdicts.json": json.dumps(told_of | {"files": answers}, indent=1).encode(),
        **files,
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in members.items():
            entry = zipfile.ZipInfo(name, EARLIEST)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            archive.writestr(entry, data)
    return out.getvalue()


def whole_files(pack: Pack) -> dict[str, bytes]:
    """The answer of a perfect system, and each way in which a file can be odd as a whole."""
    answer = {ANSWER: _lines([_header(pack.day, len(pack.asked), pack.agency), *(each.raw for each in pack.asked)])}
    clean = [each.raw for each in pack.asked if each.scenario.is_clean]
    if len(clean) < 2:
        return answer
    one, two = clean[:2]
    head = _header(pack.day, 2, pack.agency)
    return answer | {
        "files/right.txt": _lines([head, one, two]),
        "files/bad-header.txt": _lines([b"13452016" + head[8:], one, two]),
        "files/count-mismatch.txt": _lines([_header(pack.day, 7, pack.agency), one, two]),
        "files/short-record.txt": _lines([head, one, two[:2000]]),
        "files/no-line-ends.txt": head + one + two,
        "files/crlf.txt": _lines([head, one, two], b"\r\n"),
        "files/2695-bytes.txt": _lines([head, one[:MEANING], two[:MEANING]]),
        "files/2696-bytes.txt": _lines([head, one, two])[:-1],
        RESENT: _lines([head, two, one]),
    }


def verdict_of(data: bytes, agency: str, examiner: Examiner) -> Verdict:
    """What a trial of the file says where nothing is on file."""
    profile = examiner.profile
    reading = read(data, profile.layout)
    records = [(at, span, raw_of(reading, span, pads=profile.pad_short_lines)) for at, span in pieces(reading, 1)]
    drafts = judged([draft_of(*record) for record in records], examiner)
    notes = told(survey(reading, agency, pads=profile.pad_short_lines).notes)
    return Verdict(hashlib.sha256(data).hexdigest(), reading.header, notes, [each.verdict() for each in drafts])


def _resent(first: Verdict) -> Verdict:
    records = [
        RecordVerdict(each.record, each.span, each.agency, each.citation_number, SKIPPED) for each in first.records
    ]
    return Verdict(first.sha256, first.header, [*first.notes, *told(["resent_file"])], records)


def _header(day: date, count: int, agency: str) -> bytes:
    return f"{day:%m%d%Y}{count:04}{agency:12}".encode("latin-1").ljust(HEADER.total)


def _lines(pieces_of: list[bytes], end: bytes = b"\n") -> bytes:
    return b"".join(each + end for each in pieces_of)


def _table(asked: Iterable[Asked]) -> str:
    out = io.StringIO()
    rows = csv.writer(out)
    rows.writerow(COLUMNS)
    for each in asked:
        problems = "; ".join(f"{edit} {field}" for edit, field in each.problems) or "none"
        for field in CITATION.fields:
            if field.key in each.values:
                said = [each.scenario.key, each.scenario.edit, each.scenario.story, field.key, label_of(field.key)]
                rows.writerow([*said, field.start, field.end, each.values[field.key], each.stage, problems])
    return out.getvalue()


def _readme(pack: Pack, profile: str) -> str:
    example = pack.asked[0]
    said = README.format(
        day=pack.day.isoformat(),
        agency=pack.agency,
        profile=profile,
        digest=pack.digest,
        asked=len(pack.asked),
        example=example.number,
        example_key=example.scenario.key,
        answer=ANSWER,
    )
    if pack.left_out:
        lines = [f"  {each.scenario.key}: {each.reason}" for each in pack.left_out]
        said += "\n".join(["", "Left out, because the court's tables cannot show it", *lines, ""])
    return said
