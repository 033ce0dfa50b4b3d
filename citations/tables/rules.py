"""Every rule of a court as a list: what is wrong, where, how much it weighs, and what that does. Asks the profile, no database."""

import importlib
import pkgutil
from dataclasses import dataclass
from functools import cache

from citations import edits
from citations.edits.problem import Fault
from citations.explaining.plain_words import ERRORS, label_of
from citations.layout.citation import CITATION
from citations.layout.version import COURT
from citations.profiles import Profile, Weight, load

WORDS = {
    "hold": "Hold",
    "hold_soft": "Hold, not counted",
    "report": "Report",
    "warning": "Warning",
    "note": "Note",
}
"""Weights in a word or two; a weight that a profile names otherwise is shown by its own name."""


REASONS = {
    "length": "wrong length",
    "bytes": "odd characters",
    "filled": "not blank",
    "needed": "refused where a charge needs it",
    "zeros": "date of zeros",
    "inches": "too many inches",
    "half_day": "without half of the day",
    "second": "a second name",
    "not_after": "not after the violation",
    "not_before": "not before the violation",
    "both": "both marked",
    "before": "ends before it begins",
    "on_file": "on file already",
    "pattern": "of another form",
    "future": "in the future",
    "not_above": "not above the limit",
}
"""Reasons whose name is not a word that people use."""


@dataclass(frozen=True)
class RuleLine:
    """One rule of a court: of an edit and its reason, or of one field where that has a weight of its own."""

    problem: str
    edit: str
    reason: str
    field: str
    sentence: str
    usual: Weight
    weight: Weight

    @property
    def is_overlaid(self) -> bool:
        """The court gave it another weight than the usual one."""
        return self.usual.name != self.weight.name

    @property
    def edit_words(self) -> str:
        """The edit in a few words."""
        return dict(ERRORS).get(self.edit, self.edit)

    @property
    def field_words(self) -> str:
        """The field that it is about."""
        return label_of(self.field) if self.field else "every field it looks at"


def rules_of(profile: Profile) -> list[RuleLine]:
    """Every rule in the order of the profile's file, those of the court for one field after them."""
    usual = load(profile.name)
    return [_line(problem, usual, profile) for problem in profile.problems]


def rule_words(problem: str) -> str:
    """A rule in a line, such as "4 Over limit: missing, every field"."""
    edit, reason, *field = problem.split()
    of = label_of(field[0]) if field else "every field"
    return f"{dict(ERRORS).get(edit, edit)}: {REASONS.get(reason, reason)}, {of}"


def weight_words(name: str) -> str:
    """A weight in words."""
    return WORDS.get(name, name)


def meaning(weight: Weight, reject_at: int) -> str:
    """What a weight does to its record, as a sentence."""
    if weight.stage == "temporary":
        stage = "The citation is temporary until the problem is corrected."
    else:
        stage = "The citation stays open."
    counts = f"It counts towards the {reject_at} problems that reject a record." if weight.counts_to_rejection else ""
    return f"{stage} {counts or 'It does not count towards rejection.'}"


@cache
def _faults() -> dict[str, list[str]]:
    """Sentences by edit and reason, from the edits themselves."""
    found: dict[str, list[str]] = {}
    for module in pkgutil.iter_modules(edits.__path__, f"{edits.__name__}."):
        for each in vars(importlib.import_module(module.name)).values():
            if isinstance(each, Fault):
                sentences = found.setdefault(f"{each.edit} {each.reason}", [])
                if each.sentence not in sentences:
                    sentences.append(each.sentence)
    return found


def _line(problem: str, usual: Profile, profile: Profile) -> RuleLine:
    edit, reason, *rest = problem.split()
    field = rest[0] if rest else ""
    return RuleLine(
        problem=problem,
        edit=edit,
        reason=reason,
        field=field,
        sentence=_sentence(f"{edit} {reason}", field),
        usual=usual.weight(edit, reason, field),
        weight=profile.weights[profile.problems[problem]],
    )


def _begun(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


def _sentence(rule: str, field: str) -> str:
    label = CITATION.by_key[field].label if field else "The field"
    # The field stands beside the sentence, so a sentence that only names it first begins after it.
    told = " Or: ".join(_begun(each.removeprefix("{label}: ")) for each in _faults().get(rule, []))
    table = CITATION.by_key[field].table if field else "of codes"
    words = {
        "{label}": label,
        "{kind}": "what it should be",
        "{table}": table,
        "{case}": "the case it opened",
        "{length}": "another number of",
        "{expected}": f"{COURT.length:,}",
    }
    for mark, text in words.items():
        told = told.replace(mark, text)
    return told
