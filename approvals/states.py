"""States of an e-ticket and of an incident (design section 4)."""

from django.db import models


class TicketState(models.TextChoices):
    """An e-ticket from the roadside to the court's system."""

    ISSUED = "issued", "Issued"
    UPLOADED = "uploaded", "Uploaded"
    RECEIVED = "received", "Received by JB"
    ACCEPTED = "accepted", "Accepted"
    REJECTED = "rejected", "Rejected"
    RETURNED = "returned", "Returned to officer"
    CORRECTED = "corrected", "Corrected"
    VOID = "void", "Void"


class IncidentState(models.TextChoices):
    """A problem with an e-ticket, until somebody has solved it."""

    OPEN = "open", "Open"
    ESCALATED = "escalated", "Escalated"
    RESOLVED = "resolved", "Resolved"
