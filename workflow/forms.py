"""The form of one act: a note, and the version of the record that the person saw."""

from typing import Any

from django import forms
from django.http import QueryDict

from workflow.models import Record


class ActForm(forms.Form):
    """Base of all act forms. A subclass adds its facts, and sets `note_label` or `is_note_required`."""

    note_label = "Note"
    note_help = "Kept in the history of the record."
    is_note_required = False

    version = forms.IntegerField(widget=forms.HiddenInput)
    note = forms.CharField(max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))

    field_order: list[str] | None = None

    def __init__(self, *args: Any, record: Record, **kwargs: Any) -> None:
        self.record = record
        kwargs.setdefault("initial", {})["version"] = record.version
        super().__init__(*args, **kwargs)
        note = self.fields["note"]
        note.label, note.help_text, note.required = self.note_label, self.note_help, self.is_note_required
        # The facts come first, the note last.
        self.order_fields([name for name in self.fields if name != "note"] + ["note"])

    def facts(self) -> dict[str, Any]:
        """What was typed, without the note and the version."""
        return {name: value for name, value in self.cleaned_data.items() if name not in ("note", "version")}


def renew(form: forms.BaseForm, version: int) -> None:
    """Keep what was typed, but let the next try be about the record as it is now."""
    data = form.data.copy() if isinstance(form.data, QueryDict) else QueryDict(mutable=True)
    data[form.add_prefix("version")] = str(version)
    form.data = data


class ReasonForm(ActForm):
    """An act that needs a reason."""

    note_label = "Reason"
    note_help = "The people concerned will read it."
    is_note_required = True
