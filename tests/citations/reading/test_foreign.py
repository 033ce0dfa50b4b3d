"""What is no citation file, or one that went wrong as a whole, is named: a row for each (N-08, F-89)."""

import bz2
import codecs
import gzip
import io
import json
import lzma
import random
import zipfile

import pytest

from citations.reading.files import read
from citations.reading.survey import SENTENCES, survey, told
from tests.citations.records import file_of, header, record

ONE, TWO = record(), record(citation_number="T2")
PLAIN = file_of(ONE, TWO)
WORDS = PLAIN.decode()
SQUEEZED = WORDS.replace(" " * 12, "\t\t")


def packed(*names: str) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            archive.writestr(name, PLAIN)
    return target.getvalue()


def tabbed(data: bytes) -> bytes:
    """Each stretch of eight bytes that ends with blanks, with a tab instead of them."""
    lines = []
    for line in data.splitlines():
        cells = (line[at : at + 8] for at in range(0, len(line), 8))
        lines.append(
            b"".join(cell.rstrip() + b"\t" if cell.endswith(b"  ") and len(cell) == 8 else cell for cell in cells)
        )
    return b"\n".join(lines) + b"\n"


NOISE = random.Random(1).randbytes(9_000)
ROWS = {
    "zip": (packed("june.txt"), "not_ascii", "a ZIP archive", "Unpack it"),
    "office": (packed("[Content_Types].xml", "xl/workbook.xml"), "not_ascii", "an Office document,", "plain text file"),
    "old office": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + NOISE, "not_ascii", "of an older kind", "plain text file"),
    "gzip": (gzip.compress(PLAIN), "not_ascii", "packed with gzip", "Unpack it"),
    "bzip2": (bz2.compress(PLAIN), None, "packed with bzip2", "Unpack it"),
    "xz": (lzma.compress(PLAIN), "not_ascii", "packed with xz", "Unpack it"),
    "7z": (b"7z\xbc\xaf\x27\x1c\x00\x04" + NOISE, "not_ascii", "a 7-Zip archive", "Unpack it"),
    "pdf": (b"%PDF-1.7\n1 0 obj\n<< >>\nendobj\n%%EOF\n", "bad_header", "a PDF document", "plain text file"),
    "pdf with signs": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + NOISE, "not_ascii", "a PDF document", "plain text file"),
    "picture": (b"\x89PNG\r\n\x1a\n" + NOISE, "not_ascii", "a picture", "plain text file"),
    "xml": (
        b'<?xml version="1.0"?>\n<citations>\n</citations>\n',
        "bad_header",
        "an XML document",
        "may be XML or JSON too",
    ),
    "xml without a head": (b"<citations>\n<one/>\n</citations>\n", "bad_header", "an XML document", "plain text file"),
    "html": (
        b"<!DOCTYPE html>\n<html><body>Sign in</body></html>",
        "bad_header",
        "a web page (HTML)",
        "plain text file",
    ),
    "json": (
        json.dumps([{"citation": 1}], indent=1).encode(),
        "bad_header",
        "to be JSON",
        "if the header Content-Type says so",
    ),
    "rtf": (b"{\\rtf1\\ansi some text}", "bad_header", "formatted text (RTF)", "plain text file"),
    "csv": (
        b"agency,number,date,time\nVCSO,1,06012016,0930\n",
        "bad_header",
        "commas between its columns",
        "plain text",
    ),
    "semicolons": (
        b"agency;number;date;time\nVCSO;1;06012016;0930\n",
        "bad_header",
        "semicolons between",
        "plain text",
    ),
    "bars": (b"agency|number|date|time\nVCSO|1|06012016|0930\n", "bad_header", "bars between", "plain text"),
    "tab table": (b"agency\tnumber\tdate\ttime\nVCSO\t1\t06012016\t0930\n", "bad_header", "tabs between", "plain text"),
    "utf-16 with mark": (
        codecs.BOM_UTF16_LE + WORDS.encode("utf-16-le"),
        "not_ascii",
        "text in UTF-16",
        "plain text (ASCII)",
    ),
    "utf-16 big end with mark": (
        codecs.BOM_UTF16_BE + WORDS.encode("utf-16-be"),
        "not_ascii",
        "text in UTF-16",
        "ASCII",
    ),
    "utf-16 little end": (WORDS.encode("utf-16-le"), "not_ascii", "text in UTF-16", "plain text (ASCII)"),
    "utf-16 big end": (WORDS.encode("utf-16-be"), "not_ascii", "text in UTF-16", "plain text (ASCII)"),
    "utf-32 with mark": (codecs.BOM_UTF32_LE + WORDS.encode("utf-32-le"), "not_ascii", "text in UTF-32", "ASCII"),
    "utf-32": (WORDS.encode("utf-32-be"), "not_ascii", "text in UTF-32", "plain text (ASCII)"),
    "ebcdic": (WORDS.encode("cp037"), "not_ascii", "text in EBCDIC", "turned into ASCII"),
    "ebcdic blocks": (WORDS.replace("\n", "").encode("cp037"), "not_ascii", "text in EBCDIC", "turned into ASCII"),
    "zero bytes": (b"\x00" * 5_392, "not_ascii", "filled with zero bytes", "Write it anew"),
    "zero bytes first": (b"\x00" * 100 + PLAIN, "not_ascii", "begins with zero bytes", "plain text file"),
    "binary": (b"\x7fELF\x02\x01\x01" + NOISE, "not_ascii", "binary data", "plain text file"),
    "late zero bytes": (
        b"0629201600" + b"A" * 40 + b"\x00" * 5_000,
        "bad_header",
        "zero bytes in it",
        "plain text file",
    ),
    "letters above 127": (
        "JOSÉ MUÑOZ, OJAI\n".encode("latin-1"),
        "not_ascii",
        "first twelve bytes",
        "plain text (ASCII)",
    ),
    "nothing": (b"", "empty_file", "no bytes at all", "has the records"),
    "only a mark": (codecs.BOM_UTF8, "empty_file", "a byte order mark and nothing else", "has the records"),
    "only line ends": (b"\r\n\r\n\x1a", "empty_file", "nothing but line ends", "has the records"),
    "only blanks": (b" " * 9_000, "bad_header", "nothing but blanks", "has the records"),
    "blank lines": (b"   \n  \n \n", "bad_header", "nothing but blanks", "has the records"),
    "carriage returns": (PLAIN.replace(b"\n", b"\r"), "count_mismatch", "a carriage return alone", "CR and LF"),
    "tabs": (tabbed(PLAIN), "bad_header", "turned into tabs", "switch off what replaces them"),
    "lost bytes, no line ends": (
        (header(count="2") + ONE + TWO[:-40] + ONE),
        "count_mismatch",
        "has no line ends, and its last record has 2,656 bytes",
        "End header and records with a line end",
    ),
    "two records on a line": (
        file_of(ONE, TWO, ONE).replace(TWO + b"\n", TWO),
        "count_mismatch",
        "1 line holds more than one record",
        "End every record with a line end",
    ),
    "glued": (
        PLAIN + file_of(ONE, TWO, ONE, agency="OXPD"),
        "count_mismatch",
        "2 files put together. Further headers were found: at record 3 (byte 8,091) that of June 29, 2016 with 3 citations",
        "Send each file by itself.",
    ),
    "glued without a line end": (
        PLAIN[:-1] + file_of(ONE),
        "count_mismatch",
        "at record 2 (byte 8,090) that of June 29, 2016 with 1 citation from VCSO.",
        "Send each file by itself.",
    ),
    "glued without line ends at all": (
        (header(count="2") + ONE + TWO) * 9,
        "count_mismatch",
        "seems to be 9 files put together. Further headers were found: at record 3 (byte 8,088)",
        ", and 3 more. Send each file by itself.",
    ),
}


