"""The codes of the contract's sample court."""

import pytest

from citations.edits.charges import significant
from citations.edits.tables import folded
from citations.forensics.looking import Looker
from citations.forensics.scoring import Codes
from tests.citations.reference import DATA, rows_in

FOLDER = DATA / "reference-sample"


def sample_codes() -> Codes:
    tables: dict[str, set[bytes]] = {}
    for row in rows_in(FOLDER, "codes"):
        tables.setdefault(row["table"], set()).add(folded(row["code"]))
    tables["agencies"] = {folded(row["code"]) for row in rows_in(FOLDER, "agencies")}
    tables["locations"] = {folded(row["code"]) for row in rows_in(FOLDER, "locations")}
    tables["badges"] = {folded(row["badge"]) for row in rows_in(FOLDER, "officers")}
    tables["sections"] = {significant(folded(row["section"])) for row in rows_in(FOLDER, "charges")}
    tables["statutes"] = {significant(folded(row["statute"])) for row in rows_in(FOLDER, "charges")} | {b"cvc"}
    return Codes({name: frozenset(codes) for name, codes in tables.items()})


@pytest.fixture(scope="session")
def looker() -> Looker:
    return Looker(sample_codes())
