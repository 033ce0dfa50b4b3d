"""From the bytes of some records to drafts: each with its stage, knowing what is on file already (contract, section 9).

Pure. Whoever stores drafts gives case numbers to those that need one; only then is the warning of edit 16 complete.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from citations.disposition import ACCEPTED, SKIPPED, UNREADABLE, stage_of
from citations.edits.edit_16_on_file import Key, key_of, name_case, on_file
from citations.edits.examination import Examination
from citations.edits.examiner import Examiner
from citations.edits.problem import Problem
from citations.edits.structure import length_problem
from citations.layout.citation import CITATION, MEANING
from citations.reading.files import Span
from citations.reading.survey import is_readable, names_of
from citations.reading.text import text_of, words_of
from citations.verdict import ProblemVerdict, RecordVerdict

BADGE = CITATION.by_key["officer_badge"].cut


@dataclass(slots=True, eq=False)
class Draft:
    """A record on its way to its verdict."""

    number: int
    span: Span
    raw: bytes
    digest: bytes | None = None
    """SHA-256 of the first 2,695 bytes; None if the record is not readable."""
    agency: str = ""
    citation_number: str = ""
    officer_badge: str = ""
    examination: Examination | None = None
    key: Key | None = None
    stage: str = UNREADABLE
    case_number: str | None = None
    problems: list[Problem] = field(default_factory=list)
    is_repeat: bool = False
    same: "Draft | str | None" = None
    """The accepted record, or its case number, that this one repeats in content or in number."""

    @property
    def needs_case(self) -> bool:
        """Accepted records open a case."""
        return self.stage in ACCEPTED

    def verdict(self) -> RecordVerdict:
        """What is printed of it."""
        problems = [
            ProblemVerdict(each.edit, each.field, each.value, each.weight.name, each.message) for each in self.problems
        ]
        return RecordVerdict(
            self.number, self.span, self.agency, self.citation_number, self.stage, self.case_number, problems
        )


@dataclass(slots=True)
class OnFile:
    """Accepted records by content and by number. A value is a case number, or the draft that will have one."""

    contents: dict[bytes, Draft | str | None] = field(default_factory=dict)
    numbers: dict[Key, Draft | str | None] = field(default_factory=dict)

    def add(self, draft: Draft) -> None:
        """Remember an accepted record; the first one of a content or a number stays."""
        assert draft.digest is not None
        self.contents.setdefault(draft.digest, draft)
        if draft.key:
            self.numbers.setdefault(draft.key, draft)


def draft_of(number: int, span: Span, raw: bytes) -> Draft:
    """A draft with what can be said of a record without examining it. Of one that cannot be cut `raw` may be left out."""
    draft = Draft(number, span, raw)
    if is_readable(len(raw)):
        draft.digest = hashlib.sha256(raw[:MEANING]).digest()
        draft.agency, draft.citation_number = names_of(raw)
        draft.officer_badge = words_of(text_of(raw[BADGE]))
    return draft


def examine(draft: Draft, examiner: Examiner) -> int:
    """Examine a readable record that was not examined yet; how many problems it has. Edit 16 comes with `decide`."""
    if draft.digest is None:
        return 0
    if draft.examination is None:
        draft.examination = examiner.examine(draft.raw)
        draft.key = key_of(draft.examination)
    return len(draft.examination.problems)


def decide(drafts: Iterable[Draft], examiner: Examiner, known: OnFile) -> Iterator[Draft]:
    """Give each draft its stage, in file order; yields those that need a case number, in that order."""
    keeps = examiner.profile.identical_record == "keep"
    for draft in drafts:
        if draft.digest is None:
            draft.problems = [length_problem(draft.span[1] - draft.span[0], examiner.profile)]
            continue
        is_known = draft.digest in known.contents
        if is_known and not keeps:
            draft.stage, draft.same = SKIPPED, known.contents[draft.digest]
            continue
        examine(draft, examiner)
        x = draft.examination
        assert x is not None
        if draft.key and draft.key in known.numbers:
            draft.same = known.numbers[draft.key]
            on_file(x, None)
        draft.is_repeat = is_known
        draft.stage = stage_of(x.problems, examiner.profile)
        draft.problems = x.problems
        if draft.needs_case:
            known.add(draft)
            yield draft


def finish(drafts: Iterable[Draft]) -> None:
    """Once case numbers are given: name the case that a record repeats, and put problems in order."""
    for draft in drafts:
        case = draft.same.case_number if isinstance(draft.same, Draft) else draft.same
        if draft.stage == SKIPPED:
            draft.case_number = case
        elif draft.same is not None and case:
            name_case(draft.problems, case)
        draft.problems.sort(key=_place)


def _place(problem: Problem) -> tuple[int, int]:
    return problem.place
