"""Large uploads wait in files without a name, so that what somebody sends never lies in clear where it could stay."""

import os
import tempfile
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler


class UnnamedUploadHandler(FileUploadHandler):
    """As Django's handler for large files, but the file is gone with the process, however that ends."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Called by Django for each file of a form."""
        super().new_file(*args, **kwargs)
        self._stream = tempfile.TemporaryFile(dir=settings.FILE_UPLOAD_TEMP_DIR)  # noqa: SIM115 - closed with the request

        self._is_given = False

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Called by Django for each piece of it."""
        self._stream.write(raw_data)

    def file_complete(self, file_size: int) -> "UploadedFile[Any]":
        """Called by Django when all of it is there."""
        self._stream.seek(0)
        self._is_given = True
        return UploadedFile(
            file=self._stream,
            name=self.file_name,
            content_type=self.content_type,
            size=file_size,
            charset=self.charset,
            content_type_extra=self.content_type_extra,
        )

    def upload_complete(self) -> None:
        """Called by Django when the whole form is there. A file that was too large was not given to anybody."""
        if hasattr(self, "_stream") and not self._is_given:
            self._stream.close()

    def upload_interrupted(self) -> None:
        """Called by Django when the sender went away."""
        if hasattr(self, "_stream"):
            self._stream.close()


def has_descriptor(file: "UploadedFile[Any]") -> bool:
    """Whether the file lies on the disk and can be mapped; small ones are in memory."""
    try:
        return os.fstat(file.fileno()).st_size > 0
    except OSError:
        return False
