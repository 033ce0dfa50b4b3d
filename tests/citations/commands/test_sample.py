"""The contract's sample through the command, and again, and without storing it."""

import json

import pytest

from citations.models import Case, Citation, Problem, Transfer
from tests.citations.reference import DATA
from workflow.models import Entry

SAMPLE = DATA / "sample-25.txt"


def expected():
    return json.loads((DATA / "sample-25.expected.json").read_text())


def agree(found, wanted, places):
    """Compare as the contract says: `*` is anything but null, `*1` the same text wherever it stands."""
    if isinstance(wanted, dict):
        keys = set(wanted) | ({"message"} & set(found))
        assert set(found) == keys
        for key in wanted:
            agree(found[key], wanted[key], places)
    elif isinstance(wanted, list):
        assert len(found) == len(wanted)
        for one, other in zip(found, wanted, strict=True):
            agree(one, other, places)
    elif wanted == "*":
        assert found is not None
    elif isinstance(wanted, str) and wanted.startswith("*") and wanted[1:].isdigit():
        assert found
        assert places.setdefault(wanted, found) == found
    else:
        assert found == wanted


def without_messages(verdict):
    return json.loads(json.dumps(verdict), object_hook=lambda each: {k: v for k, v in each.items() if k != "message"})


def test_the_sample_has_the_verdicts_of_the_contract(court):
    places = {}
    agree(court.send(SAMPLE), expected(), places)
    assert len(set(places.values())) == len(places)


def test_every_problem_and_note_is_told_in_one_line(court):
    verdict = court.send(SAMPLE)
    messages = [note["message"] for note in verdict["notes"]]
    messages += [problem["message"] for each in verdict["records"] for problem in each["problems"]]
    assert all(message and "\n" not in message for message in messages)


def test_what_is_stored_is_what_was_printed(court):
    verdict = court.send(SAMPLE)
    transfer = Transfer.objects.get()
    totals = verdict["totals"]
    assert (str(transfer.pk), transfer.totals) == (verdict["transfer"], totals)
    assert (transfer.state, transfer.notes) == ("filed", verdict["notes"])
    assert Citation.objects.count() == totals["received"]
    assert Case.objects.count() == totals["open"] + totals["temporary"]
    assert Problem.objects.count() == sum(len(each["problems"]) for each in verdict["records"])
    assert [entry.verb for entry in Entry.objects.order_by("id")] == ["receive", "file"]


def test_sent_again_it_is_skipped_with_the_header_and_the_notes_of_the_first_time(court):
    first = court.send(SAMPLE)
    again = court.send(SAMPLE, "--agency", "HUE", name="renamed.txt")
    assert again["header"] == first["header"]
    assert [note["code"] for note in again["notes"]] == ["agency_mismatch", "resent_file"]
    assert again["totals"]["skipped"] == 25
    assert again["transfer"] != first["transfer"]
    for one, other in zip(first["records"], again["records"], strict=True):
        case = one["case_number"] if one["stage"] in ("open", "temporary", "skipped") else None
        assert other == one | {"stage": "skipped", "problems": [], "case_number": case}
    assert Citation.objects.count() == 25
    dry = court.rehearse(SAMPLE)
    assert dry == again | {"transfer": None}


@pytest.mark.parametrize("is_on_file", [False, True], ids=["first", "with others on file"])
def test_a_dry_run_gives_the_same_verdicts_and_stores_nothing(court, is_on_file):
    if is_on_file:
        data = SAMPLE.read_bytes()
        court.send(data[: 12 * 2697])
    before = Citation.objects.count(), Transfer.objects.count(), Case.objects.count(), Problem.objects.count()
    files = sorted(court.folder.rglob("*"))
    dry = court.rehearse(SAMPLE)
    assert (
        Citation.objects.count(),
        Transfer.objects.count(),
        Case.objects.count(),
        Problem.objects.count(),
    ) == before
    assert sorted(court.folder.rglob("*")) == files
    real = court.send(SAMPLE)
    assert dry["transfer"] is None
    for one, other in zip(dry["records"], real["records"], strict=True):
        assert one["case_number"] is None or one["stage"] == "skipped"
        assert without_messages(one | {"case_number": None}) == without_messages(other | {"case_number": None})


def test_a_second_file_continues_the_case_numbers(court):
    first = court.send(SAMPLE)
    cases = [each["case_number"] for each in first["records"] if each["stage"] in ("open", "temporary")]
    assert cases == [f"VCT-2016-{number:06}" for number in range(1, len(cases) + 1)]
