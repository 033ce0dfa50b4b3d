"""Words of the pages: states, dates, durations, icons. Built in: no page has to load them."""

from datetime import date, datetime

from django import template
from django.forms import BoundField
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
    """An instant as people say it, with the exact one on hover."""
    if value is None:
        return ""
    local = timezone.localtime(value)
    return format_html(
        '<time datetime="{}" title="{}">{}</time>',
        value.isoformat(),
        times.exact_words(local),
        times.said(local, timezone.localtime()),
    )


@register.filter
def left(due: datetime | None) -> str:
    """The time until an instant: "6 h 12 min left", or "2 h 5 min late"."""
    return "" if due is None else times.left_words(due, timezone.now())


@register.filter
def ago(value: datetime | None) -> str:
    """How long something has been waiting: "3 d 4 h"."""
    return "" if value is None else times.span_words(timezone.now() - value)


@register.filter
def hint_id(field: BoundField) -> str:
    """The id under which a field's hint stands, as Django names it in `aria-describedby`."""
    return f"{field.auto_id}_helptext"


@register.filter
def pluralize_words(total: str, endings: str = ",s") -> str:
    """As `pluralize`, for a total in words: "1" is one, "1,204" and "more than 1,000" are many."""
    one, many = endings.split(",")
    return one if total == "1" else many
