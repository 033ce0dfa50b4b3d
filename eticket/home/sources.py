"""Where work comes from: each room offers its own lines."""

from collections.abc import Callable, Sequence

from accounts.models import User
from agencies import worklist as agencies
from approvals import worklist as approvals
from citations import worklist as citations
from onboarding import worklist as onboarding
from workflow.worklist import WorkItem

SOURCES: tuple[Callable[[User], Sequence[WorkItem]], ...] = (
    approvals.items_for,
    onboarding.items_for,
    agencies.items_for,
    citations.items_for,
)


def groups_for(user: User) -> list[tuple[str, list[WorkItem]]]:
    """What waits for this person, under its headings, the oldest first."""
    groups: dict[str, list[WorkItem]] = {}
    for source in SOURCES:
        for item in source(user):
            groups.setdefault(item.kind, []).append(item)
    return [(kind, sorted(items, key=lambda item: item.since)) for kind, items in groups.items()]
