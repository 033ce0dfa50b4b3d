"""The look at what a change would do: asked on the page, done by the worker, found again if it was lost (N-23)."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from citations import tasks
from citations.models import Citation, Code, CourtLocation, ImpactRun, RuleWeight, TableChange, Transfer
from citations.queries import profile_of, tables_token
from citations.services.alone import LOOKING
from citations.tables.kinds import KINDS, RULE_WEIGHTS
from citations.tables.services import looking, weighing
from citations.tables.services.changing import add_row, drop, end_row, publish, take_row
from tests.citations.conftest import filed
from tests.citations.records import file_of, record
from workflow.errors import NotNow, NotYou

pytestmark = pytest.mark.usefixtures("tables")
Open = Callable[[User], Client]

FILE = file_of(
    record(citation_number="A1"),
    record(citation_number="A2", race="Q"),
    record(citation_number="A3", race="Q", issuing_agency="CHP"),
)


def text(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def rule(actor: User, weight: str = "hold", problem: str = "code unknown race") -> TableChange:
    cells = {"profile": profile_of().name, "problem": problem, "weight": weight}
    return add_row(kind=RULE_WEIGHTS, cells=cells, actor=actor, change=None, reason="Races must be right")


def looked(change: TableChange, actor: User) -> ImpactRun:
    run = weighing.ask(change, actor=actor)
    tasks.weigh_change(str(run.pk))
    return ImpactRun.objects.get(pk=run.pk)


def test_a_look_tells_which_records_would_end_otherwise_and_allows_the_publication(jb: User) -> None:
    filed(FILE)
    before, change = tables_token(), rule(jb)
    run = looked(change, jb)
    assert (run.trouble, run.examined, run.token, tables_token()) == ("", 3, before, before)
    assert run.result is not None
    assert run.result["moves"] == [{"from": "open", "to": "temporary", "count": 2}]
    assert {each["number"] for each in run.result["records"]} == {"A2", "A3"}
    assert not RuleWeight.objects.exists()
    publish(change, actor=jb)
    assert profile_of().weight("code", "unknown", "race").name == "hold"
    assert set(Citation.objects.values_list("stage", flat=True)) == {"open"}


def test_a_table_is_weighed_as_it_would_be(jb: User) -> None:
    filed(FILE)
    code = {"table": "RACECD", "code": "Q"}
    change = add_row(kind=KINDS["codes"], cells=code, actor=jb, change=None, reason="Q is used")
    run = looked(change, jb)
    assert run.result is not None
    assert run.result["moves"] == []
    assert run.result["problems"] == [{"edit": "code", "field": "race", "appear": 0, "go": 2}]
    assert not Code.objects.filter(table="RACECD", code="Q").exists()


def test_the_page_shows_how_far_it_is_and_what_came_out(signed_in: Open, jb: User, dps: User) -> None:
    filed(FILE)
    change, client = rule(jb), signed_in(jb)
    page = reverse("change_page", args=[change.pk])
    assert "Nobody has looked yet" in text(client.get(page))
    client.post(reverse("change_weigh", args=[change.pk]))
    run = ImpactRun.objects.get()
    assert "Waiting for the worker" in text(client.get(page))
    ImpactRun.objects.update(begun_at=timezone.now(), examined=2)
    assert "2 so far" in text(client.get(page))
    tasks.weigh_change(str(run.pk))
    told = text(client.get(page))
    for words in (
        "<strong>2</strong> of 3 records",
        "would be temporary",
        "Publish change",
        "No problem would appear or go",
    ):
        assert words in told, words
    assert reverse("citation_page", args=[Citation.objects.get(citation_number="A2").pk]) in told
    CourtLocation.objects.update(name="x")
    stale = text(client.get(page))
    assert ("Look again" in stale, "Publish change" in stale) == (True, False)
    assert "Publish change" not in text(signed_in(dps).get(page))


def test_asking_twice_begins_one_look_and_doing_it_twice_ends_it_once(jb: User) -> None:
    change = rule(jb)
    assert weighing.ask(change, actor=jb) == weighing.ask(change, actor=jb)
    run = ImpactRun.objects.get()
    looking.weigh(str(run.pk))
    ended = ImpactRun.objects.get().ended_at
    looking.weigh(str(run.pk))
    assert (ended is not None, ImpactRun.objects.get().ended_at) == (True, ended)


def test_a_look_that_was_lost_is_rung_for_again(jb: User) -> None:
    run = weighing.ask(rule(jb), actor=jb)
    assert weighing.sweep() == 0
    ImpactRun.objects.update(asked_at=timezone.now() - timedelta(minutes=2))
    assert weighing.sweep() == 1
    looking.weigh(str(run.pk))
    assert weighing.sweep() == 0


def test_a_look_that_was_interrupted_three_times_says_so(jb: User, signed_in: Open) -> None:
    change = rule(jb)
    run = weighing.ask(change, actor=jb)
    ImpactRun.objects.update(tries=3)
    looking.weigh(str(run.pk))
    assert ImpactRun.objects.get().trouble == "It was interrupted 3 times."
    page = text(signed_in(jb).get(reverse("change_page", args=[change.pk])))
    assert "It was interrupted 3 times. Look again." in page
    assert weighing.ask(change, actor=jb).pk != run.pk


def test_somebody_else_at_it_is_left_alone(jb: User) -> None:
    run = weighing.ask(rule(jb), actor=jb)
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s, %s)", [LOOKING, run.pk])
        looking.weigh(str(run.pk))
        assert ImpactRun.objects.get().ended_at is None
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [LOOKING, run.pk])
    finally:
        other.close()
    looking.weigh(str(run.pk))
    assert ImpactRun.objects.get().ended_at is not None


def test_a_row_that_is_no_longer_what_it_was_is_told_by_the_look(jb: User) -> None:
    row = Code.objects.filter(table="RACECD").first()
    assert row is not None
    change = end_row(kind=KINDS["codes"], row=row, last_day=timezone.localdate(), actor=jb, change=None, reason="Old")
    Code.objects.filter(pk=row.pk).update(description="other")
    run = looked(change, jb)
    assert (run.result, "was changed by somebody else" in run.trouble) == (None, True)


def test_the_look_at_a_change_that_is_given_up_ends(jb: User) -> None:
    change = rule(jb)
    weighing.ask(change, actor=jb)
    drop(change, actor=jb)
    assert weighing.sweep() == 0
    assert ImpactRun.objects.get().trouble == "The change is no longer a draft."


def test_who_may_ask_and_for_what(jb: User, dps: User) -> None:
    change = rule(jb)
    with pytest.raises(NotYou):
        weighing.ask(change, actor=dps)
    empty = take_row(change=change, pk=change.rows.get().pk, actor=jb)
    with pytest.raises(NotNow):
        weighing.ask(empty, actor=jb)
    assert not ImpactRun.objects.exists()


def test_the_records_of_every_court_are_looked_at(jb: User) -> None:
    filed(FILE)
    Transfer.objects.update(profile="vermont")
    cells = {"profile": "vermont", "problem": "code unknown race", "weight": "hold"}
    change = add_row(kind=RULE_WEIGHTS, cells=cells, actor=jb, change=None, reason="Races must be right")
    run = looked(change, jb)
    assert run.result is not None
    assert (run.examined, run.result["changed"]) == (3, 2)
