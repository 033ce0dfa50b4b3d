"""The tables are read once, and anew after every change, whoever made it and however."""

import threading
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from citations import profiles, queries
from citations.models import Code, CourtLocation, ReferenceLoad, RuleWeight, TablesVersion
from citations.queries import profile_of, rules_of, tables_of, tables_token
from citations.services.reference import load_reference
from tests.citations.records import TODAY
from tests.citations.reference import DATA

PROFILE = profiles.load()


def code(table: str = "RACECD", value: str = "W") -> Code:
    return Code.objects.create(key=f"{table}\x1f{value}\x1f", table=table, code=value)


@pytest.mark.django_db
def test_tables_that_did_not_change_are_asked_for_with_one_query() -> None:
    load_reference(folder=DATA / "reference-sample")
    first = tables_of(PROFILE)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        again = tables_of(PROFILE)
    assert (again is first, len(asked)) == (True, 1)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE citations_code SET code = 'B'",
        "DELETE FROM citations_code",
        "INSERT INTO citations_courtlocation (key, code, name, source, as_of) VALUES ('x', 'x', '', '', '')",
        "TRUNCATE citations_code",
    ],
)
def test_every_statement_that_may_change_a_table_renews_the_token(statement: str) -> None:
    code()
    before, first = tables_token(), tables_of(PROFILE)
    with connection.cursor() as cursor:
        cursor.execute(statement)
    assert tables_token() != before
    assert tables_of(PROFILE) is not first
    assert b"w" in first.codes("RACECD", TODAY)


@pytest.mark.django_db
def test_what_was_rolled_back_was_never_known() -> None:
    code()
    before = tables_token()
    with transaction.atomic():
        code(value="B")
        assert b"b" in tables_of(PROFILE).codes("RACECD", TODAY)
        transaction.set_rollback(True)
    assert (tables_token(), b"b" in tables_of(PROFILE).codes("RACECD", TODAY)) == (before, False)


@pytest.mark.django_db
def test_without_a_token_nothing_is_remembered() -> None:
    code()
    TablesVersion.objects.all().delete()
    first = tables_of(PROFILE)
    assert tables_of(PROFILE) is not first
    assert b"w" in first.codes("RACECD", TODAY)


@pytest.mark.django_db(transaction=True)
def test_rows_that_change_while_they_are_read_are_not_kept_under_the_old_token(monkeypatch: Any) -> None:
    code()
    old = tables_token()
    turns: list[threading.Thread] = []
    read = queries.tables_from

    def slow(*given: Any) -> Any:
        found = read(*given)
        if not turns:
            turns.append(threading.Thread(target=_change))
            turns[0].start()
            turns[0].join(20)
        return found

    monkeypatch.setattr(queries, "tables_from", slow)
    assert b"b" in tables_of(PROFILE).codes("RACECD", TODAY)
    assert tables_token() != old
    assert b"b" in tables_of(PROFILE).codes("RACECD", TODAY)


def _change() -> None:
    code(value="B")
    connection.close()


@pytest.mark.django_db
def test_a_weight_of_the_court_overlays_the_one_of_the_file() -> None:
    assert profile_of("vermont") is profiles.load("vermont")
    RuleWeight.objects.create(key="1", profile="vermont", problem="4 missing", weight="report")
    RuleWeight.objects.create(key="2", profile="vermont", problem="type refused zip", weight="hold")
    RuleWeight.objects.create(key="3", profile="vermont", problem="5 missing", weight="gone")
    found = profile_of("vermont")
    weights = [
        found.weight("4", "missing", "violation_1_over_limit").name,
        found.weight("type", "refused", "zip").name,
        found.weight("type", "refused", "phone_number").name,
        found.weight("5", "missing", "safe_speed").name,
        profile_of().weight("4", "missing", "violation_1_over_limit").name,
    ]
    assert weights == ["report", "hold", "report", "hold", "hold"]
    assert profile_of("vermont") is found


@pytest.mark.django_db
def test_profile_and_tables_are_of_one_moment(monkeypatch: Any) -> None:
    read = queries.profile_of

    def publishes(name: str, layout: str) -> profiles.Profile:
        found = read(name, layout)
        if not RuleWeight.objects.exists():
            with transaction.atomic():
                RuleWeight.objects.create(key="1", profile=name, problem="4 missing", weight="report")
                code()
        return found

    monkeypatch.setattr(queries, "profile_of", publishes)
    profile, tables = rules_of("vermont")
    assert b"w" in tables.codes("RACECD", TODAY)
    assert profile.weight("4", "missing", "violation_1_over_limit").name == "report"


@pytest.mark.django_db
def test_a_load_is_kept_with_the_name_of_its_folder_only() -> None:
    loaded = load_reference(folder=DATA / "reference-sample")
    assert list(ReferenceLoad.objects.values_list("folder", "rows")) == [("reference-sample", loaded)]


@pytest.mark.django_db
def test_source_and_day_come_from_columns_that_may_be_missing(tmp_path: Any) -> None:
    (tmp_path / "locations.csv").write_text("code,name,source,as_of\nOJAI,Ojai,a list,2021\n")
    load_reference(folder=tmp_path)
    location: Any = CourtLocation.objects.get()
    assert (location.source, location.as_of) == ("a list", "2021")
    (tmp_path / "locations.csv").write_text("code,name\nojai,Ojai\n")
    load_reference(folder=tmp_path)
    told = [(event.code, event.source, event.pgh_label) for event in location.events.order_by("pgh_id")]
    assert told == [("OJAI", "a list", "insert"), ("ojai", "", "update")]
    assert [event.pgh_context.metadata["load"] for event in location.events.order_by("pgh_id")] == list(
        ReferenceLoad.objects.order_by("pk").values_list("pk", flat=True)
    )
