"""Forms of the acts on a request or a package."""

from django import forms

from workflow.forms import ActForm, ReasonForm


class MessageForm(ActForm):
    """An act with an optional message to the other side."""

    note_label = "Message"


class ReturnRequestForm(ReasonForm):
    """What the head has to mend."""

    note_label = "What to do"
    to_mend = forms.MultipleChoiceField(
        label="What is missing or wrong",
        choices=[
            (item, item)
            for item in (
                "Judiciary Code",
                "Name of the agency",
                "Address or phone",
                "Logo",
                "Point of contact",
                "Officers",
                "Hardware and software",
            )
        ],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Name at least one item, so that the head knows where to look."},
    )


class ReturnPackageForm(ReasonForm):
    """What the point of contact has to mend."""

    note_label = "What to do"
    to_mend = forms.MultipleChoiceField(
        label="What is missing or wrong",
        choices=[
            (item, item)
            for item in (
                "Head's authorisation",
                "Statements",
                "Agency's facts",
                "Officers",
                "Expected days",
                "Training",
            )
        ],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Name at least one item, so that the point of contact knows where to look."},
    )


class WithdrawForm(ReasonForm):
    """Why it is taken back."""
