"""The court's tables: loaded from what is there, replaced by key, and asked only where they have rows (contract, section 3)."""

import pytest
from django.core.management import CommandError

from citations.models import BailRow, Charge, Code, CourtAgency, CourtOfficer
from tests.citations.records import file_of, record
from tests.citations.reference import DATA

AGENCIES = "code,name,default_location,default_court\n"
CODES = "table,code,description,effective_from,effective_to\n"
BAIL = "statute,section,effective_from,effective_to,special_schedule,base_fine\n"
CHARGES = "statute,section,description,level,wobbler,dmv_reportable\n"


@pytest.fixture
def load(bare_court):
    """Loads a folder with just these files."""
    count = iter(range(100))

    def write(**files: str | bytes) -> str:
        folder = bare_court.folder / f"tables-{next(count)}"
        folder.mkdir()
        for name, text in files.items():
            (folder / f"{name}.csv").write_bytes(text if isinstance(text, bytes) else text.encode())
        return bare_court.load(folder)

    return write


def snapshot():
    return [list(model.objects.order_by("id").values()) for model in (CourtAgency, CourtOfficer, Charge, BailRow, Code)]


def test_loading_the_same_folder_again_changes_nothing(bare_court):
    bare_court.load()
    before = snapshot()
    bare_court.load()
    assert snapshot() == before


def test_without_any_tables_nothing_is_checked_against_them(bare_court):
    verdict = bare_court.send(file_of(record(issuing_agency="ANY", race="ANY", violation_1_section="ANY")))
    assert (verdict["records"][0]["stage"], verdict["records"][0]["problems"]) == ("open", [])


def test_some_tables_may_be_there_and_others_not(bare_court, load):
    load(agencies=AGENCIES + "CHP,,,\n", codes=CODES + "RACECD,W,,,\n")
    fields = {"issuing_agency": "ANY", "race": "ANY", "sex": "Z", "violation_1_section": "ANY"}
    [first] = bare_court.send(file_of(record(**fields)))["records"]
    assert [(each["edit"], each["field"]) for each in first["problems"]] == [
        ("code", "issuing_agency"),
        ("code", "race"),
    ]


def test_a_row_is_replaced_by_its_key_in_either_case_and_none_is_removed(load):
    load(agencies=AGENCIES + "VCSO,Old,,\nCHP,Patrol,,\n")
    load(agencies=AGENCIES + " vcso ,New,OJAI,\n")
    assert list(CourtAgency.objects.order_by("id").values_list("code", "name", "default_location")) == [
        ("vcso", "New", "OJAI"),
        ("CHP", "Patrol", ""),
    ]


def test_days_belong_to_the_key_of_bail_and_codes(load):
    load(bail_schedule=BAIL + "VC,1,2010-01-01,,speed,35\nVC,1,,,,\nVC,1,2010-01-01,2012-12-31,,40.50\n")
    assert list(BailRow.objects.order_by("id").values_list("effective_from", "effective_to", "base_fine")) != []
    assert BailRow.objects.count() == 2
    load(codes=CODES + "VEHCLR,RED,,2001-01-01,\nVEHCLR,Red,Red,2001-01-01,2002-01-01\nvehclr,RED,,,\n")
    assert Code.objects.count() == 2


def test_a_file_without_rows_leaves_its_table(load):
    load(agencies=AGENCIES + "CHP,,,\n")
    assert load(agencies=AGENCIES, locations="", charges="\n\n") == "No table has rows here, so nothing was changed.\n"
    assert CourtAgency.objects.count() == 1


def test_columns_come_in_any_order_with_others_and_a_mark_before_them(load):
    text = "\ufeffnote, Name ,code,default_court,default_location\nx, Patrol , CHP ,,\n,,,,\n"
    assert load(agencies=text.replace("\n", "\r\n")) == "agencies.csv: 1 row\n"
    assert CourtAgency.objects.values_list("code", "name").get() == ("CHP", "Patrol")


@pytest.mark.parametrize(
    ("files", "sentence"),
    [
        ({"codes": CODES + "SEX,M,,,\nSEX,F,,01/02/2010,\n"}, "codes.csv, row 3, column effective_from: must be a day"),
        ({"charges": CHARGES + "VC,1,,crime,N,N\n"}, "charges.csv, row 2, column level: must be one of infraction"),
        ({"charges": CHARGES + "VC,1,,felony,maybe,N\n"}, "row 2, column wobbler: must be Y or N"),
        ({"bail_schedule": BAIL + "VC,1,,,,much\n"}, "row 2, column base_fine: must be an amount"),
        ({"bail_schedule": BAIL + "VC,1,,,,NaN\n"}, "row 2, column base_fine: must be an amount"),
        ({"agencies": AGENCIES + ",Nobody,,\n"}, "agencies.csv, row 2, column code: must not be blank"),
        ({"agencies": "code,name\nCHP,\n"}, "agencies.csv, row 1, column default_location: the column is missing"),
        (
            {"agencies": "code,code,name,default_location,default_court\nA,B,,,\n"},
            "column code: the column stands twice",
        ),
        ({"agencies": AGENCIES + "CHP,a,b,c,d\n"}, "agencies.csv, row 2: the row has more cells"),
        ({"agencies": AGENCIES.encode() + b"CHP,\xff,,\n"}, "agencies.csv: the text is not UTF-8"),
        ({"agencies": AGENCIES + "CHP,a\x00b,,\n"}, "agencies.csv"),
        ({"agencies": AGENCIES + "CHP," + "x" * 200_000 + ",,\n"}, "agencies.csv: the text is not CSV"),
    ],
)
def test_a_bad_row_is_named_and_nothing_is_loaded(load, files, sentence):
    with pytest.raises(CommandError, match="Nothing was loaded") as caught:
        load(**{"locations": "code,name\nOJAI,Ojai\n"} | files)
    assert sentence in str(caught.value)
    assert snapshot() == [[], [], [], [], []]


def test_a_folder_that_is_not_there_is_said(bare_court):
    with pytest.raises(CommandError, match="There is no folder"):
        bare_court.load(DATA / "nowhere")


def test_the_other_name_of_a_statute_is_understood_in_the_tables_too(bare_court, load):
    load(charges=CHARGES + "CVC,4000(A),,INFRACTION,n,y\n", bail_schedule=BAIL + "vc,4000a,,,,35\n")
    verdict = bare_court.send(file_of(record(), record(citation_number="2", violation_1_statute="CVC")))
    assert [each["stage"] for each in verdict["records"]] == ["open", "open"]


def test_the_name_of_a_code_table_is_compared_without_case(bare_court, load):
    load(codes=CODES + "racecd,W,,,\n")
    [first] = bare_court.send(file_of(record(race="X")))["records"]
    assert [each["field"] for each in first["problems"]] == ["race"]


def test_a_table_that_no_field_uses_is_loaded_and_said(load, capsys):
    assert load(codes=CODES + "RACECOD,W,,,\nRaceCd,W,,,\n") == "codes.csv: 2 rows\n"
    assert capsys.readouterr().err == "codes.csv: no field of a citation uses the table RACECOD.\n"
