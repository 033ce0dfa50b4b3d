"""One page of a long list, found by the keys of its neighbour: the last page costs as little as the first."""

import base64
import binascii
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.http import QueryDict

M = TypeVar("M")

SIZE = 50
COUNTED = 1000
"""A list is counted exactly up to here; beyond it, "more than 1,000" says enough and costs nothing."""


@dataclass(frozen=True)
class Page(Generic[M]):
    """Rows with the addresses of the pages before and after, and how many there are in words."""

    rows: Sequence[M]
    newer: str
    older: str
    total: str

    def __iter__(self) -> Any:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)


def page_of(rows: models.QuerySet[Any, M], order: Sequence[str], query: QueryDict, *, size: int = SIZE) -> Page[M]:
    """The page that the address asks for with `after` or `before`. A mark that cannot be read gives the first page.

    `order` names columns that are never null, all in one direction ("-changed_at", "-id"), the last of them unique.
    """
    names = [name.lstrip("-") for name in order]
    backwards = "before" in query
    mark = _values(rows.model, names, query.get("before") or query.get("after") or "")
    backwards = backwards and mark is not None
    falling = order[0].startswith("-") != backwards
    found = rows.filter(_beyond(names, mark, falling)) if mark else rows
    ordered = found.order_by(*[f"-{name}" if falling else name for name in names])
    taken = list(ordered[: size + 1])
    more, taken = len(taken) > size, taken[:size]
    if backwards:
        taken.reverse()
    has_before = more if backwards else mark is not None
    has_after = bool(taken) and (backwards or more)
    return Page(
        rows=taken,
        newer=_address(query, "before", names, taken[0]) if has_before and taken else "",
        older=_address(query, "after", names, taken[-1]) if has_after else "",
        total=_total(rows),
    )


def order_of(orders: Mapping[str, Sequence[str]], query: QueryDict, default: str) -> Sequence[str]:
    """The order that the address names (`sort=name` or `sort=-name`), or the default."""
    wanted = query.get("sort", default)
    if wanted in orders:
        return orders[wanted]
    return orders[default]


def _beyond(names: Sequence[str], values: Sequence[Any], falling: bool) -> Q:
    """Rows past the mark. Written so that an index over the columns can start where the mark is."""
    name, value = names[0], values[0]
    past = Q(**{f"{name}__{'lt' if falling else 'gt'}": value})
    if len(names) == 1:
        return past
    within = Q(**{f"{name}__{'lte' if falling else 'gte'}": value})
    return within & (past | _beyond(names[1:], values[1:], falling))


def _values(model: type[models.Model], names: Sequence[str], mark: str) -> list[Any] | None:
    try:
        read = json.loads(base64.urlsafe_b64decode(mark + "=" * (-len(mark) % 4)))
        if not isinstance(read, list) or len(read) != len(names):
            return None
        return [_field(model, name).to_python(value) for name, value in zip(names, read, strict=True)]
    except (ValueError, TypeError, binascii.Error, ValidationError):
        return None


def _field(model: type[models.Model], path: str) -> Any:
    *relations, name = path.split("__")
    for relation in relations:
        related = model._meta.get_field(relation).related_model
        if not isinstance(related, type):
            raise FieldDoesNotExist(path)
        model = related
    return model._meta.pk if name == "pk" else model._meta.get_field(name)


def _address(query: QueryDict, side: str, names: Sequence[str], row: Any) -> str:
    kept = query.copy()
    for key in ("after", "before"):
        kept.pop(key, None)
    values = [_read(row, name) for name in names]
    raw = json.dumps(values, cls=DjangoJSONEncoder).encode()
    # Milliseconds are not enough to tell rows apart, so instants go in whole.
    kept[side] = base64.urlsafe_b64encode(raw).decode().rstrip("=")
    return f"?{kept.urlencode()}"


def _read(row: Any, path: str) -> Any:
    for name in path.split("__"):
        row = getattr(row, name)
    return row.isoformat() if hasattr(row, "isoformat") else row


def _total(rows: models.QuerySet[Any]) -> str:
    # Only the keys: what a row shows besides would be computed a thousand times for nothing.
    counted = rows.order_by().values("pk")[: COUNTED + 1].count()
    return f"more than {COUNTED:,}" if counted > COUNTED else f"{counted:,}"
