"""Opens the sealed image of a record for somebody, and writes down that they looked."""

import zlib
from collections.abc import Iterable

from accounts.models import User
from citations.disposition import UNREADABLE
from citations.keeping import storage
from citations.keeping.sealing import CannotBeOpened, unseal
from citations.layout.version import COURT
from citations.models import Citation, ImageRead
from citations.models.image_read import Purpose
from citations.queries import about_image, layout_of

CHUNK = 1_000


def open_image(citation: Citation, *, reader: User, purpose: Purpose) -> bytes:
    """The bytes of one record as received, in the court's form if it could be cut. Raises `CannotBeOpened` if the key or the stored file is missing."""
    return open_images([citation], reader=reader, purpose=purpose)[citation.pk]


def open_images(citations: Iterable[Citation], *, reader: User, purpose: Purpose) -> dict[int, bytes]:
    """The bytes of several records, by citation. The looks are written down before anything is handed out."""
    wanted = list(citations)
    ImageRead.objects.bulk_create(
        [ImageRead(citation=citation, reader=reader, purpose=purpose) for citation in wanted], CHUNK
    )
    return {citation.pk: _bytes_of(citation) for citation in wanted}


def _bytes_of(citation: Citation) -> bytes:
    if citation.image is not None:
        return zlib.decompress(unseal(bytes(citation.image), about=about_image(citation.pk)))
    # What was skipped, and what could not be cut, lies in the file only.
    transfer = citation.transfer
    try:
        with storage.opened(transfer.sha256, transfer.size) as source:
            raw = source[citation.first_byte : citation.end_byte]
    except OSError:
        raise CannotBeOpened("A stored file is missing.") from None
    if citation.stage == UNREADABLE or transfer.layout == COURT.label:
        return raw
    # In another layout every field stands elsewhere, the secret ones too.
    layout = layout_of(transfer.layout)
    return layout.in_courts_form(raw.ljust(layout.least))
