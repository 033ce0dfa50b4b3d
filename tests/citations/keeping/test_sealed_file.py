"""A stored file: encrypted in pieces, and any part of it comes back as it was."""

import io

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as tried
from hypothesis import strategies as st

from citations.keeping import sealed_file
from citations.keeping.sealed_file import SealedFile, write
from citations.keeping.sealing import CannotBeOpened


@pytest.fixture(autouse=True)
def _small_pieces(monkeypatch):
    monkeypatch.setattr(sealed_file, "PIECE", 8)


def stored(data: bytes) -> io.BytesIO:
    target = io.BytesIO()
    assert write(io.BytesIO(data), target)[1] == len(data)
    target.seek(0)
    return target


class Dribble(io.BytesIO):
    """Gives three bytes at a time."""

    def read(self, size: int | None = -1) -> bytes:
        return super().read(3)


@tried(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.binary(max_size=70), st.integers(-5, 75), st.integers(-5, 75))
def test_any_part_comes_back(data: bytes, start: int, end: int) -> None:
    file = SealedFile(stored(data))
    assert (len(file), file[:], file[start:end]) == (len(data), data, data[start:end])
    first, last = max(0, start), min(len(data), max(0, end))
    assert file.find(b"\n", first, last) == data.find(b"\n", first, last)
    for byte in data[:3]:
        assert file.find(bytes([byte]), 0, len(data)) == data.find(bytes([byte]))


def test_a_stream_that_gives_little_at_a_time_is_stored_whole() -> None:
    data, target = bytes(range(50)), io.BytesIO()
    write(Dribble(data), target)
    target.seek(0)
    assert SealedFile(target)[:] == data


def test_what_was_changed_moved_or_cut_off_does_not_open() -> None:
    whole = stored(bytes(range(24))).getvalue()
    step = (len(whole) - 20) // 3
    swapped = whole[:20] + whole[20 + step : 20 + 2 * step] + whole[20 : 20 + step] + whole[20 + 2 * step :]
    for spoiled in (swapped, whole[:-1], whole[:30] + bytes([whole[30] ^ 1]) + whole[31:]):
        with pytest.raises(CannotBeOpened):
            SealedFile(io.BytesIO(spoiled))[:]


@pytest.mark.parametrize("data", [b"", b"ETF1", b"06292016" * 10])
def test_another_file_is_refused(data: bytes) -> None:
    with pytest.raises(CannotBeOpened, match="does not begin"):
        SealedFile(io.BytesIO(data))
