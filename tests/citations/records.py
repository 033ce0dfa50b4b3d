"""Makes citation records and files by field name, and examines them against the contract's sample tables."""

from datetime import date

from citations.disposition import stage_of
from citations.edits.examiner import Examiner
from citations.edits.tables import Tables
from citations.layout.citation import CITATION
from citations.layout.header import HEADER
from citations.profiles import load
from tests.citations.reference import sample_tables

TODAY = date(2016, 6, 30)
SAMPLE = sample_tables()
NOTHING = Tables()
"""Tables without rows: nothing is checked against them."""

GOOD = {
    "issuing_agency": "VCSO",
    "location_code": "OJAI",
    "citation_number": "T000001",
    "violation_date": "06012016",
    "violation_time": "0930",
    "violation_ampm": "A",
    "person_type": "P",
    "first_name": "JANE",
    "last_name": "SPECIMEN",
    "street_number": "12",
    "street_name": "MAIN",
    "city": "OJAI",
    "state": "CA",
    "officer_badge": "601",
    "officer_last_name": "PHILLIPS",
    "appearance_date": "07152016",
    "violation_1_section": "4000(A)",
    "violation_1_statute": "VC",
}
"""A record without any problem."""

SPEED = {"violation_1_section": "22350", "approximate_speed": "081", "safe_speed": "065"}
"""Makes the first charge one for speed."""

OWNER = {
    "owner_person_type": "P",
    "owner_last_name": "OWNER",
    "owner_street_number": "7",
    "owner_street_name": "HILL",
    "owner_city": "OJAI",
    "owner_state": "CA",
}
"""A whole owner."""

Found = list[tuple[str, str, str, str]]


def record(**fields: str | bytes) -> bytes:
    """The bytes of a good record with some fields changed; a text may be bytes, to hold what no text can."""
    raw = bytearray(b" " * CITATION.total)
    for key, text in (GOOD | fields).items():
        cut = CITATION.by_key[key].cut
        entered = text if isinstance(text, bytes) else text.encode("latin-1")
        assert len(entered) <= CITATION.by_key[key].width, key
        raw[cut] = entered.ljust(CITATION.by_key[key].width)
    return bytes(raw)


def header(sent: str = "06292016", count: str = "0001", agency: str = "VCSO") -> bytes:
    """The bytes of a header."""
    return f"{sent:8}{count:4}{agency:12}".encode().ljust(HEADER.total)


def file_of(*records: bytes, agency: str = "VCSO") -> bytes:
    """A whole file with line ends, whose header says how many records there are."""
    return b"\n".join((header(count=f"{len(records):04}", agency=agency), *records)) + b"\n"


def found(tables: Tables = SAMPLE, today: date = TODAY, **fields: str | bytes) -> Found:
    """Edit, field, value and weight of each problem of a record, in order."""
    problems = Examiner(load(), tables, today).examine(record(**fields)).problems
    ordered = sorted(problems, key=lambda problem: problem.place)
    assert len({(each.edit, each.field) for each in ordered}) == len(ordered)
    assert all(each.message and "\n" not in each.message and "{" not in each.message for each in ordered)
    return [(each.edit, each.field, each.value, each.weight.name) for each in ordered]


def stage(tables: Tables = SAMPLE, **fields: str | bytes) -> str:
    """The stage of a record."""
    return stage_of(Examiner(load(), tables, TODAY).examine(record(**fields)).problems, load())
