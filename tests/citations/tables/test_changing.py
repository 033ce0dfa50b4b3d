"""Changes of tables and rules: drafted, published in one act after a look at their effect, or given up."""

import threading
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from citations.impact.impact import Impact
from citations.models import (
    BailRow,
    Code,
    CourtAgency,
    CourtLocation,
    ImpactRun,
    ReferenceLoad,
    RuleWeight,
    TableChange,
)
from citations.queries import profile_of, tables_token
from citations.services.reference import load_reference
from citations.tables.kinds import KINDS, RULE_WEIGHTS
from citations.tables.queries import history_of
from citations.tables.services.changing import (
    add_row,
    change_row,
    drop,
    end_row,
    is_weighed,
    publish,
    remove_row,
    take_row,
)
from tests.citations.reference import DATA
from tests.support.matrix import expected, outcomes
from workflow.errors import ChangedMeanwhile, NotNow, NotYou
from workflow.history import entries_of
from workflow.perform import revise

pytestmark = pytest.mark.usefixtures("tables")
Open = Callable[[User], Client]

CODE = {"table": "VEHMAK", "code": "RIVN", "description": "Rivian", "source": "the maker", "as_of": "2026"}
CHANGE = {"publish": ("draft", "published", "jb jb_ops"), "drop": ("draft", "dropped", "jb jb_ops")}
CODES, LOCATIONS = KINDS["codes"], KINDS["locations"]


def text(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def drafted(actor: User, **cells: str) -> TableChange:
    return add_row(kind=CODES, cells=CODE | cells, actor=actor, change=None, reason="A maker is missing")


def weighed(change: TableChange, actor: User) -> TableChange:
    """As if its effect had been looked at just now."""
    now = timezone.now()
    ImpactRun.objects.create(
        change=change,
        change_version=change.version,
        asked_at=now,
        asked_by=actor,
        since=now,
        ended_at=now,
        token=tables_token(),
        result=Impact().as_json(),
    )
    return change


def test_every_state_act_and_role(people: dict[str, User], jb: User) -> None:
    facts = {"publish": lambda: {"at": timezone.now()}, "drop": dict}
    change = revise(drafted(jb), published_at=timezone.now())
    assert outcomes(change, people, facts) == expected(change, people, CHANGE)


def test_nothing_takes_effect_before_it_is_published(jb: User, jb_ops: User) -> None:
    before = tables_token()
    change = drafted(jb)
    location = CourtLocation.objects.get(code="OJAI")
    change = change_row(kind=LOCATIONS, row=location, cells={"name": "Ojai city"}, actor=jb_ops, change=change)
    assert (tables_token(), Code.objects.filter(code="RIVN").count()) == (before, 0)
    published = publish(weighed(change, jb), actor=jb_ops, note="Agreed")
    assert (published.state, published.published_at is not None) == ("published", True)
    code = Code.objects.get(code="RIVN")
    assert (code.key, code.description, code.source, code.as_of) == (
        "vehmak\x1frivn\x1f",
        "Rivian",
        "the maker",
        "2026",
    )
    assert CourtLocation.objects.get(code="OJAI").name == "Ojai city"
    acts = [(entry.verb, entry.actor) for entry in entries_of(published)]
    assert acts == [("draft", jb), ("put", jb), ("put", jb_ops), ("publish", jb_ops)]
    [version] = history_of(CODES, code.key)
    assert (version.who, version.words, version.change) == (
        "Oscar Operations",
        "added, reason: A maker is missing",
        change.pk,
    )


def test_a_code_is_ended_by_a_date_and_never_taken_out(jb: User) -> None:
    row = Code.objects.filter(table="RACECD").first()
    assert row is not None
    with pytest.raises(NotNow, match="never taken out"):
        remove_row(kind=CODES, row=row, actor=jb, change=None, reason="x")
    change = end_row(kind=CODES, row=row, last_day=date(2026, 12, 31), actor=jb, change=None, reason="Old")
    publish(weighed(change, jb), actor=jb)
    row.refresh_from_db()
    assert row.effective_to == date(2026, 12, 31)
    bail = BailRow.objects.exclude(effective_from=None).first()
    assert bail is not None
    with pytest.raises(NotNow, match="before the first"):
        end_row(kind=KINDS["bail-schedule"], row=bail, last_day=date(1900, 1, 1), actor=jb, change=None, reason="x")


def test_a_row_without_days_is_taken_out_and_stays_in_its_history(jb: User) -> None:
    row = CourtAgency.objects.get(code="CHP")
    with pytest.raises(NotNow, match="have no days"):
        end_row(kind=KINDS["agencies"], row=row, last_day=date(2026, 1, 1), actor=jb, change=None, reason="x")
    change = remove_row(kind=KINDS["agencies"], row=row, actor=jb, change=None, reason="Closed")
    publish(weighed(change, jb), actor=jb)
    assert not CourtAgency.objects.filter(code="CHP").exists()
    told = [(version.who, version.words) for version in history_of(KINDS["agencies"], "chp")]
    assert told[0] == ("Judy Bureau", "taken out, reason: Closed")


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        ({"code": ""}, "Code must not be blank."),
        ({"effective_to": "soon"}, "In effect until must be a day"),
        ({"effective_from": "2026-02-01", "effective_to": "2026-01-01"}, "The last day in effect is before"),
        ({"table": "racecd", "code": "w"}, "There is a row for “racecd w” already"),
    ],
)
def test_what_the_loader_would_refuse_is_refused(jb: User, cells: dict[str, str], sentence: str) -> None:
    with pytest.raises(NotNow, match=sentence):
        drafted(jb, **cells)
    assert not TableChange.objects.exists()


