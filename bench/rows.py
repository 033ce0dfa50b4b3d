"""Many invented rows, quickly: straight into the tables, with the triggers off."""

from django.db import connection


def fill(officers: int) -> None:
    """An agency for each 200 officers, and the officers in all states."""
    agencies = max(officers // 200, 1)
    _run(
        """
        INSERT INTO agencies_agency (id, version, created_at, changed_at, state, name, judiciary_code, street, city,
            region, postal_code, phone, logo, interchange_code)
        SELECT gen_random_uuid(), 1, now(), now(), 'established', 'Agency ' || n, lpad(to_hex(n), 4, '0'), '1 Main Street',
            'Montpelier', 'VT', '05602', '802-555-0100', '', '' FROM generate_series(1, %s) n
        """,
        agencies,
    )
    _run(
        """
        WITH numbered AS (SELECT id, row_number() OVER (ORDER BY name) - 1 AS place FROM agencies_agency)
        INSERT INTO agencies_officer (id, version, created_at, changed_at, state, agency_id, title, first_name,
            middle_name, last_name, suffix, leo_number, badge_number, dps_username, email, trained_by)
        SELECT gen_random_uuid(), 1, now(), now() - n * interval '1 minute',
            (ARRAY['listed','recorded','monitored','approved','inactive'])[1 + n %% 5], a.id, 'Officer',
            (ARRAY['Ada','Ben','Cleo','Dan','Eva','Finn','Gus','Hana'])[1 + n %% 8], '',
            (ARRAY['Anders','Brandt','Carlson','Duval','Ellison','Fournier'])[1 + n %% 6] || n, '',
            lpad(to_hex(n), 5, '0'), '', 'user' || n, '', ''
        FROM generate_series(1, %s) n JOIN numbered a ON a.place = n %% %s
        """,
        officers,
        agencies,
    )
    _run(
        """
        INSERT INTO workflow_entry (subject_kind, subject_id, verb, actor_id, from_state, to_state, note, at)
        SELECT 'agencies.officer', o.id::text, 'record', (SELECT id FROM accounts_user LIMIT 1), 'listed', 'recorded', '',
            now() - n * interval '1 day'
        FROM agencies_officer o, generate_series(1, 3) n
        """
    )
    _analyze("agencies_agency", "agencies_officer", "workflow_entry")


def closed(first: int, last: int) -> None:
    """Closed e-tickets of two years, every tenth with a reminder; an upload in time leaves no row."""
    _run(
        """
        WITH numbered AS (SELECT id, row_number() OVER () - 1 AS place FROM agencies_officer LIMIT 1000)
        INSERT INTO approvals_eticket (id, version, created_at, changed_at, state, number, issued_at, due_at, is_cached,
            uploaded_at, had_problem, spillman_fault, case_number, verdict_reason, officer_id)
        SELECT gen_random_uuid(), 1, now(), now(), 'accepted', 'C' || n, t.at, t.at + interval '48 hours', false,
            t.at + interval '1 hour', false, '', '', '', o.id
        FROM generate_series(%s, %s) n
        JOIN numbered o ON o.place = n %% 1000
        CROSS JOIN LATERAL (SELECT now() - interval '3 days' - n %% 1000000 * interval '1 minute' AS at) t
        """,
        first + 1,
        last,
    )
    _run(
        """
        INSERT INTO approvals_uploadnotice (ticket_id, kind, due_at, claimed_at, lettered_at)
        SELECT id, 'warning', due_at, due_at, due_at FROM approvals_eticket
        WHERE state = 'accepted' AND hashtext(number) %% 10 = 0
        ON CONFLICT DO NOTHING
        """
    )
    _analyze("approvals_eticket", "approvals_uploadnotice")


def running(number: int) -> None:
    """E-tickets whose 48 hours still run."""
    due("R", number, "now() - interval '1 hour'")


def due(prefix: str, number: int, issued: str) -> None:
    """E-tickets that are issued and not uploaded, with the deadline that is next (the other one is long claimed)."""
    _run(
        f"""
        WITH numbered AS (SELECT id, row_number() OVER () - 1 AS place FROM agencies_officer LIMIT 1000),
        issued AS (
            INSERT INTO approvals_eticket (id, version, created_at, changed_at, state, number, issued_at, due_at,
                is_cached, had_problem, spillman_fault, case_number, verdict_reason, officer_id)
            SELECT gen_random_uuid(), 1, now(), now(), 'issued', %s || n, t.at, t.at + interval '48 hours',
                false, false, '', '', '', o.id
            FROM generate_series(1, %s) n
            JOIN numbered o ON o.place = n %% 1000
            CROSS JOIN LATERAL (SELECT {issued} AS at) t
            RETURNING id, due_at
        )
        INSERT INTO approvals_uploadnotice (ticket_id, kind, due_at) SELECT id, 'late', due_at FROM issued
        """,
        prefix,
        number,
    )
    _analyze("approvals_uploadnotice")


def _run(statement: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute(statement, values)
        cursor.execute("SET session_replication_role = DEFAULT")


def _analyze(*tables: str) -> None:
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"VACUUM ANALYZE {table}")
