"""Where each field of a citation stands in XML: names of NIEM 6.0 where it has one, our own where it has none. Data, and the tree of it.

The names were taken from NIEM's core and its Justice domain. Nothing here claims conformance to NIEM: only the names are its.
Codes of the court's tables stand in elements for texts, since NIEM's elements for codes have lists of their own.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from citations.layout.citation import CHARGES
from citations.reading.laid import FIELDS, MOST

NAMESPACES = {
    "nc": "https://docs.oasis-open.org/niemopen/ns/model/niem-core/6.0/",
    "j": "https://docs.oasis-open.org/niemopen/ns/model/domains/justice/6.0/",
    "et": "urn:state-e-ticketing:citation:1",
}
"""What the prefixes in this table stand for. A document may have others: only the namespaces count."""

OWN = "et"
MORE = "et:CitationAugmentation"
"""What NIEM's citation has no place for stands in here, as NIEM has it: names of its own and names of ours."""

ROOT = "et:CitationFile"
CITATION = "j:Citation"

PASSED_OVER = frozenset(
    {
        "http://www.w3.org/2001/XMLSchema-instance schemaLocation",
        "http://www.w3.org/XML/1998/namespace lang",
        "http://www.w3.org/XML/1998/namespace space",
        "https://docs.oasis-open.org/niemopen/ns/model/structures/6.0/ id",
        "https://docs.oasis-open.org/niemopen/ns/specification/code-lists/6.0/instance/ codeListURI",
    }
)
"""Attributes that say nothing about a citation. No other may be there, since what it says would be lost."""


class Form(StrEnum):
    """How a text is written in its element."""

    TEXT = "as in the file"
    DATE = "YYYY-MM-DD"
    TIME = "hh:mm:ss, 24 hours, local time without a zone; seconds are left out"
    MOMENT = "YYYY-MM-DDThh:mm:ss, 24 hours, local time without a zone; seconds are left out"
    FLAG = "true or false"
    NUMBER = "a whole number"
    UNIT = "the unit, which may be left out"


@dataclass(frozen=True, slots=True)
class Place:
    """One element that holds a text: its path below the citation or the file, and the fields that the text becomes."""

    path: str
    keys: tuple[str, ...]
    form: Form
    words: tuple[str, ...] = ()
    """What a unit may be called."""

    @property
    def is_own(self) -> bool:
        """Whether NIEM has no element for it. Where it stands among others is ours in any case."""
        return any(name.startswith(f"{OWN}:") for name in self.path.removeprefix(f"{MORE}/").split("/"))


@dataclass(slots=True)
class Node:
    """One element that is known: by its namespace and name, with those that it may hold."""

    name: str
    most: int = 1
    place: Place | None = None
    children: dict[str, "Node"] = field(default_factory=dict)


_ID = "nc:IdentificationID"
_STATE = "nc:IdentificationIssuerState/nc:StateCode"
_NUMBER = "nc:MeasureIntegerValue"
_UNIT = "nc:MeasureUnitText"
_PERSON = "j:CitationSubject/nc:EntityPerson"
_COMPANY = "j:CitationSubject/nc:EntityOrganization"
_VIOLATION = "j:CitationViolation"
_OFFICER = "j:CitationIssuingOfficial"
_AWAY = f"{_OFFICER}/j:EnforcementOfficialUnavailableSchedule/nc:ScheduleEffectiveDateRange"
_VEHICLE = f"{MORE}/nc:Vehicle"
_OWNER = f"{_VEHICLE}/nc:ItemOwner"
_PLATE = f"{MORE}/j:ConveyanceRegistration/j:ConveyanceRegistrationPlateIdentification"
_DRIVING = f"{MORE}/j:DrivingIncident"
_COURT = f"{MORE}/j:CourtAppearance/j:CourtAppearanceDate"
CHARGE = f"{MORE}/j:Charge"
"""May stand as often as a record has charges; the first is the first, and an empty one leaves its place blank."""

_CONTACT = {
    "address_type": "nc:ContactMailingAddress/nc:AddressCategoryText",
    "street_number": "nc:ContactMailingAddress/nc:AddressStreet/nc:StreetNumberText",
    "street_direction": "nc:ContactMailingAddress/nc:AddressStreet/nc:StreetPredirectional/nc:StreetDirectionalText",
    "street_name": "nc:ContactMailingAddress/nc:AddressStreet/nc:StreetName",
    "street_type": "nc:ContactMailingAddress/nc:AddressStreet/nc:StreetCategoryText",
    "unit": "nc:ContactMailingAddress/nc:AddressSecondaryUnitText",
    "address_line_2": "nc:ContactMailingAddress/nc:AddressDeliveryPointText",
    "city": "nc:ContactMailingAddress/nc:AddressCityName",
    "state": "nc:ContactMailingAddress/nc:AddressState/nc:StateCode",
    "zip": "nc:ContactMailingAddress/nc:AddressPostalCode",
    "country": "nc:ContactMailingAddress/nc:AddressCountry/nc:CountryCode",
}

