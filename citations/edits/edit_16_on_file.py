"""Edit 16, a warning: agency and citation number are on file already, see the case (C-EDIT-16, X-42).

What is on file is known only when the record is about to be stored, so filing asks this edit last, of readable records
that are not skipped. The number of the case may not be given yet: then it is named afterwards.
"""

from citations.edits.examination import Examination
from citations.edits.problem import Fault, Problem
from citations.layout.citation import at
from citations.reading.text import fold

ON_FILE = Fault("16", "on_file", "{label}: this agency has sent a citation of this number before, see {case}.")

CITATION_NUMBER = at("citation_number")
UNNAMED = "the earlier record of this file"

Key = tuple[bytes, bytes]


def key_of(x: Examination) -> Key | None:
    """By what a citation is known again: its agency, if known, and its number; None if it lacks one."""
    number = x.text[CITATION_NUMBER]
    return (x.agency.code, fold(number)) if x.agency and number else None


def on_file(x: Examination, case_number: str | None) -> None:
    """Warn, and name the first case of this number if it is known. A warning changes nothing else."""
    x.find(ON_FILE, CITATION_NUMBER, case=f"case {case_number}" if case_number else UNNAMED)


def name_case(problems: list[Problem], case_number: str) -> None:
    """Name the case in a warning that was given before the case had its number."""
    for place, problem in enumerate(problems):
        if problem.edit == ON_FILE.edit:
            problems[place] = problem._replace(message=problem.message.replace(UNNAMED, f"case {case_number}"))
