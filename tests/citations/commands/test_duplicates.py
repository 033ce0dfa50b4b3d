"""What was sent before: skipped if it is the same, warned about if only its number is (contract, section 9)."""

import pytest
from django.db import connection

from citations import profiles
from citations.models import Citation
from tests.citations.records import file_of, header, record

ONE = record()
TWO = record(citation_number="T2")
CHANGED = record(officer_remarks="CHANGED")


def seen(verdict):
    return [
        (each["stage"], each["case_number"], [it["edit"] for it in each["problems"]]) for each in verdict["records"]
    ]


def test_the_same_record_in_a_later_file_is_skipped(court):
    court.send(file_of(ONE))
    later = court.send(file_of(ONE, record(citation_number="T2")))
    assert seen(later) == [("skipped", "VCT-2016-000001", []), ("open", "VCT-2016-000002", [])]


def test_and_so_it_is_within_a_file_whatever_its_last_byte(court):
    reserved = ONE[:-1] + b"x"
    verdict = court.send(file_of(ONE, ONE[:-1], reserved))
    assert seen(verdict) == [("open", "VCT-2016-000001", [])] + [("skipped", "VCT-2016-000001", [])] * 2


def test_a_changed_record_is_saved_with_a_warning_that_names_the_first_case(court):
    court.send(file_of(ONE))
    verdict = court.send(file_of(CHANGED, record(officer_remarks="AGAIN")))
    assert seen(verdict) == [("open", "VCT-2016-000002", ["16"]), ("open", "VCT-2016-000003", ["16"])]
    for each in verdict["records"]:
        [warning] = each["problems"]
        assert (warning["field"], warning["value"], warning["weight"]) == ("citation_number", "T000001", "warning")
        assert "VCT-2016-000001" in warning["message"]


def test_a_warning_within_a_file_names_the_case_too(court):
    verdict = court.send(file_of(ONE, CHANGED))
    assert seen(verdict) == [("open", "VCT-2016-000001", []), ("open", "VCT-2016-000002", ["16"])]
    assert "VCT-2016-000001" in verdict["records"][1]["problems"][0]["message"]


def test_agency_and_number_are_compared_without_case(court):
    court.send(file_of(record(issuing_agency="vcso", citation_number="ab1")))
    assert seen(court.send(file_of(record(citation_number="AB1"))))[0][2] == ["16"]


def test_the_number_of_another_agency_is_another_number(court):
    court.send(file_of(ONE))
    assert seen(court.send(file_of(record(issuing_agency="CHP", officer_badge=""))))[0][2] == []


def test_unknown_agencies_and_blank_numbers_are_never_warned_about(court):
    for fields in ({"issuing_agency": "ZZZ"}, {"citation_number": ""}):
        court.send(file_of(record(**fields)))
        assert "16" not in seen(court.send(file_of(record(**fields, officer_remarks="OTHER"))))[0][2]


def test_a_rejected_record_is_not_on_file(court):
    bad = {"citation_number": "R1", "location_code": "", "last_name": "", "violation_date": ""}
    first = court.send(file_of(record(**bad), record(**bad)))
    assert [stage for stage, _, _ in seen(first)] == ["rejected", "rejected"]
    again = court.send(file_of(record(**bad), record(**bad), record(citation_number="R1")))
    assert [(stage, edits.count("16")) for stage, _, edits in seen(again)] == [
        ("rejected", 0),
        ("rejected", 0),
        ("open", 0),
    ]


def test_a_rejected_record_that_was_accepted_later_is_skipped_with_that_case_when_its_file_is_sent_again(court):
    bad = record(issuing_agency="NEW", location_code="NEWPLACE", violation_1_section="NEW")
    file = file_of(bad)
    assert seen(court.send(file))[0][0] == "rejected"
    tables = court.folder / "tables"
    tables.mkdir()
    (tables / "agencies.csv").write_text("code,name,default_location,default_court\nNEW,New,,\n")
    court.load(tables)
    assert seen(court.send(file_of(bad, record())))[0] == ("temporary", "VCT-2016-000001", ["code", "14"])
    assert seen(court.send(file)) == [("skipped", "VCT-2016-000001", [])]