_NAMES = {
    "first_name": "nc:PersonName/nc:PersonGivenName",
    "middle_name": "nc:PersonName/nc:PersonMiddleName",
    "last_name": "nc:PersonName/nc:PersonSurName",
    "suffix": "nc:PersonName/nc:PersonNameSuffixText",
}

_PERSON_CONTACT = "nc:PersonContactInformation"
_COMPANY_CONTACT = "nc:OrganizationPrimaryContactInformation"

_PATHS: dict[str, tuple[str, ...]] = {
    "issuing_agency": (f"j:CitationAgency/nc:OrganizationIdentification/{_ID}",),
    "location_code": (f"{_VIOLATION}/nc:ActivityLocation/nc:LocationIdentification/{_ID}",),
    "citation_number": (f"nc:ActivityIdentification/{_ID}",),
    "violation_date": (f"{_VIOLATION}/nc:ActivityDate/nc:Date",),
    "violation_time": (f"{MORE}/et:ViolationTime",),
    "person_type": (f"{MORE}/et:SubjectPersonTypeCode",),
    **{key: (f"{_PERSON}/{path}",) for key, path in _NAMES.items()},
    "business_name": (f"{_COMPANY}/nc:OrganizationName",),
    **{
        key: (f"{_PERSON}/{_PERSON_CONTACT}/{path}", f"{_COMPANY}/{_COMPANY_CONTACT}/{path}")
        for key, path in _CONTACT.items()
    },
    "address_role": (f"{MORE}/et:SubjectAddressRoleCode",),
    "driver_license_number": (f"{_PERSON}/nc:PersonLicenseIdentification/{_ID}",),
    "driver_license_state": (f"{_PERSON}/nc:PersonLicenseIdentification/{_STATE}",),
    "date_of_birth": (f"{_PERSON}/nc:PersonBirthDate/nc:Date",),
    "social_security_number": (f"{_PERSON}/nc:PersonSSNIdentification/{_ID}",),
    "phone_number": (
        f"{_PERSON}/{_PERSON_CONTACT}/nc:ContactTelephoneNumber/nc:FullTelephoneNumber/nc:TelephoneNumberFullID",
        f"{_COMPANY}/{_COMPANY_CONTACT}/nc:ContactTelephoneNumber/nc:FullTelephoneNumber/nc:TelephoneNumberFullID",
    ),
    "sex": (f"{_PERSON}/nc:PersonSexText",),
    "eye_color": (f"{_PERSON}/nc:PersonEyeColorText",),
    "hair_color": (f"{_PERSON}/nc:PersonHairColorText",),
    "height_feet": (f"{MORE}/et:SubjectHeightFeetQuantity",),
    "height_inches": (f"{MORE}/et:SubjectHeightInchesQuantity",),
    "weight": (f"{_PERSON}/nc:PersonWeightMeasure/{_NUMBER}",),
    "race": (f"{_PERSON}/nc:PersonRaceText",),
    "vehicle_license": (f"{_PLATE}/{_ID}",),
    "vehicle_license_state": (f"{_PLATE}/{_STATE}",),
    "vehicle_year": (f"{_VEHICLE}/nc:ItemModelYearDate",),
    "vehicle_make": (f"{_VEHICLE}/nc:ItemMakeName",),
    "vehicle_style": (f"{_VEHICLE}/nc:ItemStyleText",),
    "vehicle_color": (f"{_VEHICLE}/nc:ConveyanceColorPrimaryText",),
    "vehicle_type": (f"{_VEHICLE}/nc:ItemCategoryText",),
    "owner_responsibility": (f"{MORE}/et:OwnerResponsibilityIndicator",),
    "owner_person_type": (f"{MORE}/et:OwnerPersonTypeCode",),
    "owner_same_as_recipient": (f"{MORE}/et:OwnerSameAsSubjectIndicator",),
    **{f"owner_{key}": (f"{_OWNER}/nc:EntityPerson/{path}",) for key, path in _NAMES.items()},
    "owner_enterprise_name": (f"{_OWNER}/nc:EntityOrganization/nc:OrganizationName",),
    **{
        f"owner_{key}": (
            f"{_OWNER}/nc:EntityPerson/{_PERSON_CONTACT}/{path}",
            f"{_OWNER}/nc:EntityOrganization/{_COMPANY_CONTACT}/{path}",
        )
        for key, path in _CONTACT.items()
    },
    "approximate_speed": (f"{_DRIVING}/j:DrivingIncidentRecordedSpeedRateMeasure/{_NUMBER}",),
    "speed_limit": (f"{_DRIVING}/j:DrivingIncidentLegalSpeedRateMeasure/{_NUMBER}",),
    "safe_speed": (f"{MORE}/et:SafeSpeedRateMeasure/{_NUMBER}",),
    "radar": (f"{_DRIVING}/j:DrivingIncidentRadarDetectionIndicator",),
    "accident": (f"{_DRIVING}/j:DrivingIncidentCollisionIndicator",),
    "violation_location": (f"{_VIOLATION}/nc:ActivityLocation/nc:LocationDescriptionText",),
    "officer_badge": (f"{_OFFICER}/j:EnforcementOfficialBadgeIdentification/{_ID}",),
    "officer_first_name": (f"{_OFFICER}/nc:PersonName/nc:PersonGivenName",),
    "officer_last_name": (f"{_OFFICER}/nc:PersonName/nc:PersonSurName",),
    "officer_vacation_start": (f"{_AWAY}/nc:StartDate/nc:Date",),
    "officer_vacation_end": (f"{_AWAY}/nc:EndDate/nc:Date",),
    "appearance_date": (f"{_COURT}/nc:Date",),
    "appearance_time": (f"{MORE}/et:AppearanceTime",),
    "signed": (f"{MORE}/et:SubjectSignedIndicator",),
    "hazard_material": (f"{MORE}/et:HazardousMaterialIndicator",),
    "commercial_vehicle": (f"{_VEHICLE}/nc:VehicleCMVIndicator",),
    "construction_zone": (f"{MORE}/et:ConstructionZoneIndicator",),
    "pedestrian": (f"{MORE}/et:PedestrianIndicator",),
    "bicycle": (f"{MORE}/et:BicycleIndicator",),
    "photo_red_light": (f"{MORE}/et:PhotoRedLightIndicator",),
    "officer_remarks": (f"{_VIOLATION}/nc:IncidentObservationText",),
    "violation_{}_section": (f"{CHARGE}/j:ChargeStatute/j:StatuteCodeSectionIdentification/{_ID}",),
    "violation_{}_statute": (f"{CHARGE}/j:ChargeStatute/j:StatuteCodeIdentification/{_ID}",),
    "violation_{}_over_limit": (f"{CHARGE}/et:OverLimitQuantity",),
}
"""The table: of each field, where it may stand. The fields of a charge are those of each, with its number left open."""

