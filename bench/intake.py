"""Intake of citation files: reading and edits against `struct`, storing against a raw COPY and django-import-export, a full
file in seconds, two workers, memory, a hostile file.

.venv/bin/python -m bench.intake [SIZE ...]

All rounds are interleaved in one run; peers get the bytes too and cut them themselves. The sizes are those of the files that
show the memory of a worker.
"""

import io
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.stage import interleaved, seconds, stage

ROUNDS, TURNS, FULL = 5, 5, 9_999
FORMS, MODELS = 100, 2_000
BY_DEFAULT, FASTEST = 300, 2_000
SIZES = (1_000, FULL, 100_000)
HOSTILE = 5_000


def reading(folder: Path) -> None:
    """Everything on one core: the limit, ours, a form, a model."""
    path = folder / "read.txt"
    intake_file.write(path, 10_000)
    data = path.read_bytes()
    lines = data.split(b"\n")[1:-1]
    profile = profiles.load()
    tables = tables_of(profile)
    codes = {
        name: [code.decode().upper() for code in tables.codes(name, TODAY)] for name in CODES if name in tables.filled
    }
    form, model = intake_peers.form_of(codes), intake_peers.model_of(codes)
    few, some = lines[:FORMS], lines[:MODELS]

    def ours() -> None:
        examiner, source = Examiner(profile, tables, TODAY), read(data, profile.layout)
        for _, (start, end) in pieces(source):
            stage_of(examiner.examine(data[start:end]).problems, profile)

    times = interleaved(
        ROUNDS,
        limit=lambda: intake_peers.struct_and_strip(data),
        ours=ours,
        form=lambda: [form(intake_peers.texts(line)) for line in few],
        model=lambda: [model(intake_peers.texts(line)) for line in some],
    )
    rate = {
        "limit": len(lines) / times["limit"],
        "ours": len(lines) / times["ours"],
        "form": FORMS / times["form"],
        "model": MODELS / times["model"],
    }
    print(
        f"read + all edits: {rate['ours']:,.0f} records/s; struct + strip {rate['limit']:,.0f}, "
        f"Django form {rate['form']:,.0f}, pydantic {rate['model']:,.0f}"
    )
    print(f"  of struct + strip: {rate['ours'] / rate['limit']:.2f} (at least 0.4)")
    print(f"  of a Django form: {rate['ours'] / rate['form']:.0f} x (at least 150)")
    print(f"  of pydantic: {rate['ours'] / rate['model']:.1f} x (at least 1.8)")


