"""Where a letter is on its way. Exactly-once does not exist over plain SMTP: what cannot be known is *in doubt*."""

from django.db import models


class MailState(models.TextChoices):
    """The six states of an outgoing letter (design rule 4)."""

    QUEUED = "queued", "Waiting"
    SENDING = "sending", "Being sent"
    SENT = "sent", "Sent"
    FAILED = "failed", "Failed"
    BOUNCED = "bounced", "Bounced"
    IN_DOUBT = "in_doubt", "In doubt"


UNDECIDED = (MailState.FAILED, MailState.BOUNCED, MailState.IN_DOUBT)
"""A letter that did not arrive, or may not have: somebody has to look at it."""
