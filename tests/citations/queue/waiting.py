"""Citations that wait in the queue, of each kind."""

from citations.models import Citation, Correction
from tests.citations.conftest import filed
from tests.citations.records import file_of, record

UNKNOWN_CODES = {"eye_color": "BRN", "social_security_number": "12345678X"}
BAD_CHARGE = {"violation_1_section": "9999"}
REFUSED = {"location_code": "NOWHERE", "violation_1_section": "9999", "last_name": ""}


def held(number: str = "HELD1", **fields: str) -> Citation:
    """A temporary citation: its charge is not known, and two fields are reported besides."""
    return only(filed_one(number, **BAD_CHARGE | UNKNOWN_CODES | fields))


def refused(number: str = "REFUSED1", **fields: str) -> Citation:
    """A rejected citation: three problems hold it."""
    return only(filed_one(number, **REFUSED | fields))


def filed_one(number: str, **fields: str) -> Citation:
    transfer = filed(file_of(record(citation_number=number, **fields)))
    return transfer.citations.get()


def only(citation: Citation) -> Citation:
    return Citation.objects.select_related("transfer").get(pk=citation.pk)


def version(citation: Citation) -> int:
    """The version that a page shown now would carry."""
    found = Correction.objects.filter(citation=citation).first()
    return found.version if found else 0
