"""The 48-hour sweep: idle, with 10,000 due at 1 and at 10 million e-tickets, eight at once, and against an ORM loop.

.venv/bin/python -m bench.sweep [SMALL] [LARGE]
"""

import statistics
import sys
import threading

from bench.stage import seconds, stage

DUE, NAIVE = 10_000, 500


def idle() -> float:
    """Milliseconds of a sweep that finds nothing."""
    now = timezone.now()
    claim(now)
    return statistics.median(seconds(lambda: claim(now)) for _ in range(200)) * 1000


def sweepers(number: int) -> None:
    """So many sweeps at once, until nothing is left."""
    now = timezone.now()

    def run() -> None:
        while claim(now):
            pass
        connection.close()

    threads = [threading.Thread(target=run) for _ in range(number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def naive() -> None:
    """The loop that one would write first."""
    now = timezone.now()
    late = ETicket.objects.filter(state="issued", due_at__lte=now, notices__kind="late", notices__claimed_at=None)
    for ticket in late.distinct():
        notice = ticket.notices.get(kind="late")
        notice.claimed_at = now
        notice.save()


def main(small: int, large: int) -> None:
    """Print the figures."""
    rows.fill(1000)
    rows.running(20_000)
    times, filled = {}, 0
    for size in (small, large):
        rows.closed(filled, size)
        filled = size
        print(f"{size:>12,} e-tickets: idle sweep {idle():.2f} ms (at most 1)")
        taken = []
        for turn in range(3):
            rows.due(f"D{size}-{turn}-", DUE, "now() - interval '3 days'")
            before = UploadNotice.objects.exclude(claimed_at=None).count()
            taken.append(seconds(lambda: sweepers(8)))
            made = UploadNotice.objects.exclude(claimed_at=None).count() - before
            print(f"{'':>12} 8 sweepers, {DUE:,} due: {taken[-1]:.2f} s, {made:,} claimed")
        times[size] = statistics.median(taken)
    print(f"large / small: {times[large] / times[small]:.2f} (at most 1.5)")
    ratios = []
    for turn in range(5):
        rows.due(f"N{turn}-", NAIVE, "now() - interval '3 days'")
        loop = NAIVE / seconds(naive)
        rows.due(f"M{turn}-", DUE, "now() - interval '3 days'")
        one = DUE / seconds(lambda: sweepers(1))
        ratios.append(one / loop)
        print(f"{'':>12} one sweep {one:,.0f}/s, ORM loop {loop:,.0f}/s")
    print(f"one sweep / ORM loop: {statistics.median(ratios):.0f} x (at least 50)")


if __name__ == "__main__":
    sizes = [int(word) for word in sys.argv[1:3]] or [1_000_000, 10_000_000]
    with stage():
        from django.db import connection
        from django.utils import timezone

        from approvals.models import ETicket, UploadNotice
        from approvals.services.sweep import claim
        from bench import rows

        main(sizes[0], sizes[-1])
