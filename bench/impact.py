"""Weighing other rules against the examiner alone, on the same records in the same run.

.venv/bin/python -m bench.impact [RECORDS]
"""

import io
import sys
import tempfile
import tracemalloc
from datetime import timedelta
from pathlib import Path

from bench.stage import interleaved, stage

ROUNDS, RECORDS, FULL = 3, 30_000, 9_999


def weighing(folder: Path, number: int) -> None:
    """Everything that is stored, under two sets of rules: with opening, paging and counting, and without."""
    lines: list[bytes] = []
    while len(lines) < number:
        path, seed = folder / "some.txt", 1 + len(lines)
        intake_file.write(path, min(FULL, number - len(lines)), seed=seed)
        with path.open("rb") as stream:
            import_file(stream=stream, channel=Channel.COMMAND, agency="", profile=PROFILE, today=TODAY)
        lines += path.read_bytes().split(b"\n")[1:-1]
    before = Rules(PROFILE, tables_of(PROFILE))
    after = before._replace(profile=overlaid(PROFILE, {"code unknown": "hold", "code unknown eye_color": "hold"}))
    since = timezone.now() - timedelta(days=90)

    def alone() -> None:
        pair = [Examiner(*rules, TODAY) for rules in (before, after)]
        for line in lines:
            for examiner in pair:
                stage_of(examiner.examine(line).problems, examiner.profile)

    results = []
    times = interleaved(
        ROUNDS,
        alone=alone,
        weighed=lambda: results.append(impact_of(before=before, after=after, since=since)),
    )
    print(
        f"weighing: {results[0].examined / times['weighed']:,.0f} records/s; {results[0].changed:,} would be different"
    )
    print(f"  of examining twice: {times['alone'] / times['weighed']:.2f} (at least 0.35)")
    tracemalloc.start()
    for name, share in (("a tenth", number // 10), ("all", number)):
        last = Citation.objects.order_by("pk").values_list("stored_at", flat=True)[number - share]
        tracemalloc.reset_peak()
        examined = impact_of(before=before, after=after, since=last).examined
        print(
            f"  memory for {name}, {examined:,} records: {tracemalloc.get_traced_memory()[1] / 2**20:.1f} MiB at most"
        )
    assert len(set(map(str, results))) == 1


if __name__ == "__main__":
    with stage(), tempfile.TemporaryDirectory() as scratch:
        # Needs the servers: applications are set up by now.
        from datetime import date

        from django.conf import settings
        from django.core.management import call_command
        from django.utils import timezone

        from bench import intake_file
        from citations import profiles
        from citations.court_rules import Rules
        from citations.disposition import stage_of
        from citations.edits.examiner import Examiner
        from citations.impact.comparing import impact_of
        from citations.models import Citation
        from citations.profiles import overlaid
        from citations.queries import tables_of
        from citations.services.importing import import_file
        from citations.states import Channel

        settings.MEDIA_ROOT = scratch
        PROFILE, TODAY = profiles.load(), date(2016, 6, 30)
        call_command("load_reference", str(intake_file.ROOT / "reference-sample"), stdout=io.StringIO())
        weighing(Path(scratch), int(sys.argv[1]) if len(sys.argv) > 1 else RECORDS)
