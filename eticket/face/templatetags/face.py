"""Words of the pages: states, dates, durations, icons. Built in: no page has to load them."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django import template
from django.forms import BaseForm, BaseFormSet, BoundField
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from eticket.face import times
from eticket.face.marks import ICONS
from eticket.face.tones import badge_markup, tone_of
from workflow.acts import kind_of
from workflow.models import Record
from workflow.sentences import state_label

register = template.Library()


@register.simple_tag
def icon(name: str) -> SafeString:
    """One of our own drawings; it says nothing to a screen reader, so put a word beside it."""
    return ICONS[name]


@register.simple_tag
def badge(record: Record) -> SafeString:
    """The state of a record as a word with an icon."""
    return badge_markup(tone_of(str(getattr(record, "state", "")), kind_of(record)), state_label(record))


@register.simple_tag
def state_badge(state: str, label: str, kind: str = "") -> SafeString:
    """Any state as a word with an icon; `kind` is the model's label where the same word means different things."""
    return badge_markup(tone_of(state, kind), label)


@register.filter
def day(value: date | datetime | None) -> str:
    """A date as people write it; nothing for none."""
    return "" if value is None else times.day_words(value)


@register.filter
def when(value: datetime | None) -> SafeString | str:
    """An instant as people say it; the exact one on hover, and on focus for those who use the keyboard."""
    return "" if value is None else times.time_markup(value, timezone.localtime(), is_stop=True)


@register.filter
def when_row(value: datetime | None) -> SafeString | str:
    """As `when`, for rows of tables: not a tab stop, and an empty cell gets a dash."""
    return "–" if value is None else times.time_markup(value, timezone.localtime())


@register.filter
def left(due: datetime | None, at: datetime | None = None) -> str:
    """The time until an instant: "6 h 12 min left", or "2 h 5 min late"; as it was at `at` if that is given."""
    return "" if due is None else times.left_words(due, at or timezone.now())


@register.filter
def urgency(due: datetime) -> str:
    """The class of a due time: late, soon (12 hours), or nothing special."""
    rest = (due - timezone.now()).total_seconds()
    return "late" if rest <= 0 else "soon" if rest <= 12 * 3600 else ""


@register.filter
def hours_since(start: datetime, stopped: datetime | None = None) -> int:
    """Whole hours since an instant, until `stopped` or now."""
    return int(((stopped or timezone.now()) - start).total_seconds() // 3600)


@register.filter
def ago(value: datetime | None) -> str:
    """How long something has been waiting: "3 d 4 h"."""
    return "" if value is None else times.span_words(timezone.now() - value)


@register.filter
def span(length: timedelta | None) -> str:
    """A length of time in words: "6 h 12 min"."""
    return "" if length is None else times.span_words(length)


@register.filter
def person(user: object) -> str:
    """Who did it: a name, or the system where nobody did."""
    return str(getattr(user, "name", user)) if user else "The system"


@register.filter
def hint_id(field: BoundField) -> str:
    """The id under which a field's hint stands, as Django names it in `aria-describedby`."""
    return f"{field.auto_id}_helptext"


@register.filter
def pluralize_words(total: str, endings: str = ",s") -> str:
    """As `pluralize`, for a total in words: "1" is one, "1,204" and "more than 1,000" are many."""
    one, many = endings.split(",")
    return one if total == "1" else many


@register.simple_tag
def tone_badge(tone: str, words: str) -> SafeString:
    """Words with the icon of a tone: neutral, info, ok, warn, bad."""
    return badge_markup(tone, words)


@register.filter
def slug(verb: str) -> str:
    """A verb as it stands in addresses."""
    return verb.replace("_", "-")


@register.filter
def moment_icon(kind: str) -> str:
    """The mark beside a line of a timeline."""
    return {"letter": "mail", "ticket": "ticket", "note": "note"}.get(kind, "check")


@dataclass(frozen=True)
class ErrorLink:
    """One line of the error summary."""

    words: str
    target: str = ""


@register.simple_tag
def error_links(form: object, formset: object = None) -> list[ErrorLink]:
    """Every error of a form and a formset, each with the place it is about."""
    found = _links(form) if isinstance(form, BaseForm) else []
    if isinstance(formset, BaseFormSet):
        found += [ErrorLink(str(error)) for error in formset.non_form_errors()]
        for number, row in enumerate(formset, 1):
            found += _links(row, f"{getattr(formset, 'row_name', 'Row')} {number}, ")
    return found


def _links(form: BaseForm, before: str = "") -> list[ErrorLink]:
    found = [ErrorLink(before + str(error)) for error in form.non_field_errors()]
    for field in form:
        target = field.id_for_label or field.auto_id
        found += [ErrorLink(f"{before}{field.label}: {error}", target) for error in field.errors]
    return found


@register.simple_tag(takes_context=True)
def sort_th(context: dict[str, Any], key: str, label: str, classes: str = "", default: str = "") -> SafeString:
    """A column head that sorts: first rising, then falling; keeps the filters, begins at the first page."""
    query = context["request"].GET.copy()
    now = query.get("sort", default)
    for name in ("after", "before", "page"):
        query.pop(name, None)
    query["sort"] = f"-{key}" if now == key else key
    order = {key: "ascending", f"-{key}": "descending"}.get(now, "none")
    mark = {"ascending": "up", "descending": "down", "none": "both"}[order]
    return format_html(
        '<th scope="col" class="{}" aria-sort="{}"><a class="sort" href="?{}">{} {}</a></th>',
        classes,
        order,
        query.urlencode(),
        label,
        ICONS[mark],
    )
