"""Examines a corrected record as its file was examined: the same edits, the court's settings, and the day it was received."""

from dataclasses import dataclass

from citations.counts import Charged, counts_of
from citations.court_rules import Rules
from citations.disposition import ACCEPTED, REJECTED, TEMPORARY, stage_of
from citations.edits.edit_16_on_file import Key, key_of, on_file
from citations.edits.examiner import Examiner
from citations.edits.problem import Problem
from citations.models import Citation
from citations.queries import rules_of
from citations.queue.queries import case_with


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the edits say of a record as it would be."""

    problems: list[Problem]
    stage: str
    key: Key | None
    counts: list[Charged]


class Court:
    """Examiners that share the court's tables, which are read once for each profile."""

    def __init__(self) -> None:
        self._rules: dict[str, Rules] = {}

    def judge(self, citation: Citation, image: bytes) -> Judgement:
        """Examine an image of this citation. An accepted citation stays accepted, however much is wrong with it."""
        transfer = citation.transfer
        if transfer.profile not in self._rules:
            self._rules[transfer.profile] = rules_of(transfer.profile)
        profile, tables = self._rules[transfer.profile]
        x = Examiner(profile, tables, transfer.today).examine(image)
        key = key_of(x)
        if case := case_with(key, citation):
            on_file(x, case)
        stage = stage_of(x.problems, profile)
        if stage == REJECTED and citation.stage in ACCEPTED:
            stage = TEMPORARY
        return Judgement(sorted(x.problems, key=lambda problem: problem.place), stage, key, counts_of(x))
