"""What a person may be. Roles say what kind of work somebody does; which agency it is for is told by `agencies.Contact`."""

from django.db import models


class Role(models.TextChoices):
    """A role of the two procedures (A-4-1 to A-4-31) or of the system itself."""

    HEAD = "head", "Head of department"
    POC = "poc", "Point of contact"
    OFFICER = "officer", "Officer"
    DPS = "dps", "DPS e-ticket staff"
    JB_TECHNICAL = "jb_technical", "JB technical staff"
    JB_OPERATIONS = "jb_operations", "JB court operations"
    ADMINISTRATOR = "administrator", "Administrator"


AGENCY = frozenset({Role.HEAD, Role.POC, Role.OFFICER})
"""People of a law enforcement agency: they see their own agency's records only."""

JB = frozenset({Role.JB_TECHNICAL, Role.JB_OPERATIONS})
"""Both positions of the Judicial Bureau share one list of duties (X-23)."""

STAFF = frozenset({Role.DPS}) | JB
"""People of the State who work on every agency's records."""

EVERYONE = AGENCY | STAFF | {Role.ADMINISTRATOR}
