"""States of the head's request and of the Information Package (design section 4)."""

from django.db import models


class RequestState(models.TextChoices):
    """The head's request on its way to an agency record."""

    DRAFT = "draft", "Draft"
    SUBMITTED = "submitted", "Submitted to DPS"
    RETURNED = "returned", "Returned"
    ESTABLISHED = "established", "Established"
    WITHDRAWN = "withdrawn", "Withdrawn"


class PackageState(models.TextChoices):
    """The Information Package on its way to the Judicial Bureau."""

    DRAFT = "draft", "Draft"
    SUBMITTED = "submitted", "Submitted to DPS"
    RETURNED = "returned", "Returned"
    FORWARDED = "forwarded", "Forwarded to the Judicial Bureau"
    WITHDRAWN = "withdrawn", "Withdrawn"
