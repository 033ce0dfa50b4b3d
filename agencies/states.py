"""States of an agency and of an officer (design section 4)."""

from django.db import models


class AgencyState(models.TextChoices):
    """An agency on its way to e-ticketing."""

    PROSPECTIVE = "prospective", "Prospective"
    ESTABLISHED = "established", "Established"
    APPROVED = "approved", "Approved"
    INACTIVE = "inactive", "Inactive"


class OfficerState(models.TextChoices):
    """An officer from the head's list to the Judicial Bureau's approval."""

    LISTED = "listed", "Listed"
    RECORDED = "recorded", "Recorded in TraCS"
    MONITORED = "monitored", "Monitored"
    APPROVED = "approved", "Approved"
    WITHDRAWN = "withdrawn", "Withdrawn"
    INACTIVE = "inactive", "Inactive"
