"""Forms of files: sending one, trying one, and the filters of the lists."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from accounts.models import User
from agencies.models import Agency
from agencies.queries import agencies_managed_by
from citations.keeping.limits import limit_words, too_large
from citations.layout.version import COURT
from citations.permissions import is_of_state
from citations.queries import layouts_offered
from citations.states import ASIDE, Stage, TransferState
from workflow.filters import ListFilters
from workflow.scanning.fields import ScannedFileField, status_of

NAME_LENGTH = 120
TOO_LARGE = "too_large"


def channels_of(user: User) -> list[tuple[str, str]]:
    """Code and name of each agency that this person may send files for."""
    rows = Agency.objects.order_by("name") if is_of_state(user) else agencies_managed_by(user)
    named = rows.exclude(interchange_code="").values_list("interchange_code", "name")
    return [(code, f"{name} ({code})") for code, name in named]


class FileForm(forms.Form):
    """A citation file, and over which agency's channel it comes."""

    file = ScannedFileField(
        label="Citation file",
        widget=forms.ClearableFileInput(attrs={"data-drop": "yes"}),
        error_messages={
            "required": "Choose a file.",
            "empty": "This file is empty. Choose the file that has the records.",
        },
    )
    agency = forms.ChoiceField(label="Agency")
    layout = forms.ChoiceField(
        label="Layout of the records",
        initial=COURT.label,
        error_messages={
            "invalid_choice": "The layout that you chose can no longer be chosen. Choose another one, and the file again."
        },
    )

    agency_help = "Its people will see the file."

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].help_text = f"Records of 2,696 bytes after one header, at most {limit_words()}."
        # The page tells it before anything is sent; the server does not rely on that.
        self.fields["file"].widget.attrs["data-limit"] = settings.CITATION_FILE_LIMIT
        self.channels = channels_of(user)
        agency = self.fields["agency"]
        assert isinstance(agency, forms.ChoiceField)
        if is_of_state(user):
            agency.choices = [("", "As the file says"), *self.channels]
            agency.required = False
            agency.help_text = self.agency_help
        else:
            agency.choices = self.channels
            agency.initial = self.channels[0][0] if self.channels else ""

        self._offer_layouts(also_untried=self.tries and user.is_jb)

    tries = False
    """Whether the file is only tried."""

    def _offer_layouts(self, *, also_untried: bool) -> None:
        """Nobody is asked for the layout while there is only one. Who was not asked sends the court's own; a choice that
        was taken back meanwhile is refused, and no other layout is put in its place."""
        labels = layouts_offered(also_untried=also_untried)
        said = self.data.get("layout", "") if self.is_bound else ""
        if len(labels) == 1 and said in ("", COURT.label):
            del self.fields["layout"]
            return
        layout = self.fields["layout"]
        assert isinstance(layout, forms.ChoiceField)
        layout.choices = [(label, label) for label in labels]
        layout.required = not self.is_bound or "layout" in self.data
        self.fields["file"].help_text = f"Records after one header, at most {limit_words()}."

    @property
    def chosen_layout(self) -> str:
        """The label of the layout that was chosen."""
        return self.cleaned_data.get("layout") or COURT.label

    @property
    def is_usable(self) -> bool:
        """Somebody of an agency without a code in citation files can send none."""
        return bool(self.channels) or not self.fields["agency"].required

    def clean_file(self) -> "UploadedFile[Any]":
        """Not larger than the court takes."""
        file: UploadedFile[Any] = self.cleaned_data["file"]
        size = file.size or 0
        if size > settings.CITATION_FILE_LIMIT:
            raise ValidationError(too_large(size), code=TOO_LARGE)
        return file

    @property
    def status(self) -> int:
        """The status of an answer that shows this form with what is wrong."""
        return 413 if self.has_error("file", TOO_LARGE) else status_of(self)

    @property
    def file_name(self) -> str:
        """The name of the file as sent, as far as it can be printed."""
        name = str(self.cleaned_data["file"].name or "")
        return "".join(each for each in name if each.isprintable())[-NAME_LENGTH:]


class TrialForm(FileForm):
    """A file that is only tried."""

    agency_help = "It is compared with what the header and the records say."
    tries = True


class TransferFilters(ListFilters):
    """By name or number of the file, state, and the code of an agency."""

    state = forms.ChoiceField(
        label="State", required=False, choices=[("", "Any state"), *TransferState.choices, (ASIDE, "Set aside")]
    )
    agency = forms.CharField(label="Agency code", required=False, max_length=12)


class RecordFilters(ListFilters):
    """Records of one file by citation number and stage."""

    stage = forms.ChoiceField(label="Stage", required=False, choices=[("", "Any stage"), *Stage.choices])
