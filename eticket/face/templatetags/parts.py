"""What the components in templates/cotton/ work out for themselves. Pages use the tags of `face`."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django import template
from django.forms import BaseForm, BaseFormSet, BoundField
from django.http import QueryDict
from django.utils import timezone
from django.utils.safestring import SafeString

from eticket.face.times import day_words, span_words

register = template.Library()

WIDGETS = {"select": "usa-select", "selectmultiple": "usa-select", "textarea": "usa-textarea"}
PLAIN = {"checkbox", "radioselect", "checkboxselectmultiple", "file", "clearablefile", "splitdatetime"}


def read(thing: Any, *names: str) -> Any:
    """The first of these keys or attributes that a plain object or dict has; None if it has none of them."""
    for name in names:
        if isinstance(thing, dict) and name in thing:
            return thing[name]
        if hasattr(thing, name):
            return getattr(thing, name)
    return None


@register.simple_tag(takes_context=True)
def error_word(context: dict[str, Any]) -> str:
    """ "Error: " for the title of a page whose form came back: `form`, `formset`, or any of the list `forms`."""
    listed = context.get("forms")
    found = [context.get("form"), context.get("formset"), *(listed if isinstance(listed, list | tuple) else ())]
    return "Error: " if any(_has_errors(each) for each in found) else ""


def _has_errors(form: object) -> bool:
    if isinstance(form, BaseFormSet):
        return form.is_bound and form.total_error_count() > 0
    return isinstance(form, BaseForm) and bool(form.errors)


@register.filter
def leading(actions: Iterable[Any], primary: str) -> str:
    """The verb of the primary button: the one that is named, or the first that is possible; "none" for no button."""
    return primary or next((str(read(action, "verb")) for action in actions if read(action, "is_open")), "none")


@register.simple_tag
def widget(field: BoundField) -> SafeString:
    """The control of a field with the class that the design system has for it."""
    if field.widget_type in PLAIN:
        return field.as_widget()
    classes = (field.field.widget.attrs.get("class"), WIDGETS.get(field.widget_type, "usa-input"))
    return field.as_widget(attrs={"class": " ".join(filter(None, classes))})


@dataclass(frozen=True)
class Chip:
    """A filter that is set; `url` is the list without it."""

    label: str
    words: str
    url: str


@register.simple_tag
def chips(form: BaseForm) -> list[Chip]:
    """The filters that are set and right, each with a way to take it off. A new choice begins at the first page."""
    return list(_chips(form))


def _chips(form: BaseForm) -> Iterator[Chip]:
    if not form.is_bound:
        return
    form.is_valid()
    for field in form.visible_fields():
        value = form.cleaned_data.get(field.name)
        if value in (None, "", [], False) or field.name in getattr(form, "defaulted", ()):
            continue
        query = form.data.copy() if isinstance(form.data, QueryDict) else QueryDict(mutable=True)
        for name in (field.html_name, "after", "before", "page"):
            query.pop(name, None)
        yield Chip(str(field.label), _chosen_words(field), f"?{query.urlencode()}")


def _chosen_words(field: BoundField) -> str:
    values = field.value()
    if isinstance(day := field.form.cleaned_data.get(field.name), date):
        return day_words(day)
    choices = {str(key): str(label) for key, label in getattr(field.field, "choices", ())}
    wanted = values if isinstance(values, list | tuple) else [values]
    if field.widget_type == "checkbox":
        return "yes"
    return ", ".join(choices.get(str(value), str(value)) for value in wanted)


@dataclass(frozen=True)
class Dot:
    """One e-ticket of a streak, the latest last."""

    label: str
    tone: str
    words: str
    url: str


DOTS = {True: ("ok", "clean"), False: ("bad", "not clean"), None: ("info", "not known yet")}


@register.simple_tag
def dots(tickets: Iterable[Any]) -> list[Dot]:
    """Tickets with `clean` (or `is_clean`) and `label` (or `number`), and perhaps a `url`."""
    found = []
    for ticket in tickets:
        tone, words = DOTS[read(ticket, "clean", "is_clean")]
        found.append(Dot(str(read(ticket, "label", "number") or ""), tone, words, str(read(ticket, "url") or "")))
    return found


@dataclass(frozen=True)
class ClockFace:
    """How much of the time is used up, in percent, and the same in words."""

    share: int
    tone: str
    words: str
    is_stopped: bool
    hours: int
    allowed_hours: int


@register.simple_tag
def clock_face(start: datetime, due: datetime, stopped: datetime | None) -> ClockFace:
    """A clock that runs from `start` to `due`, now or as it was when it was `stopped`. Elapsed time, whatever the zone."""
    at = (stopped or timezone.now()).astimezone(UTC)
    begun, end = start.astimezone(UTC), due.astimezone(UTC)
    used, whole = (at - begun).total_seconds(), max((end - begun).total_seconds(), 1)
    is_late = at > end if stopped else at >= end
    rest = span_words(end - at)
    if stopped:
        words, tone = (
            (f"Uploaded {rest} late", "bad") if is_late else (f"Uploaded in time, {rest} before the end", "ok")
        )
    else:
        words = f"{rest} late" if is_late else f"{rest} left"
        tone = "bad" if is_late else "warn" if used > 0.75 * whole else "info"
    share = min(100, max(0, round(100 * used / whole)))
    return ClockFace(share, tone, words, stopped is not None, int(used // 3600), int(whole // 3600))


@dataclass(frozen=True)
class Bar:
    """One part of a line of spans; place and width in percent of the whole."""

    label: str
    days: Any
    tone: str
    x: float
    width: float


@register.simple_tag
def bars(spans: Iterable[Any]) -> list[Bar]:
    """Spans with `label`, `days` and `tone`, side by side; one of no days stays visible as a hairline."""
    rows = [(str(read(span, "label")), read(span, "days") or 0, str(read(span, "tone") or "neutral")) for span in spans]
    whole = float(sum(days for _, days, _ in rows)) or 1.0
    found, x = [], 0.0
    for label, days, tone in rows:
        width = 100 * float(days) / whole
        found.append(Bar(label, days, tone, round(x, 2), round(max(width, 0.4), 2)))
        x += width
    return found
