"""Thousands of spoiled files: the reader and the edits never fail, and every byte has exactly one label (R10)."""

import gzip
import io
import random
import zipfile
from datetime import date

import pytest

from citations import profiles
from citations.disposition import STAGES
from citations.edits.examiner import Examiner
from citations.edits.known import KnownTexts
from citations.judging import OnFile, decide, draft_of, finish
from citations.layout.citation import CITATION
from citations.layout.version import Separators, version_of
from citations.reading.files import read
from citations.reading.labels import labels_of
from citations.reading.survey import pieces, raw_of, survey, told
from citations.verdict import Verdict
from tests.citations.layouts.maple import AGENCY, WIDTHS, maple_file, maple_record
from tests.citations.records import OWNER, SAMPLE, SPEED, TODAY, file_of, header, record

ROUNDS = 240
"""Files of each family."""

ONE, TWO, FAST = record(), record(citation_number="T2"), record(**SPEED, **OWNER, citation_number="T3")
PLAIN = file_of(ONE, TWO, FAST)


def zipped(data: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("citations.txt", data)
    return packed.getvalue()


def charges(count: int) -> dict[str, str]:
    return {
        f"violation_{number}_{part}": text
        for number in range(1, count + 1)
        for part, text in (("section", "4000(A)"), ("statute", "VC"))
    }


FAMILIES = {
    "plain": PLAIN,
    "byte order mark": b"\xef\xbb\xbf" + PLAIN,
    "utf-8 names": file_of(record(last_name="MUÑOZ".encode())),
    "latin-1 names": file_of(record(last_name=b"MU\xd1OZ")),
    "windows-1252 names": file_of(record(last_name="O’NEIL".encode("cp1252"))),
    "utf-16 little end": PLAIN.decode().encode("utf-16-le"),
    "utf-16 big end with mark": b"\xfe\xff" + PLAIN.decode().encode("utf-16-be"),
    "ebcdic": PLAIN.decode().encode("cp037"),
    "ebcdic line ends": PLAIN.decode().encode("cp037").replace(b"\x25", b"\x15"),
    "crlf": PLAIN.replace(b"\n", b"\r\n"),
    "cr": PLAIN.replace(b"\n", b"\r"),
    "mixed line ends": header() + b"\r\n" + ONE + b"\n" + TWO + b"\r" + FAST,
    "no line ends": PLAIN.replace(b"\n", b""),
    "end of file bytes": PLAIN + b"\x1a\x1a\r\n",
    "zero bytes": file_of(record(last_name=b"A\x00B")),
    "tabs": file_of(record(first_name=b"\tA\t", citation_number=b"T\t1")),
    "2695": file_of(ONE[:-1], TWO[:-1]),
    "2697": file_of(ONE + b" ", TWO),
    "truncated": PLAIN[:-700],
    "header of 2684": header()[:2684] + ONE + TWO,
    "header only": header(),
    "counts": header(count="0") + b"\n" + ONE,
    "count in letters": header(count="many") + b"\n" + ONE,
    "count overflow": header(count="9999") + b"\n" + ONE,
    "blank count": header(count="") + b"\n" + ONE,
    "blank middle record": file_of(ONE, b" " * 2696, b"", TWO),
    "two headers": header() + b"\n" + PLAIN,
    "glued": PLAIN + PLAIN,
    "no header": ONE + b"\n" + TWO,
    "odd dates": file_of(*(record(violation_date=text) for text in ("02292015", "00000000", "99999999", "20160601"))),
    "odd times": file_of(*(record(violation_time=text) for text in ("0000", "1200", "1300", "24:0"))),
    "no charges": file_of(record(violation_1_section="", violation_1_statute="")),
    "eight charges": file_of(record(**charges(8))),
    "charge without statute": file_of(record(violation_1_statute="")),
    "formula": file_of(record(last_name="=1+1", business_name="@SUM(A1)")),
    "html": file_of(record(officer_remarks="<script>alert(1)</script>")),
    "right to left": file_of(record(last_name="א‏a​".encode())),
    "two three and four errors": file_of(
        record(citation_number="", location_code=""),
        record(citation_number="", location_code="", last_name=""),
        record(citation_number="", location_code="", last_name="", violation_date=""),
    ),
    "twice in one file": file_of(ONE, ONE, record(officer_remarks="X")),
    "unknown agency": file_of(record(issuing_agency="NOBODY"), agency="NOBODY"),
    "gzip": gzip.compress(PLAIN),
    "zip": zipped(PLAIN),
    "text named zip": PLAIN,
    "nothing": b"",
}


def spoil(data: bytes, chance: random.Random) -> bytes:
    """A file with a few things wrong."""
    file = bytearray(data)
    for _ in range(chance.randint(0, 4)):
        at = chance.randint(0, len(file))
        kind = chance.randrange(7)
        if kind == 0:
            file[at : at + 1] = bytes([chance.randrange(256)])
        elif kind == 1:
            file[at:at] = chance.choice([b"\n", b"\r\n", b"\r", b"\x1a", b"\x00", b"\xff", b"\t", b"0", b"  "])
        elif kind == 2:
            del file[at : at + chance.choice([1, 12, 2684, 2695, 2696, 2697])]
        elif kind == 3:
            file[at:at] = file[: chance.choice([1, 12, 2696])]
        elif kind == 4 and len(file) > 2696:
            _scribble(file, chance)
        elif kind == 5:
            del file[at:]
        else:
            other = chance.choice(list(FAMILIES.values()))
            file[at:at] = other[: chance.randint(0, 6000)]
    return bytes(file)


def _scribble(file: bytearray, chance: random.Random) -> None:
    """Write something odd into one field of one record."""
    field = chance.choice(CITATION.fields)
    start = chance.randrange(len(file) // 2697 + 1) * 2697 + field.start - 1
    text = chance.choice(
        [b"0", b"9", b"Y", b"?", b"CA", b"\xff", b"\x00", b"E", b"00000000", b"02302016", b"speed", b""]
    )
    file[start : start + field.width] = (text * field.width)[: chance.randint(0, field.width)].ljust(field.width)


def check(data: bytes, examiner: Examiner) -> Verdict:
    """Read and judge a file, and hold what comes out against what must always be so."""
    reading = read(data, examiner.profile.layout)
    labels = list(labels_of(reading))
    edges = [0, *(label.end for label in labels)]
    assert [label.start for label in labels] == edges[:-1]
    assert edges[-1] == len(data)
    assert all(label.end > label.start for label in labels)
    looked = survey(reading, "VCSO")
    assert len(set(looked.notes)) == len(looked.notes) == len(told(looked.notes))
    drafts = [draft_of(number, span, raw_of(reading, span, pads=False)) for number, span in pieces(reading)]
    known = OnFile()
    list(decide(drafts, examiner, known))
    finish(drafts)
    verdict = Verdict("", reading.header, [], [draft.verdict() for draft in drafts])
    assert looked.received == verdict.totals["received"] == len(verdict.records)
    for number, each in enumerate(verdict.records, 1):
        assert (each.record, each.stage in STAGES) == (number, True)
        assert len({(problem.edit, problem.field) for problem in each.problems}) == len(each.problems)
        assert all(problem.message and "\n" not in problem.message for problem in each.problems)
    return verdict


@pytest.fixture(scope="module")
def examiner() -> Examiner:
    return Examiner(profiles.load(), SAMPLE, TODAY)


@pytest.mark.parametrize("family", FAMILIES)
def test_no_spoiled_file_breaks_the_reader_or_loses_a_byte(family: str, examiner: Examiner) -> None:
    chance = random.Random(family)
    check(FAMILIES[family], examiner)
    for _ in range(ROUNDS):
        check(spoil(FAMILIES[family], chance), examiner)


@pytest.mark.parametrize("ends", ["any", "lines", "none"])
def test_none_does_in_another_layout(ends: Separators) -> None:
    chance = random.Random(ends)
    layout = version_of("Maple RMS", ends, WIDTHS, AGENCY, ends)
    examiner = Examiner(profiles.laid_out(profiles.load(), layout), SAMPLE, TODAY)
    whole = maple_file(maple_record(), maple_record(citation_number="T2"), maple_record(**SPEED))
    for family in (whole, whole.replace(b"\n", b"\r\n"), whole.replace(b"\n", b""), PLAIN, whole + whole):
        check(family, examiner)
        for _ in range(ROUNDS):
            check(spoil(family, chance), examiner)


def test_there_are_enough_families() -> None:
    assert len(FAMILIES) >= 25


def test_a_file_of_days_without_end_is_read_in_bounded_memory(examiner: Examiner) -> None:
    days = [date.fromordinal(700_000 + number) for number in range(3_000)]
    records = [record(violation_date=f"{day:%m%d}{day.year:04}") for day in days]
    assert check(file_of(*records), examiner).totals["received"] == 3_000
    assert len(examiner._known) <= KnownTexts.LIMIT
