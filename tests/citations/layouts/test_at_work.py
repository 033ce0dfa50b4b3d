"""Layouts that change while files are under way, and records of other layouts where only the file has their bytes."""

# ruff: noqa: F811 - fixtures are imported, and then named as arguments

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from citations.conformance.words import record_of
from citations.layout.citation import CITATION, LENGTH
from citations.layout.version import COURT
from citations.layouts.services import add_layout, offer
from citations.models import ConformanceTry, Partner, Transfer
from citations.models.image_read import Purpose
from citations.partners.folders import Folder
from citations.partners.services import dropping
from citations.partners.services.keeping import set_layout
from citations.services.opening import open_image
from tests.citations.conformance.conftest import DAY, court, pack  # noqa: F401 - fixtures
from tests.citations.layouts.maple import LABEL, WIDTHS, maple_file, maple_record
from tests.citations.layouts.test_layouts import SAID, imported, layout  # noqa: F401 - a fixture
from tests.citations.partners.conftest import drop, machine, partner, stranger  # noqa: F401 - fixtures
from tests.citations.partners.test_folder import look
from tests.citations.records import GOOD, record
from tests.citations.views.test_files import as_, sent, text
from workflow.errors import NotNow

pytestmark = pytest.mark.django_db

TURNED = [(each.key, each.width) for each in reversed(CITATION.fields)]
"""The court's own fields from the last to the first: a record of the same length in which everything stands elsewhere."""


def turned(raw: bytes) -> bytes:
    """A record of the court as such a system writes it."""
    return b"".join(raw[each.cut] for each in reversed(CITATION.fields))


@pytest.fixture
def by_turns(sheriff, jb):
    said = SAID | {"name": "Turned", "version": "1"}
    return offer(add_layout(actor=jb, widths=TURNED, **said), actor=jb, is_offered=True)


def test_a_file_is_not_read_in_another_layout_than_the_one_that_was_chosen(layout, jb, poc, sheriff):
    """The only other layout is taken back while somebody has the form open."""
    offer(layout, actor=jb, is_offered=False)
    data = sent(maple_file(maple_record()), agency=sheriff.interchange_code, layout=LABEL)
    answer = as_(poc).post(reverse("citation_upload"), data)
    assert (answer.status_code, Transfer.objects.count()) == (422, 0)
    assert "can no longer be chosen" in text(answer)
    own = as_(poc).post(
        reverse("citation_upload"),
        sent(maple_file(maple_record()), agency=sheriff.interchange_code, layout=COURT.label),
    )
    assert (own.status_code, Transfer.objects.get().layout) == (302, COURT.label)


def test_whoever_saw_no_layouts_sends_a_file_of_the_courts_own(layout, poc, sheriff):
    """The form was opened before there were others."""
    answer = as_(poc).post(
        reverse("citation_upload"), sent(maple_file(maple_record()), agency=sheriff.interchange_code)
    )
    assert (answer.status_code, Transfer.objects.get().layout) == (302, COURT.label)


def test_a_file_in_a_folder_is_read_in_the_layout_of_the_moment_in_which_it_is_taken(
    layout,
    partner,
    drop,
    dps,
    monkeypatch,
):
    folder = Folder(drop / "maple")
    folder.prepare()
    (folder.incoming / "june.txt").write_bytes(maple_file(maple_record()))
    look()
    keep = dropping.storage.keep

    def meanwhile(stream):
        set_layout(Partner.objects.get(), actor=dps, layout=layout)
        return keep(stream)

    monkeypatch.setattr(dropping.storage, "keep", meanwhile)
    look()
    assert Transfer.objects.get().layout == LABEL


def test_a_skipped_record_is_opened_in_the_courts_form_and_keeps_its_secrets(by_turns, poc):
    line = turned(record(social_security_number="987654321", date_of_birth="01311990"))
    head = (b"062920160003".ljust(20) + b"VCSO").ljust(LENGTH)
    transfer = imported(b"\n".join([head, line, line, b"short"]) + b"\n", "Turned 1")
    first, again, short = transfer.citations.order_by("record")
    assert (first.stage, again.stage, short.stage) == ("open", "skipped", "unreadable")
    images = [open_image(each, reader=poc, purpose=Purpose.PAGE) for each in (first, again, short)]
    assert images[0] == images[1] == record(social_security_number="987654321", date_of_birth="01311990")
    assert images[2] == b"short"
    page = text(as_(poc).get(reverse("citation_page", args=[again.pk])))
    assert GOOD["last_name"] in page
    assert "987654321" not in page
    assert "01311990" not in page


def test_people_of_an_agency_see_their_own_systems_beside_a_layout(
    layout,
    partner,
    stranger,
    poc,
    jb,
    dps,
):
    for each in (partner, stranger.partner):
        set_layout(each, actor=dps, layout=layout)
    page = reverse("layout_page", args=[layout.pk])
    shown = {
        name: ["Maple records system" in text(as_(user).get(page)), "Birch records system" in text(as_(user).get(page))]
        for name, user in (("poc", poc), ("jb", jb))
    }
    assert shown == {"poc": [True, False], "jb": [True, True]}


def test_no_layout_is_called_as_the_courts_own(sheriff, jb):
    with pytest.raises(NotNow):
        add_layout(actor=jb, widths=WIDTHS, **SAID | {"name": "Ventura", "version": "County 2001"})


def test_a_system_answers_the_pack_in_the_layout_that_it_writes(by_turns, machine, pack, dps, poc):
    set_layout(machine.partner, actor=dps, layout=by_turns)
    page = reverse("conformance_page", args=[machine.partner.pk])
    shown = text(as_(poc).get(page))
    assert ("Layout of the records" in shown, "in the layout Turned 1" in shown) == (False, True)
    lines = [turned(record_of(each.values).ljust(LENGTH)) for each in pack.asked]
    head = f"{DAY:%m%d%Y}{len(lines):04}".encode().ljust(20) + pack.agency.encode()
    answer = b"\n".join([head.ljust(LENGTH), *lines]) + b"\n"
    with time_machine.travel(f"{DAY}T18:00:00Z", tick=False):
        assert machine.post("/api/v1/conformance", answer).json()["passed"] == len(lines)
        as_(poc).post(page, {"file": SimpleUploadedFile("ours.txt", answer)})
    assert [each.is_pass for each in ConformanceTry.objects.all()] == [True, True]