def test_a_row_is_part_of_a_change_once_and_can_be_taken_out_of_it(jb: User) -> None:
    change = drafted(jb)
    with pytest.raises(NotNow, match="part of this change already"):
        add_row(kind=CODES, cells=CODE, actor=jb, change=change)
    take_row(change=change, pk=change.rows.get().pk, actor=jb)
    assert change.rows.count() == 0
    with pytest.raises(NotNow, match="no longer part"):
        take_row(change=change, pk=0, actor=jb)


def test_a_change_is_published_only_after_a_look_under_the_tables_of_today(jb: User) -> None:
    change = drafted(jb)
    with pytest.raises(NotNow, match="Look again"):
        publish(change, actor=jb)
    weighed(change, jb)
    assert is_weighed(change, token=tables_token())
    Code.objects.create(key="other", table="VEHMAK", code="OTHER")
    with pytest.raises(NotNow, match="Look again"):
        publish(change, actor=jb)
    weighed(change, jb)
    change = add_row(kind=CODES, cells=CODE | {"code": "LUCI"}, actor=jb, change=change)
    with pytest.raises(NotNow, match="Look again"):
        publish(change, actor=jb)
    assert (TableChange.objects.get().state, Code.objects.filter(code__in=["RIVN", "LUCI"]).count()) == ("draft", 0)
    with pytest.raises(ChangedMeanwhile):
        publish(weighed(change, jb), actor=jb, version=1)
    publish(change, actor=jb, version=change.version)
    with pytest.raises(NotNow, match="is now “Published”"):
        publish(change, actor=jb)


def test_a_row_that_somebody_changed_since_stops_the_whole_change(jb: User) -> None:
    change = drafted(jb)
    row = CourtLocation.objects.get(code="OJAI")
    change = change_row(kind=LOCATIONS, row=row, cells={"name": "Mine"}, actor=jb, change=change)
    CourtLocation.objects.filter(pk=row.pk).update(name="Theirs")
    with pytest.raises(NotNow, match="“OJAI” was changed by somebody else"):
        publish(weighed(change, jb), actor=jb)
    assert (CourtLocation.objects.get(code="OJAI").name, Code.objects.filter(code="RIVN").count()) == ("Theirs", 0)
    assert TableChange.objects.get().state == "draft"


