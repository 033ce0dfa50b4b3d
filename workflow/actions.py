"""What a person may do with a record now: read from the machine, never from a second list."""

from dataclasses import dataclass

from accounts.models import User
from workflow.acts import acts_of, state_of
from workflow.models import Record


@dataclass(frozen=True)
class Action:
    """An act that the person's role allows in this state. `blocked` has a sentence for each fact that is still missing."""

    verb: str
    label: str
    blocked: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        """Nothing stands in the way."""
        return not self.blocked


def allowed(instance: Record, user: User) -> list[Action]:
    """The acts of this person on this record, in the order of the machine; blocked ones tell why."""
    state = state_of(instance)
    return [
        Action(act.verb, act.label, act.missing(instance))
        for act in acts_of(instance)
        if act.source == state and act.permits(instance, user)
    ]


def may(instance: Record, verb: str, user: User) -> bool:
    """Whether the act would be let through the door now."""
    return any(action.verb == verb and action.is_open for action in allowed(instance, user))
