"""A version of the layout from the day it is added to the file that was read in it: who may, and what everybody sees."""

import io
import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import transaction
from django.db.utils import InternalError
from django.urls import reverse

from citations import profiles
from citations.layout.version import COURT, BadLayout
from citations.layouts.services import add_layout, offer
from citations.models import RecordLayout, Transfer
from citations.partners.folders import Folder
from citations.partners.services.keeping import set_layout
from citations.queries import UnknownLayout, profile_of, verdict_of
from citations.services.filing import rehearse
from citations.services.importing import import_file
from citations.states import Channel
from tests.citations.conftest import filed
from tests.citations.layouts.maple import AGENCY, LABEL, MAPLE, WIDTHS, maple_file, maple_record, table_of
from tests.citations.partners.conftest import drop, machine, partner  # noqa: F401 - fixtures
from tests.citations.partners.test_folder import look
from tests.citations.records import GOOD, TODAY, file_of, record
from tests.citations.views.test_files import as_, sent, text
from workflow.errors import NotNow, NotYou

pytestmark = pytest.mark.django_db

SAID = {
    "name": "Maple RMS",
    "version": "3",
    "header_from": AGENCY[0],
    "header_to": AGENCY[1],
    "separators": "any",
    "source": "Manual of the vendor",
    "as_of": "2016",
}
TEXTS = [{"citation_number": "L1"}, {"citation_number": "L2", "eye_color": "QQQ"}, {"citation_number": ""}]


@pytest.fixture
def layout(sheriff, jb):
    made = add_layout(actor=jb, widths=WIDTHS, **SAID)
    return offer(made, actor=jb, is_offered=True)


def table(data=None):
    return SimpleUploadedFile("fields.csv", table_of() if data is None else data)


def imported(data, label=LABEL):
    return import_file(
        stream=io.BytesIO(data),
        channel=Channel.COMMAND,
        agency="VCSO",
        profile=profile_of("ventura-2001", label),
        today=TODAY,
    )


def told(verdict):
    return [(each.stage, each.citation_number, each.problems) for each in verdict.records]


def test_the_bureau_adds_a_layout_tries_it_and_offers_it(sheriff, jb, poc):
    answer = as_(jb).post(reverse("layout_new"), SAID | {"table": table()})
    row = RecordLayout.objects.get()
    assert answer["Location"] == reverse("layout_page", args=[row.pk])
    assert (row.as_version(), row.is_offered, row.added_by) == (MAPLE, False, jb)
    check = reverse("citation_check")
    assert LABEL in text(as_(jb).get(f"{check}?layout={LABEL}"))
    assert "Layout of the records" not in text(as_(poc).get(check))
    trial = as_(jb).post(
        check, sent(maple_file(maple_record()), agency=sheriff.interchange_code, layout=LABEL, json="yes")
    )
    assert json.loads(trial.content)["totals"]["open"] == 1
    assert "Layout of the records" not in text(as_(jb).get(reverse("citation_upload")))
    as_(jb).post(reverse("layout_offer", args=[row.pk]), {"to": "yes"})
    assert LABEL in text(as_(poc).get(check))
    as_(poc).post(
        reverse("citation_upload"), sent(maple_file(maple_record()), agency=sheriff.interchange_code, layout=LABEL)
    )
    transfer = Transfer.objects.get()
    assert transfer.layout == LABEL
    assert f'<dd><a href="{reverse("layout_list")}">{LABEL}</a></dd>' in text(
        as_(poc).get(reverse("transfer_page", args=[transfer.pk]))
    ).replace(" </dd>", "</dd>")


@pytest.mark.parametrize(
    ("change", "field", "words"),
    [
        ({"table": table(b"field,width\ncolour,3\n")}, "table", "the court reads no field of this name"),
        ({"table": table(b"x" * 200_001)}, "table", "at most 200 KB"),
        ({"header_to": ""}, "header_to", "Say both positions, or none."),
        ({"header_to": "999"}, "header_from", "so not at 21 to 999"),
        ({"name": "Ventura County", "version": "2001"}, "version", "There is a layout of this name and version."),
        ({"source": ""}, "source", "required"),
    ],
)
def test_a_form_with_an_error_says_where_and_keeps_the_rest(sheriff, jb, change, field, words):
    answer = as_(jb).post(reverse("layout_new"), SAID | {"table": table()} | change)
    assert (answer.status_code, RecordLayout.objects.count()) == (422, 0)
    assert words in " ".join(answer.context["form"].errors[field])
    assert "Manual of the vendor" in text(answer) or field == "source"


