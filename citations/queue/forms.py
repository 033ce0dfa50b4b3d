"""Forms of the queue: its filters, giving citations to somebody, lists to work by, and the fix of many records at once."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from accounts.models import User
from citations.explaining.plain_words import ERRORS
from citations.layout.citation import CITATION
from citations.models import Citation
from citations.queue.image import misfit
from citations.queue.queries import DISMISSED, MINE, NOBODY, REPLACED, clerks
from citations.states import Stage
from workflow.filters import ListFilters

AGES = [("", "Any"), ("1", "Over a day"), ("7", "Over a week"), ("30", "Over 30 days"), ("90", "Over 90 days")]
FIELDS = [(field.key, field.label) for field in CITATION.fields]


class QueueFilters(ListFilters):
    """By agency, badge, error, stage, age, and whose they are (C-ERQ-01)."""

    agency = forms.CharField(label="Agency code", required=False, max_length=12)
    badge = forms.CharField(label="Officer's badge", required=False, max_length=10)
    edit = forms.ChoiceField(label="Error", required=False, choices=[("", "Any"), *ERRORS])
    field = forms.ChoiceField(label="Field", required=False, choices=[("", "Any"), *FIELDS])
    stage = forms.ChoiceField(
        label="Stage",
        required=False,
        choices=[("", "Both"), (Stage.TEMPORARY, Stage.TEMPORARY.label), (Stage.REJECTED, Stage.REJECTED.label)],
    )
    age = forms.ChoiceField(label="Waiting", required=False, choices=AGES)
    who = forms.ChoiceField(label="Whose", required=False)
    show = forms.ChoiceField(
        label="Which",
        required=False,
        choices=[("", "What waits"), (DISMISSED, "Dismissed"), (REPLACED, "Replaced by a later record")],
    )
    file = forms.UUIDField(label="Number of the file", required=False)

    def __init__(self, query: QueryDict, *, people: list[User], user: User) -> None:
        others = [(str(each.pk), each.name) for each in people if each.pk != user.pk]
        self._who = [("", "Anybody's"), (MINE, "Mine"), (NOBODY, "Nobody's"), *others]
        super().__init__(query)

    def full_clean(self) -> None:
        """The people are known only now."""
        who = self.fields["who"]
        assert isinstance(who, forms.ChoiceField)
        who.choices = self._who
        super().full_clean()

    @property
    def address(self) -> str:
        """What is set, as the query of an address that can be shared."""
        query = QueryDict(mutable=True)
        query.update({name: str(value) for name, value in self.chosen.items()})
        return query.urlencode()


class AssignForm(forms.Form):
    """Which citations, and whose they become; nobody's if `to` is blank."""

    pick = forms.ModelMultipleChoiceField(
        Citation.objects.none(),
        error_messages={"required": "Tick at least one citation.", "invalid_choice": "One of these waits no longer."},
    )
    to = forms.ModelChoiceField(User.objects.none(), required=False, empty_label="Nobody, back to the queue")

    def __init__(self, data: QueryDict, *, rows: Any) -> None:
        super().__init__(data)
        pick, to = self.fields["pick"], self.fields["to"]
        assert isinstance(pick, forms.ModelChoiceField)
        assert isinstance(to, forms.ModelChoiceField)
        pick.queryset, to.queryset = rows, clerks()


class DismissForm(forms.Form):
    """Why rejected records leave the queue."""

    reason = forms.CharField(
        label="Reason",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Why nobody needs to correct them. Kept in the history of each record.",
        error_messages={"required": "Write why nobody needs to correct these records."},
    )


class FilterForm(forms.Form):
    """A name for the list that is shown."""

    name = forms.CharField(label="Name", max_length=60)
    query = forms.CharField(max_length=500, widget=forms.HiddenInput, required=False)


class BulkForm(forms.Form):
    """The text that takes the place of a wrong one in many records."""

    text = forms.CharField(label="Replace by", required=False, strip=False)
    statute = forms.CharField(label="Statute", required=False, strip=False, max_length=4)
    note = forms.CharField(
        label="Note",
        required=False,
        max_length=500,
        help_text="Why, or who said so. Kept in the history of each record. Needed where a charge is dropped.",
    )

    def __init__(self, *args: Any, edit: str, field: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.place = CITATION.by_key[field]
        self.fields["text"].label = f"Replace {self.place.label} by"
        self.fields["text"].help_text = f"At most {self.place.width} characters. Blank empties the field."
        self.group = field.removesuffix("_section")
        self.fields["statute"].help_text = "Blank leaves the statute as it is."
        # A blank text empties the field, so it is not left out by leaving it blank.
        setattr(self.fields["text"], "is_needed_later", True)  # noqa: B010 - the template asks for it
        if edit != "14":
            del self.fields["statute"]

    def clean_text(self) -> str:
        """A text that the field can hold."""
        return fitting(self.place.key, self.cleaned_data["text"])

    def clean_statute(self) -> str:
        """The statute of the same charge."""
        return fitting(f"{self.group}_statute", self.cleaned_data["statute"])

    @property
    def reason(self) -> str:
        """The note for the history of each record. Nothing is made up for who empties a field: a charge needs a reason."""
        made_up = "One error fixed in many records." if self.cleaned_data["text"] else ""
        return str(self.cleaned_data["note"]) or made_up

    @property
    def values(self) -> dict[str, str]:
        """Key -> text, for the service."""
        values = {self.place.key: str(self.cleaned_data["text"])}
        if statute := self.cleaned_data.get("statute"):
            values[f"{self.group}_statute"] = statute
        return values


def fitting(key: str, typed: str) -> str:
    """The text without blanks at its ends. Raises `ValidationError` if the field cannot hold it."""
    text = typed.strip(" ")
    if wrong := misfit(CITATION.by_key[key], text):
        raise ValidationError(wrong)
    return text
