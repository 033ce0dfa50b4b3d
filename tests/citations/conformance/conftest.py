"""A partner of the sheriff, the court of the contract's sample, and files that its system might write."""

from datetime import date

import pytest

from citations.conformance.pack import Pack, make
from citations.conformance.queries import court_of
from citations.conformance.words import Court, record_of
from citations.models import Partner
from tests.citations.partners.conftest import Machine, drop, machine, partner, stranger

__all__ = ["DAY", "Machine", "drop", "machine", "partner", "stranger", "written"]

DAY = date(2016, 6, 30)


@pytest.fixture
def court(partner: Partner) -> Court:
    return court_of(partner)


@pytest.fixture
def pack(court: Court) -> Pack:
    return make(court, DAY)


def written(pack: Pack, *, without: str = "", **changed: dict[str, str]) -> bytes:
    """What a system writes for the pack: perfect but for the scenarios that are changed or missing."""
    records = [
        record_of(each.values | changed.get(f"k{each.scenario.key}", {}))
        for each in pack.asked
        if each.scenario.key != without
    ]
    head = f"{pack.day:%m%d%Y}{len(records):04}{pack.agency:12}".encode().ljust(2696)
    return b"\n".join([head, *records]) + b"\n"
