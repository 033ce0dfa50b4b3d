"""How large a citation file may be: said in one way at every door, and applied before its bytes are taken in."""

import io
from collections.abc import Callable
from typing import Any, BinaryIO

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.defaultfilters import filesizeformat

from workflow.errors import Refused

FORM = 64 * 1024
"""Bytes that a form may add around its file."""
API = "/api/"


def size_words(size: int) -> str:
    """A number of bytes as people say it; in bytes if rounding would hide that it is beyond the limit."""
    words, limit = _words(size), _words(settings.CITATION_FILE_LIMIT)
    return f"{size:,} bytes" if words == limit and size > settings.CITATION_FILE_LIMIT else words


def limit_words() -> str:
    """The limit as people say it."""
    return _words(settings.CITATION_FILE_LIMIT)


def too_large(size: int, what: str = "The file") -> str:
    """That something is too large: its own size, the limit, and what to do."""
    return f"{what} has {size_words(size)}, and at most {limit_words()} can be sent at once. Send it in parts."


def _words(size: int) -> str:
    return filesizeformat(size).replace("\xa0", " ")


class BodyLimitMiddleware:
    """Answers a request with a larger body than any page takes at once: nothing of it is read into memory or onto the disk.

    The interface for machines counts by itself, once it knows whose call it is.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        told = request.META.get("CONTENT_LENGTH") or ""
        size = int(told) if told.isascii() and told.isdigit() else 0
        if size <= settings.CITATION_FILE_LIMIT + FORM or request.path.startswith(API):
            return self.get_response(request)
        refusal = Refused(f"{too_large(size, 'What you sent')} Nothing was kept.")
        return render(request, "errors/413.html", {"refusal": refusal}, status=413)


class QuotaUploadHandler(FileUploadHandler):
    """Stands before the handlers that keep a file, and hands them no more of it once it is too large."""

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """Called by Django for each piece. The pieces after the limit are counted and forgotten."""
        return raw_data if start + len(raw_data) <= settings.CITATION_FILE_LIMIT else None

    def file_complete(self, file_size: int) -> "UploadedFile[Any] | None":
        """Called by Django when all of it was there. One that is too large has its size, and no bytes."""
        if file_size <= settings.CITATION_FILE_LIMIT:
            return None
        return UploadedFile(file=io.BytesIO(), name=self.file_name, content_type=self.content_type, size=file_size)


class Bounded:
    """A stream that ends after so many bytes, however much more comes."""

    def __init__(self, stream: BinaryIO, most: int) -> None:
        self._stream, self._left = stream, most

    def read(self, size: int = -1) -> bytes:
        """The next bytes."""
        some = self._stream.read(self._left if size < 0 else min(size, self._left))
        self._left -= len(some)
        return some
