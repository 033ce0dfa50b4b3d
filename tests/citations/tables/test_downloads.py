"""What is downloaded is what is in force, and what is downloaded can be loaded again."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as project
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from citations.layout.citation import CITATION
from citations.models import BailRow, Code, CourtOfficer, RuleWeight, Transfer
from citations.queries import profile_of
from citations.reading.from_xml import file_from_xml
from citations.services.filing import rehearse
from citations.services.reference import load_reference
from citations.tables.kinds import KINDS
from citations.tables.views.downloads import MADE

pytestmark = pytest.mark.usefixtures("tables")
Open = Callable[[User], Client]


def got(client: Client, name: str) -> bytes:
    answer: Any = client.get(reverse("table_download", args=[name]))
    assert answer.status_code == 200, name
    assert "attachment" in answer["Content-Disposition"]
    return b"".join(answer.streaming_content) if answer.streaming else bytes(answer.content)


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode())))


def test_a_table_that_was_downloaded_is_loaded_again_and_nothing_differs(
    signed_in: Open, jb: User, tmp_path: Path
) -> None:
    Code.objects.filter(table="VEHCLR").update(source='A list, "quoted"', as_of="2001", description="=1 + 1")
    before = {slug: list(kind.model._default_manager.order_by("id").values()) for slug, kind in KINDS.items()}
    for slug, kind in KINDS.items():
        (tmp_path / kind.file.name).write_bytes(got(signed_in(jb), slug))
    load_reference(folder=tmp_path)
    after = {slug: list(kind.model._default_manager.order_by("id").values()) for slug, kind in KINDS.items()}
    assert after == before


def test_people_of_agencies_download_all_but_officers(signed_in: Open, poc: User, dps: User) -> None:
    client = signed_in(poc)
    for name in [*KINDS, *MADE, "rules", "citation-record", "header-record", "disposition-record"]:
        answer = client.get(reverse("table_download", args=[name]))
        assert answer.status_code == (403 if name == "officers" else 200), name
    assert len(rows(got(signed_in(dps), "officers"))) == CourtOfficer.objects.count()
    assert client.get(reverse("table_download", args=["nothing"])).status_code == 404
    assert client.get(reverse("table_layout", args=["nothing"])).status_code == 404


def test_the_layout_adds_up(signed_in: Open, poc: User) -> None:
    told = rows(got(signed_in(poc), "citation-record"))
    assert (len(told), sum(int(row["width"]) for row in told), told[-1]["to"]) == (len(CITATION.fields), 2696, "2696")
    page = signed_in(poc).get(reverse("table_layout", args=["citation-record"]))
    assert "Driver&#x27;s License Number" in page.content.decode()


def test_the_rules_of_another_court_are_downloaded_from_its_page(signed_in: Open, poc: User) -> None:
    RuleWeight.objects.create(profile="vermont", problem="4 missing", weight="report", key="1")
    client, address = signed_in(poc), reverse("table_download", args=["rules"])
    assert f"{address}?court=vermont" in client.get(reverse("rule_list") + "?court=vermont").content.decode()
    own, other = client.get(address), client.get(address + "?court=vermont")
    assert [each.headers["Content-Disposition"].split('"')[1] for each in (own, other)] == [
        "rules.csv",
        "rules-vermont.csv",
    ]
    assert own.getvalue() != other.getvalue()
    assert client.get(address + "?court=nowhere").status_code == 404


def test_rules_are_downloaded_with_the_weight_in_force(signed_in: Open, poc: User) -> None:
    RuleWeight.objects.create(key="1", profile=profile_of().name, problem="4 missing", weight="report")
    told = {row["problem"]: row for row in rows(got(signed_in(poc), "rules"))}
    four = told["4 missing"]
    assert (four["weight"], four["usual_weight"], four["stage"], four["counts_to_rejection"]) == (
        "report",
        "hold",
        "open",
        "N",
    )
    assert all(row["sentence"] and "{" not in row["sentence"] for row in told.values())


def test_the_sample_passes_and_the_one_with_errors_gets_the_verdict_beside_it(signed_in: Open, poc: User) -> None:
    client, today = signed_in(poc), timezone.localdate()
    facts: dict[str, Any] = {"agency": "", "profile": profile_of(), "today": today}
    good = rehearse(source=got(client, "sample"), sha256="0" * 64, **facts)
    assert [(record.stage, record.problems) for record in good.records] == [("open", [])] * 2
    bad, told = got(client, "sample-with-errors"), json.loads(got(client, "sample-with-errors-verdict"))
    again = rehearse(source=bad, sha256=told["sha256"], **facts).as_json()
    assert again == told
    assert told["totals"]["temporary"] >= 1
    assert told["totals"]["rejected"] >= 1
    assert not Transfer.objects.exists()


def test_without_a_charge_that_is_accepted_the_page_says_so(signed_in: Open, poc: User) -> None:
    page = reverse("table_downloads")
    assert signed_in(poc).get(page).context["passes"]
    BailRow.objects.update(effective_to="2001-01-01")
    answer = signed_in(poc).get(page)
    assert not answer.context["passes"]
    assert "have problems today" in answer.content.decode()


def test_the_sample_passes_under_the_tables_that_ship_too(signed_in: Open, poc: User) -> None:
    for kind in KINDS.values():
        kind.model._default_manager.all().delete()
    load_reference(folder=Path(project.BASE_DIR) / "reference")
    answer = signed_in(poc).get(reverse("table_downloads"))
    assert answer.context["passes"]


def test_without_any_table_the_sample_passes(signed_in: Open, poc: User) -> None:
    for kind in KINDS.values():
        kind.model._default_manager.all().delete()
    assert signed_in(poc).get(reverse("table_downloads")).context["passes"]


def test_the_names_for_xml_stand_on_a_page_and_in_a_file(signed_in: Open, poc: User) -> None:
    client = signed_in(poc)
    told = rows(got(client, "xml-names"))
    keys = {key.replace("N", str(number)) for row in told for key in row["fields"].split() for number in range(1, 9)}
    assert keys - {"date", "agency"} == {each.key for each in CITATION.fields} - {"reserved"}
    named = {row["element"]: row for row in told}
    section = named[
        "j:Citation/et:CitationAugmentation/j:Charge/j:ChargeStatute/j:StatuteCodeSectionIdentification/nc:IdentificationID"
    ]
    assert (section["holds"], section["width"], section["name_of"]) == (
        "Violation 1 to 8: Charge Section",
        "20",
        "NIEM",
    )
    assert named["j:Citation/et:CitationAugmentation/et:BicycleIndicator"]["name_of"] == "ours"
    assert {row["fields"] for row in told if row["name_of"] == "ours"} >= {"safe_speed", "signed"}
    page = client.get(reverse("table_xml")).content.decode().replace("<wbr>", "")
    assert all(row["element"] in page for row in told)
    assert "urn:state-e-ticketing:citation:1" in page


def test_the_sample_as_xml_is_the_sample(signed_in: Open, poc: User) -> None:
    client = signed_in(poc)
    document = got(client, "sample-xml")
    assert file_from_xml(document) == got(client, "sample")
    assert document.decode().splitlines()[5].strip() in client.get(reverse("table_xml")).content.decode().replace(
        "&lt;", "<"
    ).replace("&gt;", ">")
