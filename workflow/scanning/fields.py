"""The one field that takes files in forms: the scanner sees a file before the form does."""

from typing import Any, BinaryIO, cast

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from workflow.scanning.gate import FileRefused, Harmful, ScannerAway, TooLongToScan, scan

STATUS = {each.code: each.status for each in (ScannerAway, TooLongToScan, Harmful)}


class ScannedFileField(forms.FileField):
    """A file that the scanner found nothing in. A test sees to it that forms have no other."""

    def clean(self, data: Any, initial: Any = None) -> Any:
        """The file; raises `ValidationError` with the sentence of the refusal."""
        file = super().clean(data, initial)
        if isinstance(file, UploadedFile):
            try:
                scan(cast(BinaryIO, file), name=file.name or "", door=f"the form field “{self.label}”")
            except FileRefused as refusal:
                raise ValidationError(refusal.sentence, code=refusal.code) from None
        return file


def status_of(form: forms.BaseForm) -> int:
    """The status of an answer that shows a form again: that of the scanner's refusal if there is one, else 422."""
    codes = {error.code for errors in form.errors.as_data().values() for error in errors}
    return next((status for code, status in STATUS.items() if code in codes), 422)
