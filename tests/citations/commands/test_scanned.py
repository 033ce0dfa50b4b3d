"""The command with a scanner: what it finds is not imported, and said in one line."""

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from citations.models import Transfer
from tests.citations.commands.conftest import Court
from tests.citations.records import file_of, record
from tests.support.clamd import FOUND, HARMFUL, scanner_listens

FILE = file_of(record(citation_number="OK1"))


@pytest.mark.parametrize("options", [(), ("--dry-run",)], ids=str)
@pytest.mark.parametrize(
    ("facts", "part"),
    [
        ({}, f"The scanner calls it {FOUND}; the SHA-256"),
        (
            {"answer": b""},
            "does not answer. Nothing was kept; try again in some minutes. The scanner gives no verdict.",
        ),
        ({"limit": 9}, "raise StreamMaxLength"),
    ],
)
def test_what_was_refused_is_said_in_one_line_and_nothing_is_stored(
    court: Court, facts: dict[str, Any], part: str, options: tuple[str, ...], settings: Any, caplog: Any
) -> None:
    path, out = court.folder / "june.txt", StringIO()
    path.write_bytes(FILE + HARMFUL)
    with scanner_listens(**facts) as scanner:
        settings.ETICKET_CLAMD = scanner.address
        with pytest.raises(CommandError) as refusal:
            call_command("import_citations", str(path), "--json", *options, stdout=out)
    assert (refusal.value.returncode, out.getvalue(), part in str(refusal.value)) == (2, "", True)
    # One line on standard error is that of the refusal itself.
    assert ("\n" in str(refusal.value), caplog.records) == (False, [])
    assert (Transfer.objects.count(), Path(settings.MEDIA_ROOT).exists()) == (0, False)


def test_with_a_scanner_that_finds_nothing_the_verdict_is_the_same(court: Court, settings: Any) -> None:
    alone = court.rehearse(FILE)
    with scanner_listens() as scanner:
        settings.ETICKET_CLAMD = scanner.address
        assert court.rehearse(FILE) == alone
        sent = court.send(FILE)
        again = court.send(FILE)
    assert scanner.seen == [FILE] * 3
    assert [each["stage"] for each in sent["records"]] == ["open"]
    assert [each["stage"] for each in again["records"]] == ["skipped"]


def test_a_file_that_cannot_be_read_is_not_the_scanners_business(court: Court, settings: Any) -> None:
    with scanner_listens() as scanner:
        settings.ETICKET_CLAMD = scanner.address
        with pytest.raises(CommandError) as refusal:
            call_command("import_citations", str(court.folder / "nowhere.txt"), "--json")
    assert (refusal.value.returncode, scanner.asked) == (2, [])
