"""The eight charges of a record, and the form in which sections and statutes are compared."""

from citations.layout.citation import CHARGES, at

SECTIONS = [at(f"violation_{number}_section") for number in range(1, CHARGES + 1)]
STATUTES = [at(f"violation_{number}_statute") for number in range(1, CHARGES + 1)]
OVER_LIMITS = [at(f"violation_{number}_over_limit") for number in range(1, CHARGES + 1)]

PLACES = list(zip(SECTIONS, STATUTES, strict=True))

_INSIGNIFICANT = bytes(
    byte for byte in range(256) if not (chr(byte).isascii() and chr(byte).isalnum()) and byte != 0x2E
)


def significant(text: bytes) -> bytes:
    """A section or statute by its ASCII letters, digits and points only: 4000A1 and 4000(A)(1) are one."""
    return text.translate(None, _INSIGNIFICANT).lower()
