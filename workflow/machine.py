"""Ties a model's state machine to the database, so that nothing can go around the door.

`@machine` reads the acts that the model declares and gives its table three triggers: a new row begins in the start state,
a state moves only along a declared act, and only together with an entry of the ledger.
"""

from typing import Any, TypeVar

import pgtrigger
from django.db import models

from workflow.acts import acts_of, kind_of, state_field

M = TypeVar("M", bound=models.Model)


def machine(model: type[M]) -> type[M]:
    """Class decorator: put the machine's rules into the database."""
    field = state_field(model)
    column, start = field.column, field.get_default()
    moves = sorted({(act.source, act.target) for act in acts_of(model) if act.source != act.target})
    pgtrigger.register(
        pgtrigger.FSM(name="state_moves", field=field.name, transitions=moves),
        pgtrigger.Trigger(
            name="state_starts",
            when=pgtrigger.Before,
            operation=pgtrigger.Insert,
            func=f"""
                IF NEW.{column} <> '{start}' THEN
                    RAISE EXCEPTION 'a new {kind_of(model)} begins as {start}, not as %', NEW.{column};
                END IF;
                RETURN NEW;
            """,
        ),
        pgtrigger.Trigger(
            name="state_in_ledger",
            when=pgtrigger.Before,
            operation=pgtrigger.Update,
            condition=pgtrigger.Condition(f"OLD.{column} IS DISTINCT FROM NEW.{column}"),
            func=_ledger_check(model, field),
        ),
    )(model)
    return model


def _ledger_check(model: type[models.Model], field: Any) -> str:
    # The entry must be of this transaction: an old one cannot be used a second time.
    return f"""
        IF NOT EXISTS (
            SELECT 1 FROM workflow_entry e
            WHERE e.id = nullif(current_setting('eticket.entry', true), '')::bigint
              AND e.subject_kind = '{kind_of(model)}' AND e.subject_id = NEW.{model._meta.pk.column}::text
              AND e.from_state = OLD.{field.column} AND e.to_state = NEW.{field.column}
              AND e.recorded_at >= transaction_timestamp()
        ) THEN
            RAISE EXCEPTION 'the state of a {kind_of(model)} changes only together with an entry of the ledger';
        END IF;
        RETURN NEW;
    """  # noqa: S608 - names of our own tables and columns, nothing typed by anybody
