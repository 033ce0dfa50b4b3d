"""The head's request and the Information Package."""

from onboarding.models.agency_request import AgencyRequest, Rms
from onboarding.models.package import Attestation, InformationPackage, PackageOfficer

__all__ = ["AgencyRequest", "Attestation", "InformationPackage", "PackageOfficer", "Rms"]