@pytest.mark.parametrize("name", ROWS)
def test_each_kind_of_file_is_named_with_what_to_do(name: str) -> None:
    data, code, what, advice = ROWS[name]
    notes = told(survey(read(data)).notes)
    if code is None:
        code = next(note["code"] for note in notes if note["code"] in ("not_ascii", "bad_header"))
    message = next(note["message"] for note in notes if note["code"] == code)
    assert what in message
    assert advice in message
    assert {"\n", "\r", "\x00"}.isdisjoint(message)
    assert len(message) < 900


@pytest.mark.parametrize("name", ROWS)
def test_the_codes_are_those_of_the_contract(name: str) -> None:
    notes = told(survey(read(ROWS[name][0])).notes)
    codes = [note["code"] for note in notes]
    assert [type(code) for code in codes] == [str] * len(codes)
    assert set(codes) <= set(SENTENCES)
    assert len(set(codes)) == len(codes)
    if "not_ascii" in codes or "empty_file" in codes:
        assert set(codes) <= {"bom", "not_ascii", "empty_file"}


def test_every_kind_has_a_sentence_of_its_own() -> None:
    assert len({told(survey(read(data)).notes)[-1]["message"] for data, *_ in ROWS.values()}) >= len(ROWS) - 12


def test_a_citation_file_is_told_nothing_and_one_without_a_header_only_that() -> None:
    assert told(survey(read(PLAIN)).notes) == []
    assert told(survey(read(ONE + b"\n" + TWO)).notes) == [{"code": "bad_header", "message": SENTENCES["bad_header"]}]
    assert told(["resent_file"]) == [{"code": "resent_file", "message": SENTENCES["resent_file"]}]


def test_a_wrong_count_that_nothing_explains_is_told_as_ever() -> None:
    notes = told(survey(read(header(count="1") + b"\n" + ONE + b"\n" + TWO)).notes)
    assert notes == [{"code": "count_mismatch", "message": SENTENCES["count_mismatch"]}]


def test_a_line_as_long_as_the_file_is_not_searched_for_headers() -> None:
    data = header() + b"\n" + b"9" * 5_000_000
    assert [note["code"] for note in told(survey(read(data)).notes)] == []