def test_a_change_that_changes_nothing_is_none(jb: User) -> None:
    row = CourtLocation.objects.get(code="OJAI")
    with pytest.raises(NotNow, match="Nothing differs"):
        change_row(kind=LOCATIONS, row=row, cells={"name": row.name}, actor=jb, change=None, reason="x")


def test_a_dropped_change_takes_no_rows(jb: User) -> None:
    change = drop(drafted(jb), actor=jb)
    with pytest.raises(NotNow, match="no longer a draft"):
        add_row(kind=CODES, cells=CODE | {"code": "LUCI"}, actor=jb, change=change)


@pytest.mark.parametrize("role", ["head", "poc", "officer_user", "dps", "admin"])
def test_only_the_bureau_changes_tables(role: str, jb: User, request: pytest.FixtureRequest) -> None:
    actor, change = request.getfixturevalue(role), weighed(drafted(jb), jb)
    acts: list[Callable[[], object]] = [
        lambda: drafted(actor, code="LUCI"),
        lambda: publish(change, actor=actor),
        lambda: drop(change, actor=actor),
        lambda: take_row(change=change, pk=change.rows.get().pk, actor=actor),
    ]
    for act in acts:
        with pytest.raises(NotYou):
            act()
    assert (TableChange.objects.get().state, change.rows.count()) == ("draft", 1)


def test_another_weight_of_a_rule_is_a_row_like_any_other(jb: User) -> None:
    name = profile_of().name
    cells = {"profile": name, "problem": "4 missing", "weight": "report"}
    change = add_row(kind=RULE_WEIGHTS, cells=cells, actor=jb, change=None, reason="Too many are held")
    assert profile_of().weight("4", "missing", "violation_1_over_limit").name == "hold"
    publish(weighed(change, jb), actor=jb)
    assert profile_of().weight("4", "missing", "violation_1_over_limit").name == "report"
    row = RuleWeight.objects.get()
    publish(weighed(remove_row(kind=RULE_WEIGHTS, row=row, actor=jb, change=None, reason="Back"), jb), actor=jb)
    assert profile_of().weight("4", "missing", "violation_1_over_limit").name == "hold"


@pytest.mark.parametrize(
    "cells",
    [
        {"profile": "nowhere"},
        {"problem": "4"},
        {"problem": "99 missing"},
        {"problem": "4 missing nofield"},
        {"weight": "heavy"},
    ],
)
def test_a_rule_or_weight_that_no_court_has_is_refused(jb: User, cells: dict[str, str]) -> None:
    good = {"profile": profile_of().name, "problem": "4 missing", "weight": "report"}
    with pytest.raises(NotNow):
        add_row(kind=RULE_WEIGHTS, cells=good | cells, actor=jb, change=None, reason="x")


def test_a_row_is_drafted_with_the_form_and_published_on_its_page(signed_in: Open, jb: User) -> None:
    client = signed_in(jb)
    page = reverse("table_row_add", args=["codes"])
    refused = client.post(page, CODE | {"effective_from": "x", "code": ""})
    assert refused.status_code == 422
    assert sorted(refused.context["form"].errors) == ["code", "effective_from", "reason"]
    answer = client.post(page, CODE | {"reason": "A maker is missing"}, follow=True)
    change = TableChange.objects.get()
    assert "Nothing is in force before" in text(answer)
    second = client.post(page, CODE | {"code": "LUCI", "change": str(change.pk)}, follow=True)
    assert (TableChange.objects.count(), change.rows.count(), "LUCI" in text(second)) == (1, 2, True)
    act = reverse("change_act", args=[change.pk, "publish"])
    change.refresh_from_db(fields=["version"])
    early = client.post(act, {"version": change.version})
    assert (early.status_code, "Look again" in text(early)) == (409, True)
    weighed(change, jb)
    assert "Publish change" in text(client.get(reverse("change_page", args=[change.pk])))
    done = client.post(act, {"version": change.version}, follow=True)
    assert "The change is in force." in text(done)
    assert Code.objects.filter(code__in=["RIVN", "LUCI"]).count() == 2
    assert "A maker is missing" in text(client.get(reverse("change_list")))


