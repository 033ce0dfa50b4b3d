"""Every kind of field, for the gallery."""

from django import forms

from workflow.scanning.fields import ScannedFileField

KINDS = [("data", "Data entry"), ("network", "No network"), ("other", "Something else")]


class EveryField(forms.Form):
    """One field of each kind that the product's forms use."""

    name = forms.CharField(label="Full legal name", help_text="As it stands on the licence.")
    count = forms.IntegerField(label="How many", min_value=1, required=False)
    day = forms.DateField(label="Day", widget=forms.DateInput)
    at = forms.TimeField(label="Time", required=False)
    instant = forms.DateTimeField(label="Day and time", required=False)
    kind = forms.ChoiceField(label="Kind", choices=KINDS)
    level = forms.ChoiceField(
        label="Who looks at it", choices=KINDS, widget=forms.RadioSelect, help_text="One of them."
    )
    parts = forms.MultipleChoiceField(label="What is missing", choices=KINDS, widget=forms.CheckboxSelectMultiple)
    logo = ScannedFileField(label="Logo", required=False, help_text="PNG or JPEG, at most 1 MB.")
    is_agreed = forms.BooleanField(label="The head of department has agreed to this, and knows what it means.")
    note = forms.CharField(label="Note", required=False, widget=forms.Textarea(attrs={"rows": 3}))


class RowForm(forms.Form):
    """A row of a list that can grow."""

    first_name = forms.CharField(label="First name")
    number = forms.CharField(label="LEO number", max_length=5, help_text="Five characters.")


class Rows(forms.BaseFormSet):  # type: ignore[type-arg]
    """A list that can grow and shrink."""

    row_name = "Officer"
    add_label = "Add another officer"


RowSet = forms.formset_factory(RowForm, formset=Rows, extra=0, min_num=1, max_num=5, can_delete=True)


class Filters(forms.Form):
    """Filters as lists have them."""

    q = forms.CharField(label="Search", required=False)
    kind = forms.ChoiceField(label="Kind", required=False, choices=[("", "Any kind"), *KINDS])
