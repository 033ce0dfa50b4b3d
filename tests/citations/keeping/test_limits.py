"""Files that are too large: every door names the limit and the file's own size, and takes nothing in (R13)."""

import io
import socket
import threading
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.conf import settings as django_settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from citations.keeping import storage
from citations.keeping.limits import Bounded, too_large
from citations.models import Transfer
from tests.citations.partners.conftest import Machine, drop, machine, partner  # noqa: F401 - fixtures
from tests.citations.records import file_of, record

FILE = file_of(record(citation_number="OK1"), record(citation_number="OK2"))
TOLD = "5.4 GB, and at most 100.0 MB can be sent at once. Send it in parts."
HUGE = 5_800_000_000


def on_disk(folder: Path) -> list[str]:
    return [path.name for path in folder.rglob("*") if path.is_file()]


def ask(url: str, path: str, headers: dict[str, str], length: int) -> str:
    """Announce a body, send its first bytes, and wait for the answer without sending the rest."""
    site = urlsplit(url)
    lines = [f"POST {path} HTTP/1.1", f"Host: {site.netloc}", f"Content-Length: {length}"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    with socket.create_connection((site.hostname or "", site.port or 80), timeout=20) as line:
        line.sendall(("\r\n".join(lines) + "\r\n\r\n").encode() + b"first bytes")
        answer = b""
        while b"</html>" not in answer and b'"}' not in answer and (some := line.recv(65_536)):
            answer += some
    return answer.decode()


@pytest.fixture
def folder(stored: Path, settings: Any) -> Path:
    """Where large uploads wait."""
    settings.FILE_UPLOAD_TEMP_DIR = str(stored / "waiting")
    (stored / "waiting").mkdir()
    return stored / "waiting"


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("name", ["citation_upload", "citation_check"])
def test_a_browser_is_answered_before_it_has_sent_the_file(live_server, name, sheriff, poc, folder, stored):
    client = Client()
    client.force_login(poc)
    cookie = client.cookies[django_settings.SESSION_COOKIE_NAME].value
    headers = {
        "Cookie": f"{django_settings.SESSION_COOKIE_NAME}={cookie}",
        "Content-Type": "multipart/form-data; boundary=x",
    }
    answer = ask(live_server.url, reverse(name), headers, HUGE)
    assert answer.startswith("HTTP/1.1 413")
    assert f"What you sent has {TOLD} Nothing was kept." in answer
    assert (on_disk(folder), on_disk(stored / "media"), Transfer.objects.count()) == ([], [], 0)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("path", ["/api/v1/transfers", "/api/v1/check"])
@pytest.mark.parametrize("kind", ["application/octet-stream", "multipart/form-data; boundary=x"])
def test_a_machine_is_answered_before_it_has_sent_the_file(
    live_server,
    path,
    kind,
    machine: Machine,  # noqa: F811 - a fixture
    folder,
    stored,
):
    headers = {"Authorization": f"Bearer {machine.token}", "Content-Type": kind}
    answer = ask(live_server.url, path, headers, HUGE)
    assert answer.startswith("HTTP/1.1 413")
    assert f"has {TOLD} Nothing was kept." in answer
    assert (on_disk(folder), on_disk(stored / "media"), Transfer.objects.count()) == ([], [], 0)


@pytest.mark.django_db
def test_nobody_makes_the_server_take_in_a_large_body_by_another_address(settings):
    settings.CITATION_FILE_LIMIT = 2048
    answer = Client().post("/account/login/", {"login": "x" * 70_000})
    assert (answer.status_code, b"at most 2.0 KB" in answer.content) == (413, True)


@pytest.mark.django_db
@pytest.mark.parametrize("memory", [0, 1_000_000])
def test_a_file_within_a_body_that_fits_is_counted_while_it_comes(memory, sheriff, poc, folder, stored, settings):
    settings.CITATION_FILE_LIMIT, settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 4_096, memory
    client = Client()
    client.force_login(poc)
    for name in ("citation_upload", "citation_check"):
        form = {"file": SimpleUploadedFile("june.txt", FILE), "agency": "vcso"}
        answer = client.post(reverse(name), form)
        assert answer.status_code == 413
        assert (
            "The file has 7.9 KB, and at most 4.0 KB can be sent at once. Send it in parts." in answer.content.decode()
        )
    assert (on_disk(folder), on_disk(stored / "media"), Transfer.objects.count()) == ([], [], 0)


@pytest.mark.django_db
def test_a_file_of_exactly_the_limit_is_taken(sheriff, poc, folder, settings):
    settings.CITATION_FILE_LIMIT, settings.FILE_UPLOAD_MAX_MEMORY_SIZE = len(FILE), 0
    client = Client()
    client.force_login(poc)
    form = {"file": SimpleUploadedFile("june.txt", FILE), "agency": "vcso"}
    assert client.post(reverse("citation_upload"), form).status_code == 302
    assert Transfer.objects.get().size == len(FILE)


def test_the_size_is_told_in_bytes_where_rounding_would_hide_it(settings):
    settings.CITATION_FILE_LIMIT = 4096
    assert too_large(4097) == "The file has 4,097 bytes, and at most 4.0 KB can be sent at once. Send it in parts."


def test_a_file_that_grows_while_it_is_copied_is_not_followed(settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path)
    asked = threading.Semaphore(50)

    class Endless(io.RawIOBase):
        def read(self, size: int = -1) -> bytes:
            assert asked.acquire(blocking=False), "it was followed too far"
            return b"x" * min(size, 1000)

    assert storage.keep(Bounded(Endless(), 5_001))[1] == 5_001  # type: ignore[arg-type] # all that is asked of a stream
