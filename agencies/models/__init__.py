"""Agencies, their officers and their contacts."""

from agencies.models.agency import Agency
from agencies.models.contact import Contact, ContactKind, PocType
from agencies.models.officer import Officer, Trainer

__all__ = ["Agency", "Contact", "ContactKind", "Officer", "PocType", "Trainer"]