def test_an_unreadable_record_is_unreadable_each_time_but_in_a_resent_file(court):
    first, second = file_of(ONE[:100], ONE), file_of(ONE[:100], CHANGED)
    assert [stage for stage, _, _ in seen(court.send(first))] == ["unreadable", "open"]
    assert [stage for stage, _, _ in seen(court.send(second))] == ["unreadable", "open"]
    assert seen(court.send(first)) == [("skipped", None, []), ("skipped", "VCT-2016-000001", [])]


def test_within_a_dry_run_records_meet_each_other(court):
    verdict = court.rehearse(file_of(ONE, ONE, CHANGED))
    assert seen(verdict) == [("open", None, []), ("skipped", None, []), ("open", None, ["16"])]
    assert verdict["records"][2]["problems"][0]["message"]


def test_a_dry_run_knows_what_is_on_file(court):
    court.send(file_of(ONE))
    verdict = court.rehearse(file_of(ONE, CHANGED))
    assert seen(verdict) == [("skipped", "VCT-2016-000001", []), ("open", None, ["16"])]
    assert "VCT-2016-000001" in verdict["records"][1]["problems"][0]["message"]


def test_a_dry_run_is_neither_an_import_nor_an_acceptance(court):
    court.rehearse(file_of(ONE))
    verdict = court.send(file_of(ONE))
    assert (verdict["notes"], seen(verdict)) == ([], [("open", "VCT-2016-000001", [])])


def test_the_same_records_with_other_line_ends_are_another_file_of_known_records(court):
    court.send(file_of(ONE))
    verdict = court.send(file_of(ONE).replace(b"\n", b"\r\n"))
    assert [note["code"] for note in verdict["notes"]] == []
    assert seen(verdict) == [("skipped", "VCT-2016-000001", [])]


@pytest.fixture
def with_profile(monkeypatch, tmp_path):
    """Adds a profile that differs from the reference one in some settings."""
    base = profiles.FOLDER / "ventura-2001.toml"
    (tmp_path / "ventura-2001.toml").write_bytes(base.read_bytes())
    monkeypatch.setattr(profiles, "FOLDER", tmp_path)

    def write(name, settings):
        (tmp_path / f"{name}.toml").write_text(f'extends = "ventura-2001"\n{settings}\n')
        return "--profile", name

    return write


def test_a_court_may_keep_identical_records(court, with_profile):
    keeping = with_profile("keeping", 'identical_record = "keep"')
    verdict = court.send(file_of(ONE, ONE), *keeping)
    assert seen(verdict) == [("open", "VCT-2016-000001", []), ("open", "VCT-2016-000002", ["16"])]
    assert list(Citation.objects.order_by("record").values_list("is_repeat", flat=True)) == [False, True]
    assert seen(court.send(file_of(TWO, ONE), *keeping))[1][2] == ["16"]


def test_a_court_may_fill_up_lines_that_lost_their_blanks(court, with_profile):
    padding = with_profile("padding", "pad_short_lines = true")
    short = ONE.rstrip(b" ")
    file = file_of(short, b"", ONE, agency="CHP")
    verdict = court.send(file, *padding)
    assert [stage for stage, _, _ in seen(verdict)] == ["open", "unreadable", "skipped"]
    assert [note["code"] for note in verdict["notes"]] == ["agency_mismatch"]
    assert file[slice(*verdict["records"][0]["span"])] == short


def test_records_meet_across_chunks(court, monkeypatch):
    monkeypatch.setattr("citations.services.filing.CHUNK", 2)
    file = file_of(ONE, CHANGED, ONE, record(officer_remarks="3"), CHANGED)
    wanted = ["open", "open", "skipped", "open", "skipped"]
    assert [each[0] for each in seen(court.rehearse(file))] == wanted
    verdict = court.send(file)
    assert [each[0] for each in seen(verdict)] == wanted
    assert "VCT-2016-000001" in verdict["records"][3]["problems"][0]["message"]


def test_looking_for_what_is_on_file_takes_a_few_questions_for_a_thousand_records(court, django_assert_max_num_queries):
    records = [record(citation_number=f"N{number}") for number in range(500)]
    with django_assert_max_num_queries(70):
        court.send(header(count="0500") + b"\n" + b"\n".join(records))
    assert connection.vendor == "postgresql"
