"""The whole beat table. Beat only says "look now"; every job asks the database what is due."""

from typing import Any

SCHEDULE: dict[str, dict[str, Any]] = {}
