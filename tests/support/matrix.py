"""Every state x act x role of a machine against one literal table: what is not in the table must be refused."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from accounts.models import User
from tests.support.states import put_in_state
from workflow.acts import acts_of, state_field
from workflow.errors import NotNow, NotYou
from workflow.models import Entry, Record
from workflow.perform import perform

Table = Mapping[str, tuple[str, str, str]]
"""verb -> (states it is possible in, state it leads to or "same", roles that may), words separated by spaces."""


def outcomes(
    record: Record, people: Mapping[str, User], facts: Mapping[str, Callable[[], dict[str, Any]]]
) -> dict[tuple[str, str, str], str]:
    """(state, verb, role) -> the state afterwards, "not you" or "not now", each tried on the real door."""
    found = {}
    for state in state_field(type(record)).choices:
        for verb in dict.fromkeys(act.verb for act in acts_of(record)):
            for role, user in people.items():
                found[state[0], verb, role] = _try(put_in_state(record, state[0]), verb, user, facts)
    return found


def _try(record: Record, verb: str, user: User, facts: Mapping[str, Callable[[], dict[str, Any]]]) -> str:
    before = Entry.objects.count()
    try:
        done = perform(record, verb, actor=user, **facts.get(verb, dict)())
    except NotYou:
        assert Entry.objects.count() == before
        return "not you"
    except NotNow:
        assert Entry.objects.count() == before
        return "not now"
    assert Entry.objects.count() == before + 1
    return str(getattr(done, state_field(type(done)).name))


def expected(record: Record, people: Iterable[str], table: Table) -> dict[tuple[str, str, str], str]:
    """The table written out, cell by cell."""
    cells = {}
    for state, _ in state_field(type(record)).choices:
        for verb, (sources, target, roles) in table.items():
            for role in people:
                if role not in roles.split():
                    cells[state, verb, role] = "not you"
                elif state not in sources.split():
                    cells[state, verb, role] = "not now"
                else:
                    cells[state, verb, role] = state if target == "same" else target
    return cells