def test_rows_are_changed_ended_and_weighed_with_forms(signed_in: Open, jb: User) -> None:
    client = signed_in(jb)
    row = CourtLocation.objects.get(code="OJAI")
    answer = client.post(
        reverse("table_row_change", args=["locations", row.pk]), {"name": "City of Ojai", "reason": "Its name"}
    )
    change = TableChange.objects.get()
    assert answer["Location"] == reverse("change_page", args=[change.pk])
    code = Code.objects.filter(table="RACECD").first()
    assert code is not None
    end = reverse("table_row_end", args=["codes", code.pk])
    assert client.post(end, {"last_day": "", "change": change.pk}).status_code == 422
    assert client.post(end, {"last_day": "2026-12-31", "change": change.pk}).status_code == 302
    out = CourtAgency.objects.get(code="CHP")
    assert client.post(reverse("table_row_end", args=["agencies", out.pk]), {"change": change.pk}).status_code == 302
    rule = {"profile": profile_of().name, "problem": "type refused", "field": "zip", "weight": "hold"}
    shown = client.get(reverse("rule_propose") + "?profile=vermont&problem=1 missing appearance_date")
    assert (shown.context["form"]["field"].value(), shown.context["form"]["problem"].value()) == (
        "appearance_date",
        "1 missing",
    )
    assert client.post(reverse("rule_propose"), rule | {"change": change.pk}).status_code == 302
    assert [(each.table, each.act) for each in change.rows.order_by("pk")] == [
        ("locations", "change"),
        ("codes", "end"),
        ("agencies", "remove"),
        ("rule-weights", "add"),
    ]
    page = text(client.get(reverse("change_page", args=[change.pk])))
    assert "City of Ojai" in page
    taken = client.post(reverse("change_take", args=[change.pk, change.rows.order_by("pk")[0].pk]), follow=True)
    assert "no longer part of the change" in text(taken)
    assert "Part of a change that is not published" in text(client.get(reverse("table_row", args=["codes", code.pk])))


@pytest.mark.parametrize(("role", "status"), [("poc", 403), ("dps", 403), ("admin", 403), ("jb_ops", 200)])
def test_forms_are_open_to_the_bureau_only(
    role: str, status: int, signed_in: Open, jb: User, request: pytest.FixtureRequest
) -> None:
    change, client = drafted(jb), signed_in(request.getfixturevalue(role))
    row = CourtLocation.objects.get(code="OJAI")
    pages = [
        reverse("table_row_add", args=["codes"]),
        reverse("table_row_change", args=["locations", row.pk]),
        reverse("table_row_end", args=["locations", row.pk]),
        reverse("rule_propose"),
        reverse("change_act", args=[change.pk, "drop"]),
    ]
    assert [client.get(page).status_code for page in pages] == [status] * len(pages)
    sees = 403 if role == "poc" else 200
    assert client.get(reverse("change_page", args=[change.pk])).status_code == sees
    if status == 403:
        assert client.post(reverse("change_weigh", args=[change.pk])).status_code == 403


@pytest.mark.django_db(transaction=True)
def test_a_load_and_a_publication_at_once_do_not_stop_each_other(jb: User) -> None:
    changes = [weighed(drafted(jb, code=f"MAKE{n}"), jb) for n in range(4)]
    failed: list[BaseException] = []

    def run(act: Callable[[], object]) -> None:
        try:
            act()
        except NotNow:
            pass  # the tables changed since the look, which is what is told
        except BaseException as error:
            failed.append(error)
        finally:
            connection.close()

    acts: list[Callable[[], object]] = [lambda: load_reference(folder=DATA / "reference-sample")] * 4
    acts += [lambda change=change: publish(change, actor=jb) for change in changes]  # type: ignore[misc]
    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert failed == []
    assert ReferenceLoad.objects.count() == 5
    assert Code.objects.filter(code__startswith="MAKE").count() <= 1
