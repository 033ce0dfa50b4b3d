"""A day and a time as an office types them, made one instant at the edge (design rule 9)."""

from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.conf import settings
from django.utils import timezone

from approvals.clock import NoSuchTime, ShownTwice, instant

HOURS = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class InstantFields(forms.Form):
    """Mixed into a form: `on` and `at`, cleaned into `instant`; `which` is asked in the doubled hour of the year only."""

    on = forms.DateField(label="Day", widget=DAY)
    at = forms.TimeField(label="Time", widget=HOURS, help_text="As the clock on the wall showed it.")
    which = forms.ChoiceField(
        label="The clock showed this time twice that night. Which one is meant?",
        required=False,
        widget=forms.RadioSelect,
        choices=[("first", "The first time, before the clock went back"), ("second", "The second time, after it")],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        now = timezone.localtime()
        default = {"on": now.date(), "at": now.time().replace(second=0, microsecond=0)}
        kwargs["initial"] = default | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        if not self._is_doubled():
            del self.fields["which"]

    def _is_doubled(self) -> bool:
        """Whether the typed time was shown twice that night."""
        if not self.is_bound:
            return False
        try:
            day = self.fields["on"].clean(self.data.get(self.add_prefix("on")))
            at = self.fields["at"].clean(self.data.get(self.add_prefix("at")))
            instant(day, at, _zone())
        except ShownTwice:
            return True
        except (NoSuchTime, forms.ValidationError):
            return False
        return False

    def clean(self) -> dict[str, Any]:
        """One instant, or a sentence about the two nights on which the clock is changed."""
        cleaned = super().clean() or {}
        if cleaned.get("on") is None or cleaned.get("at") is None:
            return cleaned
        which = cleaned.pop("which", "")
        try:
            cleaned["instant"] = instant(
                cleaned.pop("on"), cleaned.pop("at"), _zone(), which == "second" if which else None
            )
        except NoSuchTime:
            self.add_error("at", "The clock did not show this time: it was put forward that night, from 2 AM to 3 AM.")
        except ShownTwice:
            self.add_error("which", "Choose the first or the second time.")
        return cleaned


def _zone() -> ZoneInfo:
    return ZoneInfo(settings.OFFICE_TIME_ZONE)
