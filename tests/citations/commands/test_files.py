"""Files that are odd as a whole, and files that cannot be read at all (contract, sections 1, 2 and 4)."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from citations.keeping.sealing import CannotBeOpened
from citations.keeping.storage import opened, path_of
from citations.models import Transfer
from tests.citations.records import file_of, header, record

ONE, TWO = record(), record(citation_number="T2")
NO_HEADER = {"date": None, "count": None, "agency": None}


def codes(verdict):
    return [note["code"] for note in verdict["notes"]]


@pytest.mark.parametrize(
    ("data", "notes"),
    [
        (b"", ["empty_file"]),
        (b"\r\n\x1a", ["empty_file"]),
        (b"\xef\xbb\xbf\n", ["bom", "empty_file"]),
        ("0629".encode("utf-16"), ["not_ascii"]),
        (b"PK\x03\x04\x00\x00", ["not_ascii"]),
    ],
)
def test_what_is_no_citation_file_is_refused_each_time(court, data, notes):
    for _ in range(2):
        verdict = court.send(data)
        assert (codes(verdict), verdict["header"], verdict["records"]) == (notes, NO_HEADER, [])
        assert codes(court.rehearse(data)) == notes
    assert [transfer.state for transfer in Transfer.objects.all()] == ["refused", "refused"]


@pytest.mark.parametrize(
    ("data", "notes", "count"),
    [
        (b"\xef\xbb\xbf" + file_of(ONE), ["bom"], 1),
        (header(count="0002") + ONE, ["count_mismatch"], 1),
        (header(agency="") + ONE, ["old_header"], 1),
        (header()[:2684] + ONE, ["old_header"], 1),
        (header(sent="") + ONE, ["bad_header"], 1),
        (header(count="") + ONE, ["bad_header"], 1),
        (ONE + b"\n" + TWO, ["bad_header"], 2),
        (ONE + TWO, ["bad_header"], 2),
        (b"hello\n" + ONE, ["bad_header"], 1),
        (header(count="0000"), [], 0),
    ],
)
def test_notes_never_keep_records_from_being_processed(court, data, notes, count):
    verdict = court.send(data)
    assert (codes(verdict), [each["stage"] for each in verdict["records"]]) == (notes, ["open"] * count)
    assert [data[slice(*each["span"])] for each in verdict["records"]] == [ONE, TWO][:count]


@pytest.mark.parametrize(
    ("option", "named", "records", "is_noted"),
    [
        ([], "VCSO", [ONE], False),
        (["--agency", "vcso"], "VCSO", [ONE], False),
        (["--agency", " VCSO "], "VCSO", [ONE], False),
        (["--agency", "HUE"], "VCSO", [ONE], True),
        (["--agency", "HUE"], "", [ONE], True),
        (["--agency", "HUE"], "", [], False),
        ([], "CHP", [ONE], True),
        ([], "", [ONE, TWO], False),
        ([], "", [ONE, record(issuing_agency="CHP", officer_badge="")], True),
        ([], "VCSO", [record(issuing_agency="")], False),
        ([], "CHP", [ONE[:50]], False),
        (["--agency", "Ā"], "", [ONE], True),
    ],
)
def test_everything_in_a_file_should_be_from_one_agency(court, option, named, records, is_noted):
    data = file_of(*records, agency=named)
    for verdict in (court.rehearse(data, *option), court.send(data, *option)):
        assert ("agency_mismatch" in codes(verdict)) == is_noted
        assert verdict["header"]["agency"] == (named or None)


def test_the_agency_of_the_file_never_fills_a_blank_one(court):
    verdict = court.send(file_of(record(issuing_agency="")), "--agency", "VCSO")
    assert (verdict["records"][0]["agency"], verdict["records"][0]["stage"]) == ("", "temporary")


def test_an_unreadable_record_tells_its_length(court):
    [first] = court.send(file_of(ONE[:2694]))["records"]
    assert (first["agency"], first["citation_number"], first["case_number"]) == ("", "", None)
    [problem] = first["problems"]
    assert {key: problem[key] for key in ("edit", "field", "value", "weight")} == {
        "edit": "structure",
        "field": "record",
        "value": "2694",
        "weight": "hold",
    }


def test_text_that_could_break_a_row_comes_back_as_it_was(court):
    name = "A\\N\\t<b>;'"
    found = court.send(file_of(record(last_name=name, business_name="\\.", first_name=b"\t\x00\xff")))
    assert [(each["field"], each["value"]) for each in found["records"][0]["problems"]] == [
        ("first_name", "ÿ"),
        ("business_name", "\\."),
    ]


def test_the_bytes_are_kept_for_nobody_else_to_read(court):
    data = file_of(record(last_name="CANARY"))
    sha256 = court.send(data)["sha256"]
    path = path_of(sha256)
    assert (path.stat().st_mode & 0o077, path.parent.stat().st_mode & 0o077) == (0, 0)
    assert b"CANARY" not in path.read_bytes()
    with opened(sha256, len(data)) as source:
        assert source[:] == data
    with pytest.raises(CannotBeOpened, match="not as long"), opened(sha256, len(data) + 1):
        pass


@pytest.mark.parametrize("options", [[], ["--dry-run"]])
@pytest.mark.parametrize("name", ["missing.txt", "folder", "two\nlines"])
def test_a_file_that_cannot_be_read_is_said_in_one_line(court, name, options):
    (court.folder / "folder").mkdir()
    with pytest.raises(CommandError, match="cannot be read") as caught:
        call_command("import_citations", str(court.folder / name), "--json", *options, stdout=StringIO())
    assert (caught.value.returncode, "\n" in str(caught.value)) == (2, False)
    assert Transfer.objects.count() == 0


def test_an_unknown_profile_is_said_with_those_there_are(court):
    with pytest.raises(CommandError, match=r"no profile nowhere.*ventura-2001, vermont") as caught:
        court.send(file_of(ONE), "--profile", "nowhere")
    assert caught.value.returncode == 2


def test_each_profile_has_case_numbers_of_its_own(court):
    assert court.send(file_of(ONE), "--profile", "vermont")["records"][0]["case_number"] == "VJB-2016-000001"
    assert court.send(file_of(TWO))["records"][0]["case_number"] == "VCT-2016-000001"
    assert court.send(file_of(record(citation_number="T3")), today="2017-01-02")["records"][0]["case_number"] == (
        "VCT-2017-000001"
    )


def test_without_json_a_person_gets_a_summary(court):
    path = court.folder / "file.txt"
    path.write_bytes(header(count="0009") + b"\n" + ONE + b"\nx")
    out = StringIO()
    call_command("import_citations", str(path), "--today", "2016-06-30", stdout=out)
    assert out.getvalue().splitlines() == [
        "The header names another number of citations than the file has.",
        "2 records: 1 open, 0 temporary, 0 rejected, 1 unreadable, 0 skipped.",
    ]


def test_a_file_that_cannot_be_kept_is_not_imported(court):
    (court.folder / "media").write_text("a file where the folder should be")
    with pytest.raises(CommandError, match="could not be kept") as caught:
        court.send(file_of(ONE))
    assert (caught.value.returncode, Transfer.objects.count()) == (1, 0)
