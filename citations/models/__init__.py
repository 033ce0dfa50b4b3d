"""The court's tables, the files that agencies send, and the citations in them."""

from citations.models.case import Case, CasePool, Count
from citations.models.citation import Citation, Problem
from citations.models.conformance import ConformanceTry
from citations.models.correction import CorrectedField, Correction, SavedFilter
from citations.models.image_read import ImageRead
from citations.models.partner import DropFile, Partner
from citations.models.record_layout import RecordLayout
from citations.models.reference import (
    BailRow,
    Charge,
    Code,
    CourtAgency,
    CourtLocation,
    CourtOfficer,
    ReferenceRow,
    RuleWeight,
)
from citations.models.table_change import ImpactRun, TableChange, TableChangeRow
from citations.models.tables import ReferenceLoad, TablesVersion
from citations.models.transfer import Transfer

__all__ = [
    "BailRow",
    "Case",
    "CasePool",
    "Charge",
    "Citation",
    "Code",
    "ConformanceTry",
    "CorrectedField",
    "Correction",
    "Count",
    "CourtAgency",
    "CourtLocation",
    "CourtOfficer",
    "DropFile",
    "ImageRead",
    "ImpactRun",
    "Partner",
    "Problem",
    "RecordLayout",
    "ReferenceLoad",
    "ReferenceRow",
    "RuleWeight",
    "SavedFilter",
    "TableChange",
    "TableChangeRow",
    "TablesVersion",
    "Transfer",
]