def test_the_same_name_and_version_come_once(layout, jb):
    answer = as_(jb).post(reverse("layout_new"), SAID | {"table": table()})
    assert "There is a layout of this name and version." in text(answer)
    with pytest.raises(NotNow):
        add_layout(actor=jb, widths=WIDTHS, **SAID)
    with pytest.raises(BadLayout):
        add_layout(actor=jb, widths=WIDTHS[:2], **SAID | {"version": "4"})


@pytest.mark.parametrize("role", ["poc", "dps", "admin"])
def test_only_the_bureau_keeps_them(role, layout, request):
    person = request.getfixturevalue(role)
    assert as_(person).get(reverse("layout_list")).status_code == 200
    assert "Offer it" not in text(as_(person).get(reverse("layout_page", args=[layout.pk])))
    assert as_(person).post(reverse("layout_offer", args=[layout.pk]), {"to": "no"}).status_code == 403
    with pytest.raises(NotYou):
        add_layout(actor=person, widths=WIDTHS, **SAID | {"version": "4"})


@pytest.mark.parametrize("column", ["widths", "separators", "label", "header_from"])
def test_a_layout_that_files_were_read_in_stays_as_it_is(layout, column):
    changed = {"widths": [], "separators": "none", "label": "Other", "header_from": 13}
    with pytest.raises(InternalError), transaction.atomic():
        RecordLayout.objects.filter(pk=layout.pk).update(**{column: changed[column]})
    with pytest.raises(InternalError), transaction.atomic():
        RecordLayout.objects.all().delete()


def test_records_get_the_verdicts_that_they_would_get_in_the_courts_layout(layout):
    data = file_of(*(record(**each) for each in TEXTS))
    ours = rehearse(source=data, sha256="0" * 64, agency="VCSO", profile=profiles.load(), today=TODAY)
    theirs = verdict_of(imported(maple_file(*(maple_record(**each) for each in TEXTS))))
    assert [each.stage for each in theirs.records] == ["open", "open", "temporary"]
    assert told(theirs) == told(ours)
    assert theirs.notes == ours.notes == []
    again = rehearse(source=data, sha256="0" * 64, agency="VCSO", profile=profiles.load(), today=TODAY)
    assert [(each.stage, each.case_number) for each in again.records] == [
        ("skipped", each.case_number) for each in theirs.records
    ]


def test_a_record_of_another_length_is_told_the_length_of_its_layout(layout):
    (short,) = verdict_of(imported(maple_file() + maple_record()[:100] + b"\n")).records
    assert short.stage == "unreadable"
    assert short.problems[0].message == "The record has 100 bytes, not 192, so it cannot be cut into fields."


def test_a_file_that_was_read_in_the_wrong_layout_may_be_sent_again_in_the_right_one(layout):
    data = maple_file(maple_record())
    wrong, right, again = imported(data, COURT.label), imported(data), imported(data)
    assert [each.layout for each in (wrong, right, again)] == [COURT.label, LABEL, LABEL]
    assert [each.resend_of for each in (wrong, right, again)] == [None, None, right]
    assert [verdict_of(each).records[0].stage for each in (wrong, right, again)] == ["unreadable", "open", "skipped"]


def test_the_command_reads_a_layout_by_its_name_and_knows_no_other(layout, tmp_path):
    path = tmp_path / "maple.txt"
    path.write_bytes(maple_file(maple_record()))
    out = io.StringIO()
    call_command("import_citations", str(path), "--layout", LABEL, "--today", "2016-06-30", "--json", stdout=out)
    assert json.loads(out.getvalue())["totals"]["open"] == 1
    with pytest.raises(CommandError, match=r"There is no layout Oak 1\. There are: Ventura County 2001, Maple RMS 3\."):
        call_command("import_citations", str(path), "--layout", "Oak 1", stdout=out)
    with pytest.raises(UnknownLayout):
        profile_of("vermont", "Oak 1")


