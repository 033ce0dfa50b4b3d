"""Examines a corrected record as its file was examined: the same edits, the court's settings, and the day it was received."""

from dataclasses import dataclass

from citations.disposition import ACCEPTED, REJECTED, TEMPORARY, stage_of
from citations.edits.edit_16_on_file import Key, key_of, on_file
from citations.edits.examiner import Examiner
from citations.edits.problem import Problem
from citations.edits.tables import Tables
from citations.models import Citation
from citations.profiles import Profile
from citations.queries import profile_of, tables_of
from citations.queue.queries import case_with


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the edits say of a record as it would be."""

    problems: list[Problem]
    stage: str
    key: Key | None


class Court:
    """Examiners that share the court's tables, which are read once for each profile."""

    def __init__(self) -> None:
        self._rules: dict[str, tuple[Profile, Tables]] = {}

    def judge(self, citation: Citation, image: bytes) -> Judgement:
        """Examine an image of this citation. An accepted citation stays accepted, however much is wrong with it."""
        transfer = citation.transfer
        if transfer.profile not in self._rules:
            found = profile_of(transfer.profile)
            self._rules[transfer.profile] = found, tables_of(found)
        profile, tables = self._rules[transfer.profile]
        x = Examiner(profile, tables, transfer.today).examine(image)
        key = key_of(x)
        if case := case_with(key, citation):
            on_file(x, case)
        stage = stage_of(x.problems, profile)
        if stage == REJECTED and citation.stage in ACCEPTED:
            stage = TEMPORARY
        return Judgement(sorted(x.problems, key=lambda problem: problem.place), stage, key)
