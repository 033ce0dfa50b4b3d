"""The officers' list against Django's admin changelist on the same rows, through the whole middleware.

.venv/bin/python -m bench.worklist [ROWS ...]
"""

import sys
from collections.abc import Callable

from bench.stage import interleaved, stage

ROUNDS = 9


def main(sizes: list[int]) -> None:
    """Print the figures."""
    with stage("bench.settings"):
        from django.db import connection  # noqa: PLC0415 - Django is set up by the stage
        from django.test import Client  # noqa: PLC0415
        from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

        from accounts.models import User  # noqa: PLC0415
        from accounts.roles import Role  # noqa: PLC0415
        from agencies.models import Officer  # noqa: PLC0415
        from bench import rows  # noqa: PLC0415

        client = Client()
        client.force_login(User.objects.create_user("dana@example.org", name="Dana", roles=[Role.DPS]))

        def page(url: str) -> Callable[[], None]:
            def get() -> None:
                answer = client.get(url)
                if answer.status_code != 200:
                    raise SystemExit(f"{url}: {answer.status_code}")

            get()
            return get

        ours = {}
        for size in sizes:
            with connection.cursor() as cursor:
                cursor.execute(
                    "SET session_replication_role = replica; DELETE FROM workflow_entry; DELETE FROM agencies_officer; DELETE FROM agencies_agency"
                )
            rows.fill(size)
            taken = interleaved(
                ROUNDS,
                ours=page("/officers/?state=monitored&sort=name"),
                admin=page("/admin/agencies/officer/?state__exact=monitored&o=1"),
                ours_search=page("/officers/?q=fourn"),
                admin_search=page("/admin/agencies/officer/?q=fourn"),
            )
            with CaptureQueriesContext(connection) as queries:
                page("/officers/?state=monitored&sort=name")
            ours[size] = taken["ours"]
            print(
                f"{Officer.objects.count():>10,} officers: list {taken['ours'] * 1000:.1f} ms, admin {taken['admin'] * 1000:.0f} ms: "
                f"{taken['admin'] / taken['ours']:.1f} x; search {taken['ours_search'] * 1000:.1f} ms, admin "
                f"{taken['admin_search'] * 1000:.0f} ms: {taken['admin_search'] / taken['ours_search']:.1f} x; "
                f"{len(queries)} statements"
            )
        print(f"largest / smallest: {ours[sizes[-1]] / ours[sizes[0]]:.2f} (at most 1.3)")


if __name__ == "__main__":
    main([int(word) for word in sys.argv[1:]] or [10_000, 100_000, 1_000_000])
