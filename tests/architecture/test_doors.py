"""Nobody goes around the door."""

import ast
import re
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db import models

from tests.architecture.test_rooms import tracked
from workflow.acts import acts_of, state_field
from workflow.models import Record

ROOT = Path(settings.BASE_DIR)
APPS = ("accounts", "workflow", "notifications", "agencies", "onboarding", "approvals", "citations", "eticket")
MACHINES = [model for model in apps.get_models() if issubclass(model, Record)]


def sources(*names: str) -> list[Path]:
    return [
        path
        for path in tracked("*.py")
        if path.relative_to(ROOT).parts[0] in APPS and (not names or path.stem in names)
    ]


def test_no_code_writes_a_state_past_the_door() -> None:
    writes = re.compile(
        r"\.update\([^)]*\bstate=|\.bulk_update\([^)]*[\"']state[\"']|\bsetattr\([^,]+, [\"']state[\"']"
    )
    found = [str(path.relative_to(ROOT)) for path in sources() if writes.search(path.read_text())]
    assert [path for path in found if not path.startswith("notifications/")] == []


def test_no_code_calls_an_act_by_itself() -> None:
    verbs = {act.verb for model in MACHINES for act in acts_of(model)}
    own = {"begin", "record", "perform"}
    found = []
    for path in sources():
        for node in ast.walk(ast.parse(path.read_text())):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and isinstance(node.func.value, ast.Name)
                and node.func.attr in verbs - own
                and node.func.value.id in {"officer", "agency", "package", "ticket", "incident", "locked", "transfer"}
            ):
                found.append(f"{path.relative_to(ROOT)}:{node.lineno}")
    assert found == []


def test_services_know_no_request() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in sources()
        if "services" in path.parts or path.stem == "services"
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.arg) and node.arg == "request"
    ]
    assert found == []


@pytest.mark.parametrize("model", MACHINES, ids=lambda model: model.__name__)
def test_every_machine_is_held_by_the_database(model: type[Record]) -> None:
    triggers = {trigger.name for trigger in model._meta.triggers}  # type: ignore[attr-defined]
    assert triggers >= {"state_moves", "state_starts", "state_in_ledger"}
    checked = [str(c.condition) for c in model._meta.constraints if isinstance(c, models.CheckConstraint)]
    assert any(f"{state_field(model).name}__in" in condition for condition in checked)


@pytest.mark.parametrize("model", MACHINES, ids=lambda model: model.__name__)
def test_every_act_says_who_may_do_it(model: type[Record]) -> None:
    assert [act.verb for act in acts_of(model) if not callable(act.permission)] == []


def test_templates_compare_no_state_with_a_word() -> None:
    compares = re.compile(r"\{%\s*(?:if|elif)[^%]*\.state\s*(?:==|!=)")
    found = [str(path.relative_to(ROOT)) for path in tracked("templates/*.html") if compares.search(path.read_text())]
    assert found == []
