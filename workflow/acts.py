"""A model's state machine, read as a list of acts."""

from dataclasses import dataclass
from typing import Any

from django.db import models
from django_fsm import FSMField

from accounts.models import User
from workflow.guards import Guard


@dataclass(frozen=True)
class Act:
    """One declared move: the verb, where it leads from and to, who may, what must hold, and how it is told."""

    verb: str
    source: str
    target: str
    guards: tuple[Guard, ...]
    permission: Any
    label: str
    done: str
    by_system: bool

    def permits(self, instance: models.Model, actor: User | None) -> bool:
        """Whether the person may do this; an actor of None is the system itself."""
        if actor is None:
            return self.by_system
        return actor.is_active and bool(self.permission(instance, actor))

    def missing(self, instance: models.Model) -> tuple[str, ...]:
        """A sentence for each guard that does not hold."""
        return tuple(guard.otherwise for guard in self.guards if not guard(instance))


def kind_of(model: type[models.Model] | models.Model) -> str:
    """The name under which the ledger keeps a model, such as `agencies.officer`."""
    return model._meta.label_lower


def state_field(model: type[models.Model] | models.Model) -> Any:
    """The one state field of a machine; a model without one is a mistake of ours."""
    return next(field for field in model._meta.fields if isinstance(field, FSMField))


def state_of(instance: models.Model) -> str:
    """The state as stored."""
    return str(getattr(instance, state_field(instance).name))


def acts_of(model: type[models.Model] | models.Model) -> list[Act]:
    """Every declared act, one for each source, in the order in which the model tells them."""
    cls = model if isinstance(model, type) else type(model)
    known = _ACTS.get(cls)
    if known is None:
        declared = list(state_field(cls).get_all_transitions(cls))
        # The library finds methods by name; a page shows buttons in the order of declaration.
        declared.sort(key=lambda t: t.method.__code__.co_firstlineno)
        known = _ACTS[cls] = [_act(transition) for transition in declared]
    return known


_ACTS: dict[type[models.Model], list[Act]] = {}


def _act(transition: Any) -> Act:
    words = transition.name.replace("_", " ")
    return Act(
        verb=transition.name,
        source=str(transition.source),
        target=str(transition.target),
        guards=tuple(transition.conditions),
        permission=transition.permission,
        label=transition.custom.get("label", words.capitalize()),
        done=transition.custom.get("done", words),
        by_system=transition.custom.get("system", False),
    )
