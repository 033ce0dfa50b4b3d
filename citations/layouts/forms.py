"""The form of a new version of the layout."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from citations.layout.version import COURT, BadLayout, version_of
from citations.models import RecordLayout
from citations.reading.layout_file import widths_in
from workflow.scanning.fields import ScannedFileField

TABLE_LIMIT = 200_000
"""Bytes of a table of fields; the court's own has a twentieth of it."""


class RecordLayoutForm(forms.ModelForm):  # type: ignore[type-arg] # subscripting it needs a patch at run time
    """A version, with the table of its fields as a file."""

    table = ScannedFileField(
        label="Table of the fields",
        help_text="A CSV file with the columns field and width, a row for each field in the order of the file. Begin with "
        "the court's own layout from the downloads, and call bytes that the court shall not read “filler”.",
        error_messages={"required": "Choose the table of the fields.", "empty": "This file is empty."},
    )

    class Meta:
        model = RecordLayout
        fields = ("name", "version", "table", "header_from", "header_to", "separators", "source", "as_of")
        labels = {
            "name": "Name",
            "version": "Version",
            "header_from": "First position of the agency in the header",
            "header_to": "Last position of the agency in the header",
            "separators": "How records end",
            "source": "Where it is from",
            "as_of": "Day or year of the source",
        }
        help_texts = {
            "name": "Such as the name of the system that writes it.",
            "version": "Such as 2 or 2026-1. A layout cannot be changed, only followed by its next version.",
            "header_from": "The header begins with date (8 bytes) and number (4). Leave both empty if it names no agency.",
            "source": "Such as the document that describes it.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.is_bound:
            self.fields["table"].help_text += " Choose it again: a browser forgets files."

    def clean_table(self) -> list[tuple[str, int]]:
        """Names and widths that make a record."""
        file: UploadedFile[Any] = self.cleaned_data["table"]
        if (file.size or 0) > TABLE_LIMIT:
            raise forms.ValidationError(
                f"A table of fields has at most {TABLE_LIMIT // 1000} KB. Choose the right file."
            )
        try:
            widths = widths_in(file.read())
            version_of("", "", widths, None, "any")
        except BadLayout as wrong:
            raise forms.ValidationError(str(wrong)) from None
        return widths

    def clean(self) -> dict[str, Any]:
        """Positions of the agency lie in the header, and the name is free."""
        said = super().clean() or self.cleaned_data
        first, last = said.get("header_from"), said.get("header_to")
        if (first is None) != (last is None) and not {"header_from", "header_to"} & self.errors.keys():
            self.add_error("header_to" if last is None else "header_from", "Say both positions, or none.")
        elif first is not None and last is not None and said.get("table"):
            try:
                version_of("", "", said["table"], (first, last), "any")
            except BadLayout as wrong:
                self.add_error("header_from", str(wrong))
        label = f"{said.get('name')} {said.get('version')}"
        if label == COURT.label or RecordLayout.objects.filter(label=label).exists():
            self.add_error("version", "There is a layout of this name and version. Give it the next version.")
        return said

    def columns(self) -> dict[str, Any]:
        """What a row is made of."""
        said = dict(self.cleaned_data)
        return said | {"widths": said.pop("table")}
