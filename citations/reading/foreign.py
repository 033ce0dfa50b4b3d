"""What a file is that is no citation file, or not quite: guessed from its first bytes, so that the sender is told what to do.

Pure, and only words: nothing here decides whether a record is read (contract, section 4).
"""

import re
from collections.abc import Callable

HEAD = 8192
"""Bytes that are looked at."""
BOTH_WAYS = "Save it as plain text (ASCII) with records of their full length and send it again."
UNPACK = "Unpack it and send the file that is in it."
NO_TEXT = "Send the plain text file that your system writes for the court."
BY_NAME = f"{NO_TEXT} Over the interface citations may be XML or JSON too, if the header Content-Type says so."

Test = Callable[[bytes], object]


def _begins(*marks: bytes) -> Test:
    return lambda head: head.startswith(marks)


def _matches(pattern: bytes) -> Test:
    return re.compile(pattern, re.IGNORECASE | re.DOTALL).match


def _is_wide(head: bytes, width: int, place: int) -> bool:
    """Whether of each group of bytes only one, at a place, is not zero."""
    sample = head[: len(head) // width * width][:256]
    rest = [byte for index, byte in enumerate(sample) if index % width != place]
    return len(sample) >= 2 * width and not any(rest) and all(sample[place::width])


def _is_ebcdic(head: bytes) -> bool:
    known = _EBCDIC
    return sum(byte in known for byte in head) >= 0.95 * len(head) and any(0xF0 <= byte <= 0xF9 for byte in head[:12])


def _is_binary(head: bytes) -> bool:
    return b"\x00" in head or sum(byte < 32 and byte not in b"\t\r\n\f\x1a" for byte in head) * 20 > len(head)


def _is_latin(head: bytes) -> bool:
    """Text with a few letters above 127."""
    return sum(byte > 127 for byte in head) * 2 < len(head)


def _is_table(sign: bytes) -> Test:
    def test(head: bytes) -> bool:
        lines = [line for line in head.replace(b"\r", b"\n").split(b"\n")[:-1] if line][:5] or [head]
        counts = {line.count(sign) for line in lines}
        return min(counts) >= 3 and max(map(len, lines)) < 2000

    return test


_EBCDIC = frozenset(
    (
        *(0x40, 0x4B, 0x4D, 0x5D, 0x60, 0x61, 0x6B, 0x0D, 0x15, 0x25),
        *(*range(0xF0, 0xFA), *range(0xC1, 0xCA), *range(0xD1, 0xDA), *range(0xE2, 0xEA)),
        *(*range(0x81, 0x8A), *range(0x91, 0x9A), *range(0xA2, 0xAA)),
    )
)
"""Blanks, signs, line ends, digits and letters of EBCDIC."""

_OFFICE = rb"PK\x03\x04.{26}(\[content_types\]|_rels/|word/|xl/|mimetype)"

_KINDS: list[tuple[str, Test, str]] = [
    ("an Office document", _matches(_OFFICE), NO_TEXT),
    ("an Office document of an older kind", _begins(b"\xd0\xcf\x11\xe0"), NO_TEXT),
    ("a ZIP archive", _begins(b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"), UNPACK),
    ("packed with gzip", _begins(b"\x1f\x8b"), UNPACK),
    ("packed with bzip2", _matches(rb"BZh[1-9](1AY&SY|\x17rE8P\x90)"), UNPACK),
    ("packed with xz", _begins(b"\xfd7zXZ\x00"), UNPACK),
    ("a 7-Zip archive", _begins(b"7z\xbc\xaf\x27\x1c"), UNPACK),
    ("a PDF document", _begins(b"%PDF"), NO_TEXT),
    ("a picture", _begins(b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*"), NO_TEXT),
    ("text in UTF-32", _begins(b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff"), BOTH_WAYS),
    ("text in UTF-32", lambda head: _is_wide(head, 4, 0) or _is_wide(head, 4, 3), BOTH_WAYS),
    ("text in UTF-16", _begins(b"\xff\xfe", b"\xfe\xff"), BOTH_WAYS),
    ("text in UTF-16", lambda head: _is_wide(head, 2, 0) or _is_wide(head, 2, 1), BOTH_WAYS),
    (
        "text in EBCDIC, as mainframes write it",
        _is_ebcdic,
        "Have it turned into ASCII when it is copied, and send it again.",
    ),
    ("a web page (HTML)", _matches(rb"\s*(<!doctype html|<html|<head|<body)"), NO_TEXT),
    ("an XML document", _matches(rb"\s*<(\?xml|[a-z_:][\w:.-]*[\s/>])"), BY_NAME),
    ("formatted text (RTF)", _begins(b"{\\rtf"), NO_TEXT),
    ("JSON", _matches(rb"\s*[\[{]\s*([\"\[{\]}]|-?\d)"), BY_NAME),
]
_TABLES: list[tuple[str, Test, str]] = [
    ("a table with tabs between its columns", _is_table(b"\t"), NO_TEXT),
    ("a table with commas between its columns (CSV)", _is_table(b","), NO_TEXT),
    ("a table with semicolons between its columns (CSV)", _is_table(b";"), NO_TEXT),
    ("a table with bars between its columns", _is_table(b"|"), NO_TEXT),
]


def kind_of(head: bytes) -> str | None:
    """What a file seems to be by its first bytes, and what to do with it, as sentences; None if nothing is recognised."""
    for name, test, advice in _KINDS:
        if test(head):
            return f"The file seems to be {name}, not a citation file. {advice}"
    return None


def not_text(head: bytes) -> str:
    """Of a file whose first bytes are not ASCII."""
    if not head.strip(b"\x00"):
        return (
            "The file is filled with zero bytes, as if it had been broken while it was copied or on the disk. "
            "Write it anew and send it again."
        )
    if told := kind_of(head):
        return told
    if head.startswith(b"\x00") and head.lstrip(b"\x00")[:1]:
        return f"The file begins with zero bytes, as if its beginning had been broken. {NO_TEXT}"
    if _is_binary(head) or not _is_latin(head):
        return f"The file is not plain text but seems to be binary data. {NO_TEXT}"
    return (
        "The file has signs other than plain letters and digits in its first twelve bytes, where date and number of "
        f"citations should stand. {BOTH_WAYS}"
    )


def nothing(head: bytes, mark: int) -> str:
    """Of a file without a body. `mark` are the bytes of its byte order mark."""
    if len(head) <= mark:
        return (
            "The file is empty: it has no bytes at all. Send the file that has the records."
            if not mark
            else ("The file has a byte order mark and nothing else. Send the file that has the records.")
        )
    return "The file holds nothing but line ends. Send the file that has the records."


def no_header(head: bytes, first: bytes) -> str | None:
    """Of a file whose header cannot be read; `first` is the beginning of its first line or block. None if nothing is
    recognised."""
    if not head.strip():
        return "The file holds nothing but blanks. Send the file that has the records."
    if told := kind_of(head):
        return told
    if b"\x00" in head:
        return f"The file has zero bytes in it, so it seems to be binary data or broken. {NO_TEXT}"
    if b"\t" in first and len(first.expandtabs(8)) in (2684, 2695, 2696):
        return (
            "The blanks of the file seem to have been turned into tabs. Write blanks, and switch off what replaces them. "
            "All records were read as they are."
        )
    for name, test, advice in _TABLES:
        if test(head):
            return f"The file seems to be {name}, not a citation file. {advice}"
    if _is_binary(head):
        return f"The file is not plain text but seems to be binary data. {NO_TEXT}"
    return old_lines(head)


def old_lines(head: bytes) -> str | None:
    """Of a file whose lines end as on very old systems; None if they do not."""
    if b"\r" not in head or b"\n" in head:
        return None
    return (
        "The lines of the file end with a carriage return alone, which is no line end here. "
        "End every line with CR and LF, or with LF."
    )
