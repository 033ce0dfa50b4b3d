"""Sample files of made-up records under the tables and rules in force: one that passes, one with errors (C-COV-14)."""

from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256

from citations.layout.citation import CITATION
from citations.layout.field import Field, Layout
from citations.layout.header import HEADER
from citations.models import BailRow, Charge, Code, CourtAgency, CourtLocation
from citations.models.reference import in_effect
from citations.profiles import Profile
from citations.reading.as_xml import as_xml
from citations.reading.text import text_of, words_of
from citations.services.filing import rehearse
from citations.verdict import Verdict

BADGE = "SAMPLE"


@dataclass(frozen=True)
class Sample:
    """A file and the verdict that it gets today."""

    data: bytes
    verdict: Verdict


def passing(profile: Profile, today: date) -> Sample:
    """Two records without a problem, as far as the tables in force have what a record needs."""
    good = _good(today)
    return _sample([good, good | {"citation_number": "SAMPLE000002", "vehicle_color": ""}], good, profile, today)


def as_document(sample: Sample, today: date) -> bytes:
    """The records of a sample as XML (F-67)."""
    head, *lines = sample.data.splitlines()
    said = [{each.key: _text(line, each) for each in CITATION.fields} for line in lines]
    return as_xml(today, _text(head, HEADER.by_key["agency"]), said)


def _text(line: bytes, field: Field) -> str:
    return words_of(text_of(line[field.cut]))


def failing(profile: Profile, today: date) -> Sample:
    """Records with errors: one that is temporary, one that is rejected, one that only gets reports."""
    good = _good(today)
    records = [
        good | {"citation_number": "SAMPLE000011", "violation_1_section": "", "violation_1_statute": ""},
        good | {"citation_number": "", "violation_date": "13452026", "location_code": "", "last_name": ""},
        good | {"citation_number": "SAMPLE000013", "race": "?", "phone_number": "802-555-01", "officer_last_name": ""},
    ]
    return _sample(records, good, profile, today)


def _sample(records: list[dict[str, str]], good: dict[str, str], profile: Profile, today: date) -> Sample:
    head = {"date": today.strftime("%m%d%Y"), "count": f"{len(records):04d}", "agency": good["issuing_agency"]}
    lines = [_written(HEADER, head), *[_written(CITATION, each) for each in records]]
    data = b"".join(line + b"\n" for line in lines)
    digest = sha256(data).hexdigest()
    return Sample(data, rehearse(source=data, sha256=digest, agency="", profile=profile, today=today))


def _written(layout: Layout, values: dict[str, str]) -> bytes:
    cells = (values.get(each.key, "")[: each.width].ljust(each.width) for each in layout.fields)
    return "".join(cells).encode("latin-1", "replace")


def _good(today: date) -> dict[str, str]:
    """A record that the tables allow: the first of each that is in effect."""
    violation = today - timedelta(7)
    agency = CourtAgency.objects.order_by("key").first()
    location = CourtLocation.objects.order_by("key").values_list("code", flat=True).first()
    statute, section = _charge(violation)
    return {
        "issuing_agency": agency.code if agency else "SAMPLEPD",
        "location_code": (agency.default_location if agency else "") or location or "SAMPLE",
        "citation_number": "SAMPLE000001",
        "violation_date": violation.strftime("%m%d%Y"),
        "violation_time": "0930",
        "violation_ampm": "A",
        "person_type": "P",
        "first_name": "SAM",
        "last_name": "SPECIMEN",
        "street_number": "12",
        "street_name": "EXAMPLE",
        "city": _code("CITIES", violation, "SAMPLETOWN"),
        "state": _code("STATES", violation, "VT"),
        "vehicle_color": _code("VEHCLR", violation, ""),
        "officer_badge": BADGE,
        "officer_last_name": "SAMPLE",
        "appearance_date": (today + timedelta(30)).strftime("%m%d%Y"),
        "violation_1_section": section,
        "violation_1_statute": statute,
    }


def _code(table: str, day: date, otherwise: str) -> str:
    """The first code of a table on a day that fits into every field; without a table anything does."""
    width = min(field.width for field in CITATION.fields if field.table == table)
    codes = Code.objects.filter(in_effect(day), table__iexact=table).order_by("key").values_list("code", flat=True)
    return next((code for code in codes if len(code) <= width), otherwise)


def _charge(day: date) -> tuple[str, str]:
    """Statute and section of an infraction that asks for neither speeds nor an over limit."""
    infractions = Charge.objects.filter(level="infraction").order_by("key")
    bail = BailRow.objects.filter(in_effect(day), special_schedule="")
    known = set(bail.values_list("statute", "section"))
    found = infractions.values_list("statute", "section")
    if not BailRow.objects.exists():
        return found.first() or ("VC", "4000")
    if not Charge.objects.exists():
        return min(known, default=("VC", "4000"))
    return next((each for each in found if each in known), ("VC", "4000"))
