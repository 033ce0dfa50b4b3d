"""The form that takes an answer to a pack, and the filters of lists and tries."""

from typing import Any

from django import forms

from accounts.models import User
from citations.forms.files import FileForm
from workflow.filters import ListFilters


class AnswerForm(FileForm):
    """The citation file that a partner's system wrote for its pack. The system tells agency and layout."""

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, user=user, **kwargs)
        # The system has both an agency and a layout.
        del self.fields["agency"]
        self.fields.pop("layout", None)


class SystemFilters(ListFilters):
    """By name of the system or its agency."""


class GradeFilters(ListFilters):
    """Scenarios of one try by how they were answered."""

    q = None  # type: ignore[assignment]
    state = forms.ChoiceField(
        label="Scenarios",
        required=False,
        choices=[("", "All"), ("failed", "Not right"), ("wrong", "Wrong"), ("missing", "Missing"), ("right", "Right")],
    )
