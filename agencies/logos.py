"""An agency's logo: PNG or JPEG by content, never by name, and drawn anew so that nothing else travels inside it."""

import io
import uuid
import warnings
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.http import Http404, HttpResponse
from PIL import Image, UnidentifiedImageError

MAX_BYTES = 5 * 1024 * 1024
MAX_PIXELS = 25_000_000
"""Looked at before decoding: a small file can unfold into gigabytes."""
LARGEST = (800, 400)
"""Width and height in pixels that the letterhead of a warning needs."""

NEITHER = "This file is neither a PNG nor a JPEG picture. Save the logo as PNG or JPEG and choose it again."


def clean_logo(upload: Any) -> "ContentFile[bytes]":
    """The logo as we keep it: a PNG of at most 800 x 400 pixels under a random name.

    Raises `ValidationError` with a sentence for a file that is too large, has too many pixels, or is no such picture.
    """
    if upload.size > MAX_BYTES:
        raise ValidationError(f"The logo may have 5 MB at most; this file has {upload.size / 1024 / 1024:.1f} MB.")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            picture = Image.open(upload, formats=["PNG", "JPEG"])
        width, height = picture.size
        if width * height > MAX_PIXELS:
            raise ValidationError(
                f"The logo has {width} x {height} pixels, more than we can open safely. "
                "Save it with at most 5,000 pixels on each side."
            )
        picture.load()
    except Image.DecompressionBombError as error:
        raise ValidationError(
            "The logo has more pixels than we can open safely. Save it with at most 5,000 pixels on each side."
        ) from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise ValidationError(NEITHER) from error
    return _redrawn(picture)


def _redrawn(picture: Image.Image) -> "ContentFile[bytes]":
    drawn = picture.convert("RGBA" if "A" in picture.getbands() or "transparency" in picture.info else "RGB")
    drawn.thumbnail(LARGEST)
    out = io.BytesIO()
    drawn.save(out, "PNG", optimize=True)
    return ContentFile(out.getvalue(), f"{uuid.uuid4()}.png")


def logo_response(logo: Any) -> HttpResponse:
    """The stored picture as an answer; a record without one, or a lost file, is a 404."""
    try:
        with logo.open("rb") as file:
            return HttpResponse(file.read(), content_type="image/png")
    except (ValueError, FileNotFoundError) as error:
        raise Http404 from error
