"""The file in a call: the bare bytes of the body, or the field "file" of a form, or citations as JSON or XML.

Counted, limited, and whole or not at all.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from io import BytesIO
from typing import Any, BinaryIO, cast

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, UnreadablePostError
from django.http.multipartparser import MultiPartParserError

from citations.keeping.limits import FORM, too_large
from citations.layout.version import COURT
from citations.partners.door import caller
from citations.reading import xml_names
from citations.reading.as_xml import EXAMPLE, as_xml
from citations.reading.from_json import file_from_json, schema
from citations.reading.from_xml import file_from_xml
from citations.reading.laid import NoFile
from workflow.scanning.gate import FileRefused, scan, scanned

NAME_LENGTH = 120

FILE = {"type": "string", "format": "binary"}
BODY = {
    "requestBody": {
        "required": True,
        "description": "One citation file: as the bare body, in the field `file` of a form, or its citations as JSON or XML.",
        "content": {
            "application/octet-stream": {"schema": FILE},
            "application/json": {"schema": schema()},
            "application/xml": {
                "schema": xml_names.described(),
                "example": as_xml(date(2026, 6, 29), EXAMPLE["issuing_agency"], [EXAMPLE]).decode(),
            },
            "multipart/form-data": {"schema": {"type": "object", "properties": {"file": FILE}, "required": ["file"]}},
        },
    }
}
"""How the description of the interface tells it."""

BY_NAME: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "application/json": ("JSON", file_from_json),
    "application/xml": ("XML", file_from_xml),
    "text/xml": ("XML", file_from_xml),
}
"""Kinds of bodies whose texts come by the name of their field: what they are called, and what makes a file of them."""

BY_NAME_LIMIT = 32 << 20
"""Bytes of such a body, which is read whole: some three thousand for each citation that a header can count."""


class NotTaken(Exception):
    """The call holds no file that could be kept: the status and the sentence of the answer."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status, self.sentence = status, sentence


class Body:
    """The body of a call, read once from front to end."""

    def __init__(self, request: HttpRequest, length: int) -> None:
        self.request, self.left = request, length

    def read(self, size: int = -1) -> bytes:
        """The next bytes. Raises `NotTaken` if the sender stopped before the end."""
        try:
            some: bytes = self.request.read(size)
        except UnreadablePostError:
            raise _broken_off() from None
        self.left -= len(some)
        if not some and size != 0 and self.left > 0:
            raise _broken_off()
        return some


@contextmanager
def incoming(request: HttpRequest) -> Iterator[tuple[BinaryIO, str]]:
    """The file of a call, seen by the scanner, and its name (blank if it has none). Raises `NotTaken`, before the file or
    while it is read."""
    try:
        with _incoming(request, door=f"the interface, by partner {caller(request).pk}") as (stream, name):
            yield stream, name
    except FileRefused as refusal:
        raise NotTaken(refusal.status, refusal.sentence) from None


def layout_in(request: HttpRequest) -> str:
    """The layout of the file in a call: that of the caller's system, or the court's own where texts come by name."""
    return COURT.label if request.content_type in BY_NAME else caller(request).layout_label


@contextmanager
def _incoming(request: HttpRequest, door: str) -> Iterator[tuple[BinaryIO, str]]:
    length = _length(request)
    is_form = request.content_type == "multipart/form-data"
    if length > settings.CITATION_FILE_LIMIT + (FORM if is_form else 0):
        raise _too_large(length, "The call" if is_form else "The file")
    body, name = Body(request, length), printable(request.headers.get("X-File-Name", ""))
    if request.content_type in BY_NAME:
        yield _by_name(body, length, door, request.content_type), name
    elif is_form:
        with _field(request, body) as file:
            name = printable(file.name or "")
            scan(cast(BinaryIO, file), name=name, door=door)
            yield cast(BinaryIO, file), name
    else:
        with scanned(cast(BinaryIO, body), name=name, door=door) as stream:
            yield stream, name


def _by_name(body: Body, length: int, door: str, kind: str) -> BinaryIO:
    """The citation file that JSON or XML describes; everything after this is as if it had been sent itself."""
    called, file_from = BY_NAME[kind]
    if length > BY_NAME_LIMIT:
        raise NotTaken(
            413,
            f"The {called} has {length:,} bytes, and at most {BY_NAME_LIMIT:,} can be read. Send it in parts."
            " Nothing was kept.",
        )
    pieces = []
    while some := body.read(1 << 20):
        pieces.append(some)
    whole = b"".join(pieces)
    scan(BytesIO(whole), door=door)
    try:
        file = BytesIO(file_from(whole))
    except NoFile as wrong:
        raise NotTaken(400, f"{wrong} Nothing was kept.") from None
    # What JSON and XML can spell in many ways stands here as it is kept.
    scan(file, door=door)
    return file


def printable(name: str) -> str:
    """The name of a file as sent, as far as it can be printed."""
    return "".join(each for each in name if each.isprintable())[-NAME_LENGTH:]


def _length(request: HttpRequest) -> int:
    told = request.META.get("CONTENT_LENGTH") or ""
    if not told:
        raise NotTaken(411, "Tell the length of the body in the header Content-Length. Nothing was kept.")
    if not told.isascii() or not told.isdigit():
        raise NotTaken(400, "The header Content-Length is not a number. Nothing was kept.")
    if int(told) == 0:
        raise NotTaken(400, "The body is empty. Send the bytes of one citation file.")
    return int(told)


@contextmanager
def _field(request: HttpRequest, body: Body) -> "Iterator[UploadedFile[bytes]]":
    try:
        # The public door of the parser takes any stream; `request.FILES` would not tell a form that broke off.
        _, files = request.parse_file_upload(request.META, cast(Any, body))
    except MultiPartParserError:
        raise NotTaken(400, "The form cannot be read. Nothing was kept.") from None
    try:
        file = files.get("file")
        if not isinstance(file, UploadedFile) or not file.size:
            raise NotTaken(400, 'The form has no file in its field "file", or the file is empty. Nothing was kept.')
        if file.size > settings.CITATION_FILE_LIMIT:
            raise _too_large(file.size)
        yield file
    finally:
        for _, each in files.lists():
            for one in each:
                one.close()


def _too_large(size: int, what: str = "The file") -> NotTaken:
    return NotTaken(413, f"{too_large(size, what)} Nothing was kept.")


def _broken_off() -> NotTaken:
    return NotTaken(400, "The file did not arrive whole. Nothing was kept: send it again.")
