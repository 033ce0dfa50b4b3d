"""What was published counts for the next file, and only for that (C-COV-10, C-COV-14)."""

import pytest

from accounts.models import User
from agencies.models import Agency
from citations.models import Code, CourtAgency
from citations.tables.kinds import KINDS
from citations.tables.services.changing import add_row, change_row, publish
from tests.citations.conftest import filed
from tests.citations.records import file_of, record
from tests.citations.tables.test_changing import weighed

pytestmark = pytest.mark.django_db


def found(number: str, **fields: str) -> list[tuple[str, str, str]]:
    citation = filed(file_of(record(citation_number=number, **fields))).citations.get()
    return [(each.edit, each.field, each.weight) for each in citation.problems.all()]


def test_an_agency_is_given_a_location_of_its_own(sheriff: Agency, jb: User) -> None:
    assert found("A1", location_code="NOWHERE") == [("code", "location_code", "hold")]
    row = CourtAgency.objects.get(code="VCSO")
    change = change_row(
        kind=KINDS["agencies"],
        row=row,
        cells={"name": row.name, "default_location": "OJAI", "default_court": row.default_court},
        actor=jb,
        change=None,
        reason="All its citations are written in Ojai",
    )
    assert found("A2", location_code="NOWHERE") == [("code", "location_code", "hold")]
    publish(weighed(change, jb), actor=jb)
    assert found("A3", location_code="NOWHERE") == [("1", "location_code", "note")]
    assert found("A4", location_code="") == []


def test_a_new_code_is_known_from_its_day_on(sheriff: Agency, jb: User) -> None:
    assert Code.objects.filter(table="EYECLR").exists()
    cells = {"table": "EYECLR", "code": "TEAL", "description": "Teal", "effective_from": "2016-06-10"}
    change = add_row(kind=KINDS["codes"], cells=cells, actor=jb, change=None, reason="A new code")
    publish(weighed(change, jb), actor=jb)
    assert found("B1", eye_color="TEAL", violation_date="06092016") == [("code", "eye_color", "report")]
    assert found("B2", eye_color="TEAL", violation_date="06102016") == []