def test_a_system_has_a_layout_until_it_has_another_one(layout, machine, dps, jb):  # noqa: F811 - a fixture
    page = reverse("partner_page", args=[machine.partner.pk])
    act = reverse("partner_layout", args=[machine.partner.pk])
    assert as_(dps).post(act, {"layout": layout.pk}).status_code == 302
    offer(layout, actor=jb, is_offered=False)
    assert f'<option value="{layout.pk}" selected>{LABEL}</option>' in text(as_(dps).get(page))
    answer = machine.post(reverse("api:check"), maple_file(maple_record()))
    assert answer.json()["totals"]["open"] == 1
    sent_in = machine.post(reverse("api:transfers"), maple_file(maple_record())).json()["transfer"]
    assert Transfer.objects.get(pk=sent_in).layout == LABEL
    set_layout(machine.partner, actor=dps, layout=None)
    assert machine.post(reverse("api:check"), file_of(record())).json()["totals"]["open"] == 1
    other = as_(dps).post(act, {"layout": layout.pk})
    assert other.status_code == 422
    with pytest.raises(NotYou):
        set_layout(machine.partner, actor=jb, layout=layout)


def test_what_is_sent_as_json_has_no_layout_of_its_own(layout, machine, dps):  # noqa: F811 - a fixture
    set_layout(machine.partner, actor=dps, layout=layout)
    said = {"date": "2016-06-29", "agency": "VCSO", "citations": [GOOD]}
    answer = machine.post(reverse("api:transfers"), json.dumps(said), "application/json")
    assert Transfer.objects.get(pk=answer.json()["transfer"]).layout == COURT.label
    tried = machine.post(reverse("api:check"), json.dumps(said), "application/json")
    assert tried.json()["totals"]["unreadable"] == 0


def test_a_dropped_file_is_read_in_the_layout_of_its_system(layout, partner, drop, dps):  # noqa: F811 - fixtures
    set_layout(partner, actor=dps, layout=layout)
    folder = Folder(drop / "maple")
    folder.prepare()
    (folder.incoming / "june.txt").write_bytes(maple_file(maple_record()))
    look()
    look()
    assert Transfer.objects.get().layout == LABEL


def test_people_are_told_where_a_field_stood_in_what_they_sent(layout, poc, jb):
    wrong = imported(maple_file(maple_record(location_code="", eye_color="QQQ"))).citations.get()
    page = text(as_(poc).get(reverse("citation_page", args=[wrong.pk])))
    assert f"It was sent in the layout {LABEL}." in page
    place = MAPLE.by_key["eye_color"]
    assert f"; in the layout {LABEL}: {place.start} to {place.end}." in page
    assert f'<td data-label="As sent" class="num">{place.start}–{place.end}</td>' in page
    correction = as_(jb).get(reverse("citation_correct", args=[wrong.pk]))
    assert f"Eye Color, positions {place.start} to {place.end}:" in correction.context["for_agency"]
    assert "Positions here are those of the court’s record" in text(correction)


def test_a_missing_field_of_the_layout_is_said_to_be_missing_there(sheriff, poc, jb):
    add_layout(actor=jb, widths=[each for each in WIDTHS if each[0] != "location_code"], **SAID)
    lacking = RecordLayout.objects.get().as_version()
    line = b"".join(GOOD.get(each.key, "").encode().ljust(each.width) for each in lacking.fields)
    citation = imported(b"062920160001".ljust(lacking.length) + b"\n" + line).citations.get()
    assert f"; the layout {LABEL} lacks it." in text(as_(poc).get(reverse("citation_page", args=[citation.pk])))
    correction = as_(jb).get(reverse("citation_correct", args=[citation.pk]))
    assert "Location Code, which your layout lacks:" in correction.context["for_agency"]


def test_a_record_that_is_right_in_another_layout_is_said_to_look_like_it(layout, poc):
    lines = [maple_record(citation_number=f"L{number}", first_name="ANN") for number in range(3)]
    wrong = filed(maple_file(*lines))
    page = text(as_(poc).get(reverse("citation_page", args=[wrong.citations.get(record=1).pk])))
    assert f"This record looks like a record of the layout {LABEL}." in page
    looked = text(as_(poc).get(reverse("transfer_page", args=[wrong.pk]) + "?look=shifts"))
    assert f"look like a record of the layout {LABEL}" in looked or f"look like records of the layout {LABEL}" in looked
    ours = imported(file_of(record()))
    trial = as_(poc).get(reverse("citation_page", args=[ours.citations.get().pk]))
    assert "looks like a record of the layout Ventura County 2001" in text(trial)
