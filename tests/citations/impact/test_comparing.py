"""The records of a period under two sets of rules: what is counted, what is carried over, and that nothing is written."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from accounts.models import User
from citations.court_files import FILES
from citations.court_rules import Rules
from citations.impact import comparing
from citations.impact.comparing import impact_of
from citations.impact.impact import Impact
from citations.impact.overlay import tables_with
from citations.layout.citation import CITATION
from citations.models import BailRow, Charge, Citation, Code
from citations.profiles import overlaid
from citations.queries import profile_of, tables_of
from citations.queue.services.correcting import correct
from tests.citations.conftest import filed
from tests.citations.queue.waiting import held, only, refused
from tests.citations.records import file_of, record

pytestmark = pytest.mark.usefixtures("stored")

KEYS = {model: file.key_of for model, file in FILES}


def rules(**weights: str) -> Rules:
    """The rules in force, some problems weighed anew: `code__unknown="hold"`."""
    profile = profile_of()
    named = {problem.replace("__", " "): weight for problem, weight in weights.items()}
    return Rules(overlaid(profile, named), tables_of(profile))


def with_rows(model: Any, *rows: dict[str, Any]) -> Rules:
    """The rules in force with some rows put over the stored ones."""
    return Rules(profile_of(), tables_with(profile_of(), {model: {KEYS[model](row): row for row in rows}}))


def weighed(after: Rules, before: Rules | None = None, days: int = 90, **options: Any) -> Impact:
    since = timezone.now() - timedelta(days)
    return impact_of(before=before or rules(), after=after, since=since, **options)


def ended(**cells: str) -> Rules:
    """The rules with a stored code no longer in effect."""
    row = Code.objects.filter(**cells).values("table", "code", "description", "effective_from").get()
    return with_rows(Code, row | {"effective_to": timezone.now().date().replace(year=2001)})


def counted() -> dict[str, int]:
    """Rows of every table, histories and ledger too."""
    with connection.cursor() as cursor:
        counts = {}
        for name in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT count(*) FROM "{name}"')
            counts[name] = cursor.fetchone()[0]
    return counts


def test_the_same_rules_change_nothing():
    filed(file_of(record(), record(citation_number="2", last_name="")))
    impact = weighed(rules())
    assert impact == Impact(examined=2)


def test_an_ended_code_is_found_in_each_record_that_has_it():
    table = CITATION.by_key["eye_color"].table
    code = Code.objects.filter(table=table).values_list("code", flat=True)[0]
    filed(file_of(record(), *[record(citation_number=f"E{n}", eye_color=code) for n in range(3)]))
    impact = weighed(ended(table=table, code=code))
    assert (impact.examined, impact.changed, dict(impact.appearing)) == (4, 3, {("code", "eye_color"): 3})
    assert dict(impact.by_agency) == {"VCSO": 3}


def test_bail_that_ended_makes_open_records_temporary():
    filed(file_of(record(), record(citation_number="2"), record(citation_number="3", violation_1_section="22350")))
    row = BailRow.objects.filter(section="4000(A)").values().first()
    assert row is not None
    over = {"effective_to": timezone.now().date().replace(year=2001)}
    impact = weighed(with_rows(BailRow, row | over))
    assert dict(impact.stages) == {("open", "temporary"): 2}
    assert dict(impact.appearing) == {("14", "violation_1_section"): 2}
    assert [each.number for each in impact.records] == ["T000001", "2"]


def test_a_weight_made_harder_moves_records_whose_problems_stay():
    filed_one = filed(file_of(record(eye_color="ZZZ"))).citations.get()
    assert filed_one.stage == "open"
    impact = weighed(rules(code__unknown="hold", code__unknown__eye_color="hold"))
    assert (impact.changed, dict(impact.stages)) == (1, {("open", "temporary"): 1})
    assert (impact.appearing, impact.going) == ({}, {})


def test_a_charge_added_lets_records_that_were_rejected_be_accepted():
    rejected = refused()
    charge = {"statute": "VC", "section": "9999", "description": "", "level": "infraction"}
    bail = {"statute": "VC", "section": "9999", "effective_from": None, "effective_to": None, "special_schedule": ""}
    made = {
        Charge: charge | {"wobbler": False, "dmv_reportable": False},
        BailRow: bail | {"base_fine": None},
    }
    rows = {model: {KEYS[model](row): row} for model, row in made.items()}
    impact = weighed(Rules(profile_of(), tables_with(profile_of(), rows)))
    assert dict(impact.stages) == {("rejected", "temporary"): 1}
    assert [each.citation for each in impact.records] == [rejected.pk]
    assert dict(impact.going) == {("14", "violation_1_section"): 1}


def test_a_corrected_record_counts_as_it_stands_now(jb_ops: User):
    citation = held()
    values = {"violation_1_section": "4000(A)", "violation_1_statute": "VC"}
    correct(citation=citation, values=values, version=0, actor=jb_ops)
    assert only(citation).stage == "open"
    row = BailRow.objects.filter(section="4000(A)").values().first()
    assert row is not None
    impact = weighed(with_rows(BailRow, row | {"effective_to": timezone.now().date().replace(year=2001)}))
    assert dict(impact.stages) == {("open", "temporary"): 1}


def test_a_corrected_record_that_was_accepted_is_not_rejected_any_more(jb_ops: User):
    citation = held()
    correct(citation=citation, values={"violation_1_section": "4000(A)"}, version=0, actor=jb_ops)
    strict = replace(profile_of(), reject_at=0)
    impact = weighed(Rules(strict, tables_of(strict)))
    assert (impact.records[0].before, impact.records[0].after) == ("open", "temporary")


def test_a_number_that_is_on_file_stays_so_and_weighs_as_the_rules_say():
    filed(file_of(record(), record(first_name="OTHER")))
    assert weighed(rules()) == Impact(examined=2)
    impact = weighed(rules(**{"16__on_file": "hold"}))
    assert (dict(impact.stages), impact.appearing) == ({("open", "temporary"): 1}, {})


def test_a_record_that_does_not_open_is_named_and_the_others_go_on(settings: Any):
    settings.FIELD_KEYS = ["old:" + "A" * 43 + "="]
    lost = filed(file_of(record())).citations.get()
    settings.FIELD_KEYS = ["new:" + "B" * 42 + "A="]
    filed(file_of(record(citation_number="2")))
    impact = weighed(rules())
    assert (impact.examined, impact.unopened, impact.unopened_records) == (1, 1, (lost.pk,))


def test_nothing_is_written():
    filed(file_of(record(), record(citation_number="2", eye_color="ZZZ")))
    before = counted()
    assert weighed(rules(code__unknown="hold", code__unknown__eye_color="hold")).changed == 1
    assert counted() == before


def test_twice_gives_the_same_however_records_are_paged(monkeypatch: pytest.MonkeyPatch):
    filed(file_of(*[record(citation_number=f"N{n}", eye_color="ZZZ" if n % 2 else "") for n in range(7)]))
    after, seen = rules(code__unknown="hold", code__unknown__eye_color="hold"), []
    whole = weighed(after, progress=seen.append)
    monkeypatch.setattr(comparing, "PAGE", 2)
    assert weighed(after, progress=seen.append) == whole
    assert seen == [7, 2, 4, 6, 7]


def test_an_empty_period_has_nothing():
    filed(file_of(record()))
    assert weighed(rules(), days=-1) == Impact()
    assert Citation.objects.count() == 1
