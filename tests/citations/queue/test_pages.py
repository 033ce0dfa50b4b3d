"""The pages of the queue: who opens them, what they show and keep secret, and what their buttons do."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from citations.layout.citation import CITATION
from citations.models import Correction, ImageRead, SavedFilter
from citations.queue.queries import corrected_values
from citations.queue.services.assigning import assign
from citations.queue.services.correcting import correct
from citations.services.opening import open_image
from tests.citations.conftest import filed
from tests.citations.queue.waiting import BAD_CHARGE, UNKNOWN_CODES, held, only, refused, version
from tests.citations.queue.walking import QUEUE, as_, correct_url, text, typed
from tests.citations.records import file_of, record

pytestmark = pytest.mark.django_db

EYES = CITATION.by_key["eye_color"].cut
ROLES = {"head": 403, "poc": 403, "officer_user": 403, "dps": 200, "jb": 200, "jb_ops": 200, "admin": 200}


def numbers(answer):
    return [row.citation_number for row in answer.context["page"]]


@pytest.mark.parametrize("role", ROLES)
def test_the_queue_is_open_to_the_state_only(role, sheriff, request):
    citation, client = held(), as_(request.getfixturevalue(role))
    odd = "?q=%00%27&agency=x&badge=%25&edit=z&field=y&stage=9&age=never&who=me&before=e30&sort=x&after=%25"
    for url in (QUEUE, QUEUE + odd, correct_url(citation), correct_url(citation) + "?compare=later"):
        assert (url, client.get(url).status_code) == (url, ROLES[role])


@pytest.mark.parametrize("role", ["dps", "admin", "poc"])
def test_who_is_not_of_the_court_looks_and_changes_nothing(role, sheriff, request):
    citation, client = held(), as_(request.getfixturevalue(role))
    answers = [
        client.post(correct_url(citation), {"do": "save", "version": 0, "eye_color": "BRO"}),
        client.post(reverse("citation_line", args=[citation.pk])),
        client.post(reverse("citation_assign"), {"pick": citation.pk, "mine": "1"}),
        client.get(reverse("citation_bulk") + "?edit=code&field=eye_color"),
    ]
    assert [answer.status_code for answer in answers] == [403, 403, 403, 403]
    assert Correction.objects.count() == 0


def test_what_never_waited_has_no_page(sheriff, jb):
    transfer = filed(file_of(record(citation_number="GOOD"), record(citation_number="SHORT")[:99]))
    client = as_(jb)
    assert [client.get(correct_url(each)).status_code for each in transfer.citations.all()] == [404, 404]
    assert client.get("/citations/queue/999999/").status_code == 404


def test_the_queue_is_filtered_by_what_the_address_says(sheriff, jb, jb_ops):
    assert "Nothing waits" in text(as_(jb).get(QUEUE))
    one = held("ONE", officer_badge="601")
    held("TWO", officer_badge="777", issuing_agency="OXPD", appearance_date="")
    three = refused("THREE")
    client = as_(jb)
    assign(citations=[one], to=jb, actor=jb)
    assign(citations=[three], to=jb_ops, actor=jb)
    found = {
        query: numbers(client.get(QUEUE + query))
        for query in (
            "",
            "?sort=-oldest",
            "?stage=rejected",
            "?agency=oxpd",
            "?badge=777",
            "?edit=code&field=eye_color",
            "?edit=1",
            "?age=7",
            "?who=mine",
            "?who=nobody",
            f"?who={jb_ops.pk}",
            "?q=thr",
        )
    }
    assert found == {
        "": ["ONE", "TWO", "THREE"],
        "?sort=-oldest": ["THREE", "TWO", "ONE"],
        "?stage=rejected": ["THREE"],
        "?agency=oxpd": ["TWO"],
        "?badge=777": ["TWO"],
        "?edit=code&field=eye_color": ["ONE", "TWO"],
        "?edit=1": ["TWO"],
        "?age=7": [],
        "?who=mine": ["ONE"],
        "?who=nobody": ["TWO"],
        f"?who={jb_ops.pk}": ["THREE"],
        "?q=thr": ["THREE"],
    }
    assert "No citation fits" in text(client.get(QUEUE + "?age=7"))


def test_citations_are_given_to_people_from_the_list(sheriff, jb, jb_ops, dps):
    one, two = held("ONE"), held("TWO")
    client = as_(jb)
    back = client.post(
        reverse("citation_assign"), {"pick": [one.pk, two.pk], "mine": "1", "query": "agency=VCSO&evil=1"}
    )
    assert back["Location"] == QUEUE + "?agency=VCSO"
    client.post(reverse("citation_assign"), {"pick": [two.pk], "to": str(jb_ops.pk)})
    client.post(reverse("citation_assign"), {"pick": [one.pk], "to": str(dps.pk)})
    said = text(client.post(reverse("citation_assign"), {"to": str(jb.pk)}, follow=True))
    assert "Tick at least one citation" in said
    assert dict(Correction.objects.values_list("citation", "assignee")) == {one.pk: jb.pk, two.pk: jb_ops.pk}


def test_a_list_is_kept_under_a_name_and_forgotten(sheriff, jb, jb_ops):
    held()
    client = as_(jb)
    client.post(reverse("citation_lists"), {"name": "Eyes", "query": "edit=code&field=eye_color&next=evil"})
    client.post(reverse("citation_lists"), {"name": "", "query": "edit=1"})
    kept = SavedFilter.objects.get()
    assert (kept.owner, kept.name, kept.query) == (jb, "Eyes", "edit=code&field=eye_color")
    assert 'href="?edit=code&field=eye_color">Eyes' in text(client.get(QUEUE))
    assert "Eyes" not in text(as_(jb_ops).get(QUEUE))
    as_(jb_ops).post(reverse("citation_lists"), {"forget": kept.pk})
    assert SavedFilter.objects.count() == 1
    client.post(reverse("citation_lists"), {"forget": kept.pk})
    assert SavedFilter.objects.count() == 0
    assert client.post(reverse("citation_lists"), {"forget": "x"}).status_code == 400


def test_the_screen_says_what_is_wrong_where_and_what_would_be_right(sheriff, jb):
    citation = held(date_of_birth="01021980", driver_license_number="A1234567", driver_license_state="CA")
    page = as_(jb).get(correct_url(citation))
    said = text(page)
    assert 'did you mean <strong class="mono">BRO</strong>' in said
    assert "<mark>BRN·········</mark>" in said
    assert "The court keeps a list of codes for this field" in said
    first = [field.name for _, inputs in page.context["places"] for field in inputs]
    assert first == ["social_security_number", "eye_color", "violation_1_section", "violation_1_statute"]
    assert len(page.context["others"]) == 109 - len(first)
    assert [secret in said for secret in ("12345678X", "01021980", "A1234567")] == [False, False, False]
    assert list(ImageRead.objects.values_list("reader", "purpose")) == [(jb.pk, "correction")]
    assert "no-store" in page["Cache-Control"]


def test_every_problem_has_message_cause_fix_and_position(sheriff, jb):
    citation = refused(eye_color="BRN", height_inches="14", violation_time="99", owner_last_name="X")
    page = as_(jb).get(correct_url(citation))
    told = [(place, each) for place, _ in page.context["places"] for each in place.problems]
    assert len(told) == citation.problems.count() > 6
    assert all(each.message and each.advice.cause and each.advice.fix and place.ruler.carets for place, each in told)


def test_a_citation_is_corrected_step_by_step(sheriff, jb):
    citation = held()
    client, url = as_(jb), correct_url(citation)
    page = client.post(url, typed(client.get(url), do="save", eye_color="BRO"), follow=True)
    assert "1 problem cleared, 2 are left" in text(page)
    page = client.post(url, typed(page, do="try", violation_1_section="4000(A)"))
    assert ("Not saved yet" in text(page), page.context["trial"].stage, only(citation).stage) == (
        True,
        "open",
        "temporary",
    )
    page = client.post(url, typed(page, do="save", violation_1_section="4000(A)", note="By phone."), follow=True)
    said = text(page)
    assert f"case {citation.case_number} is open" in said
    assert ("By phone." in said, "Nothing has to be done" in said, "Save and check again" in said) == (
        True,
        True,
        False,
    )
    assert numbers(client.get(QUEUE)) == []


def test_a_stale_form_keeps_what_was_typed_and_says_so(sheriff, jb, jb_ops):
    citation = held()
    client, url = as_(jb), correct_url(citation)
    page = client.get(url)
    correct(citation=citation, values={"eye_color": "BRO", "race": "W"}, version=0, actor=jb_ops)
    answer = client.post(url, typed(page, do="save", violation_1_section="4000(A)", note="Mine"))
    assert (answer.status_code, "Somebody changed this record" in text(answer)) == (409, True)
    form = answer.context["form"]
    assert {name: form[name].value() for name in ("violation_1_section", "note", "eye_color", "race")} == {
        "violation_1_section": "4000(A)",
        "note": "Mine",
        "eye_color": "BRO",
        "race": "W",
    }
    assert client.post(url, typed(answer, do="save")).status_code == 302
    assert corrected_values([citation])[citation.pk]["eye_color"] == "BRO"
    assert only(citation).stage == "open"


def test_what_does_not_fit_is_said_beside_the_field_and_nothing_is_lost(sheriff, jb):
    citation = held()
    client, url = as_(jb), correct_url(citation)
    answer = client.post(url, typed(client.get(url), do="save", eye_color="TOO LONG FOR IT", weight="180"))
    assert (answer.status_code, answer.context["form"]["weight"].value()) == (422, "180")
    assert "maxlength" in str(answer.context["form"]["eye_color"])
    assert Correction.objects.count() == 0


def test_every_byte_is_shown_with_the_wrong_columns_marked_and_secrets_starred(sheriff, jb):
    citation = held(date_of_birth="01021980")
    rows = as_(jb).get(correct_url(citation)).context["bytes"]
    shown = "".join(part for _, stretches in rows for part, _ in stretches)
    marked = [part.strip("·") for _, stretches in rows for part, is_wrong in stretches if is_wrong]
    assert (len(shown), [start for start, _ in rows][:3]) == (2696, [1, 51, 101])
    assert list(filter(None, marked)) == ["*********", "BRN", "9999"]
    assert "01021980" not in shown


def test_what_is_open_is_not_corrected_here_any_more(sheriff, jb):
    citation = held()
    client, url = as_(jb), correct_url(citation)
    page = client.get(url)
    correct(citation=citation, values={"violation_1_section": "4000(A)"}, version=0, actor=jb)
    answer = client.post(url, typed(page, do="save", eye_color="BRO"))
    assert (answer.status_code, "waits no longer" in text(answer)) == (409, True)


def test_a_citation_is_taken_from_its_own_page(sheriff, jb):
    citation = held()
    client = as_(jb)
    answer = client.post(reverse("citation_assign"), {"pick": citation.pk, "mine": "1", "stay": "1"})
    assert answer["Location"] == correct_url(citation)
    assert "Assign to me" not in text(client.get(correct_url(citation)))


def test_a_suggestion_is_put_into_the_form_and_not_saved(sheriff, jb):
    citation = held()
    client, url = as_(jb), correct_url(citation)
    page = client.get(url)
    answer = client.post(url, typed(page, use="eye_color=BRO", weight="180"))
    form = answer.context["form"]
    assert (form["eye_color"].value(), form["weight"].value(), Correction.objects.count()) == ("BRO", "180", 0)
    form = client.post(url, typed(page, use="violation_1_section=4000(A) VC")).context["form"]
    assert (form["violation_1_section"].value(), form["violation_1_statute"].value()) == ("4000(A)", "VC")


def test_starred_texts_are_shown_to_who_asks_and_that_is_written_down(sheriff, jb):
    citation = held(date_of_birth="01021980")
    client, url = as_(jb), correct_url(citation)
    page = client.get(url)
    shown = client.post(url, typed(page, do="show", weight="180"))
    assert "01021980" in text(shown)
    assert shown.context["form"]["weight"].value() == "180"
    assert ImageRead.objects.filter(purpose="secret", reader=jb).count() == 1
    assert client.post(url, typed(shown, do="save", date_of_birth="")).status_code == 302
    assert corrected_values([citation])[citation.pk] == {"date_of_birth": "", "weight": "180"}
    assert client.post(url, typed(client.get(url), do="save", eye_color="BRO")).status_code == 302
    assert set(corrected_values([citation])[citation.pk]) == {"date_of_birth", "weight", "eye_color"}
    said = text(client.get(url))
    assert ("01021980" in said, "starred" in said) == (False, True)


def test_the_corrected_line_has_every_correction_and_its_full_length(sheriff, jb):
    citation = held()
    correct(citation=citation, values={"eye_color": "BRO"}, version=0, actor=jb)
    answer = as_(jb).post(reverse("citation_line", args=[citation.pk]))
    line = answer.content.removesuffix(b"\n")
    assert (len(line), line[EYES], line[:4]) == (2696, b"BRO".ljust(12), b"VCSO")
    assert ImageRead.objects.filter(purpose="secret").count() == 1
    again = filed(file_of(line))
    assert [problem.edit for problem in again.citations.get().problems.order_by("pk")] == ["16", "type", "14"]


def test_a_record_sent_again_is_compared_field_by_field(sheriff, jb):
    first = refused("AGAIN", date_of_birth="01021980")
    second = held("AGAIN", date_of_birth="02021980")
    client = as_(jb)
    assert "?compare=earlier" in text(client.get(correct_url(second)))
    page = client.get(correct_url(second) + "?compare=earlier")
    assert [tuple(each) for each in page.context["differences"]] == [
        ("Location Code", "NOWHERE", "OJAI"),
        ("Last Name", "", "SPECIMEN"),
        ("Date of Birth", "********", "********"),
        ("Social Security Number", "", "*********"),
        ("Eye Color", "", "BRN"),
    ]
    assert ImageRead.objects.filter(purpose="compare", citation=first).count() == 1
    assert "?compare=later" in text(client.get(correct_url(first)))
    assert len(client.get(correct_url(first) + "?compare=later").context["differences"]) == 5


def test_no_address_or_title_names_anybody(sheriff, jb):
    citation = held()
    said = text(as_(jb).get(correct_url(citation)))
    title = re.search(r"<title>(.*?)</title>", said)
    assert title is not None
    assert "SPECIMEN" not in title.group(1)


def test_a_citation_whose_bytes_cannot_be_opened_still_has_a_page(sheriff, jb, settings):
    citation = held()
    settings.FIELD_KEYS = ["other:" + "A" * 43 + "="]
    page = as_(jb).get(correct_url(citation))
    assert (page.status_code, "cannot be opened here" in text(page)) == (200, True)
    assert as_(jb).post(reverse("citation_line", args=[citation.pk])).status_code == 409


def many(number, mark):
    return file_of(*(record(citation_number=f"{mark}{each}", **BAD_CHARGE | UNKNOWN_CODES) for each in range(number)))


@pytest.mark.parametrize("user", ["jb", "dps"])
def test_thirty_rows_ask_no_more_than_one(user, sheriff, jb, jb_ops, request):
    client = as_(request.getfixturevalue(user))

    def asked(url):
        with CaptureQueriesContext(connection) as captured:
            assert client.get(url).status_code == 200
        return len(captured)

    small = filed(many(1, "S"))
    assign(citations=small.citations.all(), to=jb_ops, actor=jb)
    asked(reverse("home"))  # the first page of a session asks a little more
    before = asked(QUEUE)
    large = filed(many(30, "L"))
    assign(citations=large.citations.all()[:10], to=jb_ops, actor=jb)
    assert asked(QUEUE) == before
    assert len(client.get(QUEUE).context["page"]) == 31


def test_the_screen_asks_the_same_for_one_correction_and_for_many(sheriff, jb):
    citation = held()
    client, url = as_(jb), correct_url(citation)

    def asked():
        with CaptureQueriesContext(connection) as captured:
            client.get(url)
        return len(captured)

    correct(citation=citation, values={"weight": "180"}, version=0, actor=jb)
    asked()
    before = asked()
    for number in range(5):
        values = {"weight": str(200 + number), "first_name": f"J{number}"}
        correct(citation=citation, values=values, version=version(citation), actor=jb)
    assert asked() == before
    assert open_image(only(citation), reader=jb, purpose="page")[EYES].strip() == b"BRN"


def test_the_agency_sees_on_its_record_what_is_still_wrong(sheriff, jb, poc):
    citation = held()
    page = as_(poc).get(reverse("citation_page", args=[citation.pk]))
    assert ("The court has corrected" in text(page), "<mark>BRN·········</mark>" in text(page)) == (False, True)
    correct(citation=citation, values={"eye_color": "BLUE"}, version=0, actor=jb)
    page = as_(poc).get(reverse("citation_page", args=[citation.pk]))
    assert ("The court has corrected" in text(page), "<mark>BLUE········</mark>" in text(page)) == (True, True)
    assert reverse("citation_correct", args=[citation.pk]) not in text(page)
