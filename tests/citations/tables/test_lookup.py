"""Pages to look the tables up: what each holds, who sees which rows, and what happened to a row."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from agencies.models import Agency
from citations.models import Code, CourtLocation, CourtOfficer
from citations.tables.kinds import EVERY_KIND, KINDS, LABELS

pytestmark = pytest.mark.usefixtures("tables")
Open = Callable[[User], Client]

LOOKERS = {"head": 200, "poc": 200, "officer_user": 403, "dps": 200, "jb": 200, "jb_ops": 200, "admin": 200}


def text(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


@pytest.mark.parametrize("role", LOOKERS)
def test_agencies_and_the_state_look_tables_up(role: str, signed_in: Open, request: pytest.FixtureRequest) -> None:
    client = signed_in(request.getfixturevalue(role))
    pages = [reverse("table_list"), reverse("rule_list"), reverse("table_downloads")]
    pages += [reverse("table_page", args=[slug]) for slug in KINDS]
    pages.append(reverse("table_row", args=["codes", Code.objects.first().pk]))  # type: ignore[union-attr]
    assert {client.get(page).status_code for page in pages} == {LOOKERS[role]}
    assert (
        client.get(reverse("table_page", args=["codes"]) + "?q=%00%27&on=x&table=y&after=%25").status_code
        == (LOOKERS[role])
    )


def test_every_column_has_words() -> None:
    assert [name for kind in EVERY_KIND.values() for name in kind.file.all_columns if name not in LABELS] == []


def test_the_list_tells_rows_source_and_load(signed_in: Open, poc: User) -> None:
    CourtLocation.objects.update(source="a list of places", as_of="2021")
    page = text(signed_in(poc).get(reverse("table_list")))
    for words in ("a list of places (2021)", "reference-sample", "RACECD", "Race"):
        assert words in page, words


def test_names_of_officers_are_for_the_state_and_their_own_agency(
    signed_in: Open, poc: User, dps: User, agency: Agency
) -> None:
    own = CourtOfficer.objects.filter(agency__iexact="VCSO")
    assert own.exists()
    assert CourtOfficer.objects.exclude(pk__in=own).exists()
    page = reverse("table_page", args=["officers"])
    listed = signed_in(poc).get(page)
    assert (len(listed.context["rows"]), "No rows" in text(listed)) == (0, True)
    Agency.objects.filter(pk=agency.pk).update(interchange_code="vcso")
    assert {row.agency for row, _, _ in signed_in(poc).get(page).context["rows"]} == {"VCSO"}
    assert len(signed_in(dps).get(page).context["rows"]) == CourtOfficer.objects.count()
    other = CourtOfficer.objects.exclude(pk__in=own).first()
    assert other is not None
    row = reverse("table_row", args=["officers", other.pk])
    assert (signed_in(poc).get(row).status_code, signed_in(dps).get(row).status_code) == (404, 200)
    first = own.first()
    assert first is not None
    first_row = reverse("table_row", args=["officers", first.pk])
    assert signed_in(poc).get(first_row).status_code == 200


def test_a_list_is_searched_by_text_day_and_code_table(signed_in: Open, dps: User) -> None:
    Code.objects.create(key="x1", table="VEHCLR", code="PUCEX", effective_from="2020-01-01", effective_to="2020-12-31")
    page = reverse("table_page", args=["codes"])

    def listed(query: str) -> set[str]:
        return {row.code for row, _, _ in signed_in(dps).get(page + query).context["rows"]}

    assert listed("?q=pucex") == {"PUCEX"}
    assert listed("?q=pucex&on=2020-06-01") == {"PUCEX"}
    assert listed("?q=pucex&on=2021-01-01") == set()
    assert listed("?q=pucex&table=RACECD") == set()
    assert "PUCEX" in listed("?table=VEHCLR")


def test_a_row_tells_what_happened_to_it(signed_in: Open, poc: User) -> None:
    row = CourtLocation.objects.order_by("pk").first()
    assert row is not None
    row.name = "Another name"
    row.save()
    page = reverse("table_row", args=["locations", row.pk])
    told = text(signed_in(poc).get(page))
    for words in ("added with the load of the folder “reference-sample”", "changed outside of these pages"):
        assert words in told, words
    assert "<ins>Another name</ins>" in told
    row.delete()
    gone = signed_in(poc).get(page)
    assert (gone.status_code, "Taken out" in text(gone)) == (200, True)


def test_pages_of_a_long_table_follow_each_other(signed_in: Open, poc: User) -> None:
    Code.objects.bulk_create(Code(key=f"long\x1f{n:03}", table="LONG", code=f"{n:03}") for n in range(120))
    client, seen, address = signed_in(poc), [], "?table=LONG"
    while address:
        answer = client.get(reverse("table_page", args=["codes"]) + address)
        seen += [row.code for row, _, _ in answer.context["rows"]]
        address = answer.context["page"].older
    assert seen == [f"{n:03}" for n in range(120)]


def test_no_page_for_a_table_that_is_not_there(signed_in: Open, jb: User, poc: User) -> None:
    assert signed_in(jb).get(reverse("table_page", args=["nothing"])).status_code == 404
    assert signed_in(jb).get(reverse("table_row", args=["codes", 0])).status_code == 404
    assert signed_in(poc).get(reverse("table_row", args=["rule-weights", 1])).status_code == 404


def test_a_row_to_add_begins_with_the_code_table_it_comes_from_and_calls_nothing_optional_that_is_needed(
    signed_in: Open, jb: User
) -> None:
    client = signed_in(jb)
    listed = text(client.get(reverse("table_page", args=["codes"]) + "?table=RACECD"))
    address = reverse("table_row_add", args=["codes"])
    assert f'href="{address}?table=RACECD"' in listed
    form = client.get(f"{address}?table=RACECD").context["form"]
    assert form["table"].value() == "RACECD"
    needed = {name for name, field in form.fields.items() if field.required or hasattr(field, "is_needed_later")}
    assert needed == {"table", "code", "change", "reason"}


def test_the_page_that_publishes_a_change_names_it(signed_in: Open, jb: User) -> None:
    client = signed_in(jb)
    cells = {"table": "RACECD", "code": "Z", "reason": "A letter of the State"}
    change = client.post(reverse("table_row_add", args=["codes"]), cells).headers["Location"].split("/")[-2]
    assert "A letter of the State" in text(client.get(reverse("change_act", args=[change, "drop"])))
