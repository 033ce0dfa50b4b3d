"""The whole beat table. Beat only says "look now"; every job asks the database what is due."""

from typing import Any

SCHEDULE: dict[str, dict[str, Any]] = {
    "outbox": {"task": "notifications.tasks.sweep_outbox", "schedule": 15.0, "options": {"expires": 15.0}},
    "clock": {"task": "approvals.tasks.sweep_clock", "schedule": 30.0, "options": {"expires": 30.0}},
    "drop folders": {"task": "citations.tasks.sweep_drop_folders", "schedule": 30.0, "options": {"expires": 30.0}},
    "transfers": {"task": "citations.tasks.sweep_transfers", "schedule": 60.0, "options": {"expires": 60.0}},
    "changes of tables": {"task": "citations.tasks.sweep_changes", "schedule": 60.0, "options": {"expires": 60.0}},
}
"""Name -> task and seconds between two looks. A message that nobody fetched in time is dropped: the next one says the same."""
