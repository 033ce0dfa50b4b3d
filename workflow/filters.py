"""The filters of a list: a form that reads the address. What it cannot read is left out, never an error."""

from typing import Any

from django import forms
from django.http import QueryDict


class ListFilters(forms.Form):
    """Base: a search field, and whatever a list adds. `chosen` has what is set and right."""

    q = forms.CharField(label="Search", required=False, max_length=100)

    def __init__(self, query: QueryDict, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(query, **kwargs)
        self.is_valid()

    @property
    def chosen(self) -> dict[str, Any]:
        """Name -> value of each filter that is set."""
        return {name: value for name, value in self.cleaned_data.items() if value not in (None, "", [], False)}


def state_field(choices: list[tuple[str, str]]) -> forms.ChoiceField:
    """A filter by state; empty means any."""
    return forms.ChoiceField(label="State", required=False, choices=[("", "Any state"), *choices])
