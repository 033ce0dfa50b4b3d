"""Filters of the Mail page, and what a person says of a letter in doubt."""

from django import forms

from notifications.letters import CATALOGUE
from notifications.states import MailState
from workflow.filters import ListFilters, state_field


class MailFilters(ListFilters):
    """By address, state and kind."""

    state = state_field(MailState.choices)
    kind = forms.ChoiceField(required=False)

    def __init__(self, *args: object, **kwargs: object) -> None:
        field = self.base_fields["kind"]
        if isinstance(field, forms.ChoiceField):
            kinds = sorted((kind, letter.title()) for kind, letter in CATALOGUE.items())
            field.choices = [("", "Any letter"), *kinds]
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]


class SettleForm(forms.Form):
    """Why nothing more is to be done."""

    note = forms.CharField(label="What became of it", max_length=300, widget=forms.Textarea(attrs={"rows": 2}))
