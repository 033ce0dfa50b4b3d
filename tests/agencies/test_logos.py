"""A logo is a PNG or JPEG by content, and nothing else of the file is kept."""

import io
import struct
import zlib

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, PngImagePlugin

from agencies.logos import LARGEST, clean_logo


def upload(content: bytes, name: str = "seal.png") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "image/png")


def picture(kind: str, size: tuple[int, int] = (1600, 400)) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "navy").save(out, kind)
    return out.getvalue()


def huge_png(side: int) -> bytes:
    """A small file that claims to be `side` x `side` pixels."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_picture_is_drawn_anew_as_a_png_that_fits_the_letterhead(kind: str) -> None:
    kept = clean_logo(upload(picture(kind)))
    drawn = Image.open(kept)
    assert (drawn.format, drawn.size[0] <= LARGEST[0], drawn.size[1] <= LARGEST[1]) == ("PNG", True, True)
    assert kept.name != "seal.png"


def test_what_else_is_in_the_file_is_not_kept() -> None:
    out, info = io.BytesIO(), PngImagePlugin.PngInfo()
    info.add_text("Comment", "<script>alert(1)</script>")
    Image.new("RGB", (10, 10)).save(out, "PNG", pnginfo=info)
    assert b"script" not in clean_logo(upload(out.getvalue() + b"<?php ?>")).read()


@pytest.mark.parametrize(
    "content",
    [b"#!/bin/sh\nrm -rf /\n", b"", b"<svg xmlns='http://www.w3.org/2000/svg'/>", picture("GIF"), picture("PNG")[:200]],
    ids=["script", "empty", "svg", "gif", "cut off"],
)
def test_anything_else_is_refused_with_a_sentence(content: bytes) -> None:
    with pytest.raises(ValidationError, match="neither a PNG nor a JPEG"):
        clean_logo(upload(content))


@pytest.mark.parametrize("side", [5_100, 13_000, 60_000])
def test_a_small_file_with_very_many_pixels_is_refused_before_it_is_decoded(side: int) -> None:
    with pytest.raises(ValidationError, match="at most 5,000 pixels"):
        clean_logo(upload(huge_png(side)))


def test_a_file_that_is_too_large_is_refused() -> None:
    with pytest.raises(ValidationError, match="5 MB at most"):
        clean_logo(upload(b"x" * (5 * 1024 * 1024 + 1)))
