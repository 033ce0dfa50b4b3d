"""Weighing from the command line: sentences, JSON, exit status, and that loading afterwards does what was said."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from citations.court_files import rows_in
from citations.impact.overlay import tables_with
from citations.models import Citation, Code
from citations.queries import profile_of, tables_of
from tests.citations.conftest import filed
from tests.citations.records import file_of, record
from tests.citations.reference import DATA

pytestmark = pytest.mark.usefixtures("stored")

BAIL = "statute,section,effective_from,effective_to,special_schedule,base_fine\n"
CHARGES = "statute,section,description,level,wobbler,dmv_reportable\n"


def weigh(*arguments: str) -> str:
    out = StringIO()
    call_command("weigh_tables", *arguments, stdout=out)
    return out.getvalue()


@pytest.fixture
def new_charge(tmp_path: Path) -> str:
    folder = tmp_path / "new"
    folder.mkdir()
    (folder / "charges.csv").write_text(CHARGES + "VC,9999,New,infraction,N,N\n")
    (folder / "bail_schedule.csv").write_text(BAIL + "VC,9999,,,,35\n")
    return str(folder)


def test_a_folder_is_weighed_and_not_loaded(new_charge):
    filed(file_of(record(violation_1_section="9999"), record(citation_number="2")))
    codes = list(Code.objects.order_by("id").values())
    said = json.loads(weigh(new_charge, "--json"))
    assert (said["examined"], said["changed"]) == (2, 1)
    assert said["moves"] == [{"from": "temporary", "to": "open", "count": 1}]
    assert list(Code.objects.order_by("id").values()) == codes
    assert json.loads(weigh(new_charge, "--json")) == said


def test_sentences_for_people(new_charge):
    filed(file_of(record(violation_1_section="9999")))
    lines = weigh(new_charge).splitlines()
    assert lines[0] == "1 record of the last 90 days was looked at."
    assert "1 record would be open instead of temporary." in lines


def test_the_folder_over_the_stored_tables_is_what_loading_it_makes(new_charge):
    weighed = tables_with(profile_of(), rows_in(Path(new_charge)))
    call_command("load_reference", new_charge, stdout=StringIO())
    assert vars(tables_of(profile_of())).keys() == vars(weighed).keys()
    for name in ("_agencies", "_locations", "_officers", "_charges", "_bail", "filled"):
        assert getattr(tables_of(profile_of()), name) == getattr(weighed, name), name


def test_the_folder_that_is_loaded_already_changes_nothing():
    filed(file_of(record(eye_color="ZZZ")))
    assert "None of them would be different." in weigh(str(DATA / "reference-sample"))


def test_another_profile_is_weighed():
    filed(file_of(record(driver_license_number="1", driver_license_state="VT")))
    said = json.loads(weigh("--profile", "vermont", "--json"))
    assert said["examined"] == Citation.objects.count() == 1
    assert said["problems"] == [{"edit": "17", "field": "driver_license_number", "appear": 1, "go": 0}]


@pytest.mark.parametrize(
    ("arguments", "status", "sentence"),
    [
        ([], 2, "Name a folder"),
        (["--profile", "nowhere"], 2, "no profile nowhere"),
        (["nowhere"], 1, "Nothing was weighed"),
        (["nowhere", "--days", "0"], 1, "number of days"),
        (["nowhere", "--days", "-3"], 1, "number of days"),
    ],
)
def test_a_call_that_cannot_be_answered_is_said(arguments, status, sentence):
    with pytest.raises(CommandError, match=sentence) as caught:
        weigh(*arguments)
    assert caught.value.returncode == status
