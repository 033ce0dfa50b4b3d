"""Examines a corrected record as its file was examined: the same edits, the court's settings, and the day it was received."""

from dataclasses import dataclass

from citations import profiles
from citations.disposition import ACCEPTED, REJECTED, TEMPORARY, stage_of
from citations.edits.edit_16_on_file import Key, key_of, on_file
from citations.edits.examiner import Examiner
from citations.edits.problem import Problem
from citations.edits.tables import Tables
from citations.models import Citation
from citations.queries import tables_of
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
        self._tables: dict[str, Tables] = {}

    def judge(self, citation: Citation, image: bytes) -> Judgement:
        """Examine an image of this citation. An accepted citation stays accepted, however much is wrong with it."""
        transfer = citation.transfer
        profile = profiles.load(transfer.profile)
        if profile.name not in self._tables:
            self._tables[profile.name] = tables_of(profile)
        x = Examiner(profile, self._tables[profile.name], transfer.today).examine(image)
        key = key_of(x)
        if case := case_with(key, citation):
            on_file(x, case)
        stage = stage_of(x.problems, profile)
        if stage == REJECTED and citation.stage in ACCEPTED:
            stage = TEMPORARY
        return Judgement(sorted(x.problems, key=lambda problem: problem.place), stage, key)
