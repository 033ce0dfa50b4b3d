"""Ties people to an agency."""

import pghistory
from django.conf import settings
from django.db import models

from agencies.models.agency import Agency


class ContactKind(models.TextChoices):
    """What somebody is for an agency."""

    HEAD = "head", "Head of department"
    POC = "poc", "Point of contact"
    OFFICER = "officer", "Officer"


class PocType(models.TextChoices):
    """Who the point of contact may be (B-6.1-3)."""

    OFFICER = "officer", "Officer"
    SENIOR_OFFICER = "senior_officer", "Senior officer"
    CIVILIAN = "civilian", "Civilian"
    SUPERVISOR = "supervisor", "Supervisor"
    CONTRACTOR = "contractor", "Contractor"


@pghistory.track(append_only=True)
class Contact(models.Model):
    """A person's place in an agency; one that ended is kept."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="contacts")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="contacts")
    kind = models.CharField(max_length=10, choices=ContactKind.choices)
    poc_type = models.CharField("kind of point of contact", max_length=20, choices=PocType.choices, blank=True)
    began_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "user", "kind"], condition=models.Q(ended_at=None), name="contact_once"
            ),
            models.CheckConstraint(condition=models.Q(kind__in=ContactKind.values), name="contact_kind_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.user} ({self.get_kind_display()})"