def storing(folder: Path) -> None:
    """From the received file to stored verdicts, against the lines alone and a flat table. Each round has its own records."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE raw_lines (line text)")
        cursor.execute("ALTER TABLE raw_lines ALTER line SET STORAGE PLAIN")
    intake_flat.make_table()
    of_copy, of_default, of_fastest, full = [], [], [], []
    for turn in range(ROUNDS):
        path = folder / f"store-{turn}.txt"
        intake_file.write(path, FULL, seed=100 + turn)
        raw = seconds(lambda path=path: copied(path))
        whole = seconds(lambda path=path: file_transfer(transfer=received(path)))
        default, fastest = (
            seconds(
                lambda path=path, mode=mode, rows=rows: intake_flat.imported(mode, path, rows, f"{rows}-{path.stem}")
            )
            for mode, rows in ((intake_flat.ByDefault, BY_DEFAULT), (intake_flat.Fastest, FASTEST))
        )
        of_copy.append(raw / whole)
        of_default.append(FULL / whole * default / BY_DEFAULT)
        of_fastest.append(FULL / whole * fastest / FASTEST)
        full.append(whole)
    median = statistics.median(full)
    print(f"end to end: {FULL / median:,.0f} records/s")
    print(f"  of raw COPY: {statistics.median(of_copy):.2f} (at least 0.15)")
    print(f"  of django-import-export, default: {statistics.median(of_default):.0f} x (at least 30)")
    print(f"  of django-import-export, fastest: {statistics.median(of_fastest):.1f} x (at least 6)")
    print(f"  a file of {FULL:,} records: {median:.2f} s (at most 3)")
    totals = Transfer.objects.order_by("created_at").last().totals
    print(f"  the last one: {totals}")


def copied(path: Path) -> None:
    """The lines into a table of one column."""
    with connection.cursor() as cursor, path.open("rb") as file:
        cursor.copy_expert("COPY raw_lines FROM STDIN", file)


def received(path: Path) -> "Transfer":
    """The file, safe on the disk."""
    return receive(
        stream=io.BytesIO(path.read_bytes()), channel=Channel.COMMAND, agency="", profile=profiles.load(), today=TODAY,
        actor=None,
    )  # fmt: skip


def workers(folder: Path) -> None:
    """Fresh processes that file transfers: how long one and two of them take, in turns."""
    path, gains = folder / "work.txt", []
    with connection.cursor() as cursor:
        # What the measurements before left to be tidied would else be tidied now, on one of the cores.
        cursor.execute("VACUUM ANALYZE")
        cursor.execute("CHECKPOINT")
    for turn in range(TURNS):
        waiting = []
        for number in range(4):
            intake_file.write(path, FULL, seed=200 + 4 * turn + number)
            waiting.append(str(received(path).pk))
        one = run(waiting[:2])[0]
        two = run([waiting[2]], [waiting[3]])[0]
        gains.append(one / two)
    print(f"2 workers: {statistics.median(gains):.2f} x one, {min(gains):.2f} to {max(gains):.2f} (at least 1.15)")


def memory(folder: Path, sizes: list[int]) -> None:
    """The peak of a fresh worker, by size of file, and for random printable bytes."""
    path = folder / "memory.txt"
    for number, size in enumerate(sizes):
        intake_file.write(path, size, seed=300 + number)
        taken, peak = run([str(received(path).pk)])
        print(f"memory of a worker, {size:,} records: {peak:.0f} MiB (at most 150); {size / taken:,.0f} records/s")
    intake_file.write_hostile(path, HOSTILE)
    transfer = received(path)
    taken, peak = run([str(transfer.pk)])
    most = Problem.objects.values("citation").annotate(count=Count("pk")).order_by("-count")[0]["count"]
    print(
        f"random printable bytes, {HOSTILE:,} records: {peak:.0f} MiB, {HOSTILE / taken:,.0f} records/s, "
        f"at most {most} problems of a record"
    )
    path.unlink()


WORKER = """
import sys, time, django
django.setup()
from citations.tasks import file_transfer
time.sleep(max(0, float(sys.argv[1]) - time.time()))
for pk in sys.argv[2:]:
    file_transfer(pk)
peak = next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(time.time(), int(peak) / 1024)
"""


def run(*works: list[str]) -> tuple[float, float]:
    """A worker's process for each list of files, all beginning at the same moment: seconds until the last ends, peak MiB."""
    begin = time.time() + 5
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", WORKER, str(begin), *pks],
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | {"DJANGO_SETTINGS_MODULE": "eticket.settings.test"},
        )
        for pks in works
    ]
    told = [process.communicate()[0].split() for process in processes]
    return max(float(end) for end, _ in told) - begin, max(float(peak) for _, peak in told)


def main(sizes: list[int]) -> None:
    """Print the figures."""
    call_command("load_reference", str(intake_file.ROOT / "reference-sample"), stdout=io.StringIO())
    with tempfile.TemporaryDirectory(prefix="eticket-intake-") as name:
        folder = Path(name)
        reading(folder)
        storing(folder)
        workers(folder)
        memory(folder, sizes)


if __name__ == "__main__":
    with stage("bench.settings", durable=True):
        from datetime import date

        from django.core.management import call_command
        from django.db import connection
        from django.db.models import Count

        from bench import intake_file, intake_flat, intake_peers
        from citations import profiles
        from citations.disposition import stage_of
        from citations.edits.examiner import Examiner
        from citations.layout.citation import CITATION
        from citations.models import Problem, Transfer
        from citations.queries import tables_of
        from citations.reading.files import read
        from citations.reading.survey import pieces
        from citations.services.filing import file_transfer
        from citations.services.receiving import receive
        from citations.states import Channel

        TODAY = date(2016, 6, 30)
        CODES = sorted({field.table for field in CITATION.fields if field.table.isupper()})
        main([int(size) for size in sys.argv[1:]] or [*SIZES])
