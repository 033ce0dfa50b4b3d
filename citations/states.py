"""States of a transfer and stages of a citation (design section 4)."""

from django.db import models

from citations import disposition


class TransferState(models.TextChoices):
    """A file on its way through."""

    RECEIVED = "received", "Received"
    FILED = "filed", "Filed"
    REFUSED = "refused", "Refused"


ASIDE = "aside"
"""In the address of the list: files that are set aside, whatever their state says."""


class Stage(models.TextChoices):
    """What became of a record."""

    OPEN = disposition.OPEN, "Open"
    TEMPORARY = disposition.TEMPORARY, "Temporary"
    REJECTED = disposition.REJECTED, "Rejected"
    UNREADABLE = disposition.UNREADABLE, "Unreadable"
    SKIPPED = disposition.SKIPPED, "Skipped"


class CorrectionState(models.TextChoices):
    """How far the correction of a citation is."""

    WAITING = "waiting", "Waiting"
    ACCEPTED = "accepted", "Accepted"
    SETTLED = "settled", "Settled"
    DISMISSED = "dismissed", "Dismissed"


class TableChangeState(models.TextChoices):
    """How far a change of the court's tables is."""

    DRAFT = "draft", "Draft"
    PUBLISHED = "published", "Published"
    DROPPED = "dropped", "Dropped"


class RowAct(models.TextChoices):
    """What a change does to one row."""

    ADD = "add", "Add"
    CHANGE = "change", "Change"
    END = "end", "End"
    REMOVE = "remove", "Take out"


class Channel(models.TextChoices):
    """How a file came in."""

    COMMAND = "command", "Command line"
    UPLOAD = "upload", "Upload in the browser"
    FOLDER = "folder", "Drop folder"
    API = "api", "Programming interface"
