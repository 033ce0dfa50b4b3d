"""Lists that somebody works by: a name for a set of filters."""

from accounts.models import User
from citations.models import SavedFilter
from workflow.errors import NotNow

MOST = 20
"""Lists of one person; with more, nobody finds the right one."""


def save_list(*, owner: User, name: str, query: str) -> SavedFilter:
    """Keep a list under a name; one with the same name is replaced. Raises `NotNow` when there are too many."""
    known = SavedFilter.objects.filter(owner=owner)
    if not known.filter(name=name).exists() and known.count() >= MOST:
        raise NotNow(f"You keep {MOST} lists already. Forget one of them first.")
    saved, _ = SavedFilter.objects.update_or_create(owner=owner, name=name, defaults={"query": query})
    return saved


def forget_list(*, owner: User, pk: int) -> bool:
    """Forget a list of one's own; whether there was one."""
    count, _ = SavedFilter.objects.filter(owner=owner, pk=pk).delete()
    return bool(count)
