"""How a state is coloured. The word and the icon say the same, so nothing rests on the colour."""

from functools import lru_cache

from django.utils.html import format_html
from django.utils.safestring import SafeString

from eticket.face.marks import ICONS

TONE_ICONS = {"neutral": "circle", "info": "half", "ok": "check", "warn": "alert", "bad": "cross"}
"""The five tones: nothing begun or set aside, on its way, good, needs a look, wrong."""

TONES = {
    "neutral": {"draft", "withdrawn", "inactive", "void", "listed", "prospective", "skipped"},
    "ok": {"approved", "accepted", "sent", "established", "forwarded", "resolved", "filed", "done", "clean"},
    "warn": {"in_doubt", "temporary", "returned", "corrected", "due", "open"},
    "bad": {"rejected", "unreadable", "failed", "bounced", "late", "refused", "escalated"},
}
"""Any other state is "info": on its way."""

EXCEPTIONS = {("citations.citation", "open"): "ok"}
"""Where the same word means something else: an open citation is an open case, an open incident is trouble."""


def tone_of(state: str, kind: str = "") -> str:
    """The tone of a state; `kind` is the model's label, such as `citations.citation`."""
    if found := EXCEPTIONS.get((kind, state)):
        return found
    return next((tone for tone, states in TONES.items() if state in states), "info")


@lru_cache(maxsize=512)
def badge_markup(tone: str, words: str) -> SafeString:
    """A word with an icon. Kept, because a list shows the same few again and again."""
    tone = tone if tone in TONE_ICONS else "info"
    return format_html('<span class="badge badge-{}">{}{}</span>', tone, ICONS[TONE_ICONS[tone]], words)