_FORMS = {"date": Form.DATE, "time": Form.TIME, "flag": Form.FLAG, "number": Form.NUMBER}
_MOMENTS = {
    "violation_date": f"{_VIOLATION}/nc:ActivityDate/nc:DateTime",
    "appearance_date": f"{_COURT}/nc:DateTime",
}
"""Where the day of a field may be said with its time."""

_MPH = ("MPH", "miles per hour")
_UNITS = {
    "weight": ("LB", "LBS", "pound", "pounds"),
    "approximate_speed": _MPH,
    "speed_limit": _MPH,
    "safe_speed": _MPH,
}
"""What the unit of a number may be called, if it is said."""


def _places() -> Iterator[Place]:
    for key, paths in _PATHS.items():
        form = _FORMS.get(FIELDS[key.format(1)].kind, Form.TEXT)
        if key in _MOMENTS:
            yield Place(_MOMENTS[key], (key, *_clock(key.replace("_date", "_time"))), Form.MOMENT)
        yield from (Place(path, _clock(key) if form is Form.TIME else (key,), form) for path in paths)
        if key in _UNITS:
            yield Place(paths[0].removesuffix(_NUMBER) + _UNIT, (), Form.UNIT, _UNITS[key])


def _clock(key: str) -> tuple[str, str]:
    return key, key.replace("_time", "_ampm")


PLACES = tuple(_places())
"""Every element of a citation that holds a text."""

HEAD = (
    Place("nc:DocumentCreationDate/nc:Date", ("date",), Form.DATE),
    Place(f"nc:DocumentSubmitter/nc:EntityOrganization/nc:OrganizationIdentification/{_ID}", ("agency",), Form.TEXT),
)
"""Those of the file: day of the transfer and issuing agency."""


def qualified(name: str) -> str:
    """A name of this table as a parser tells it: namespace, blank, name."""
    prefix, _, local = name.partition(":")
    return f"{NAMESPACES[prefix]} {local}"


def named(told: str) -> str:
    """A name as a parser tells it, with the prefix of this table; without one if the namespace is none of ours."""
    uri, _, local = told.rpartition(" ")
    prefix = next((prefix for prefix, known in NAMESPACES.items() if known == uri), "")
    return f"{prefix}:{local}" if prefix else local


def tree() -> Node:
    """Every element that may stand in a file, from its root down."""
    root = Node(ROOT)
    for place in HEAD:
        _grow(root, place.path, place)
    citation = _grow(root, CITATION)
    citation.most = MOST
    for place in PLACES:
        _grow(citation, place.path, place)
    _grow(citation, CHARGE).most = CHARGES
    return root


def _grow(node: Node, path: str, place: Place | None = None) -> Node:
    for name in path.split("/"):
        node = node.children.setdefault(qualified(name), Node(name))
    node.place = place or node.place
    return node
