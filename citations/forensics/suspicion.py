"""What a record looks like, in words."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from citations.layout.citation import CITATION, SECRET

WRONG = "wrong in three or more places"

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


@dataclass(frozen=True, slots=True)
class Suspicion:
    """One guess at what happened to a record. No sentence repeats anything of what stands in it."""

    kind: str
    """`shift` or the kind of a cut; records with the same kind, place and distance have suffered the same."""
    looks: str
    """What the record looks like, to go on after "this record looks"."""
    advice: str
    start: int = 0
    """Position in the record, counted from 1, from which on it is so; 0 if it is the record as a whole."""
    by: int = 0
    """Bytes by which the rest stands too far to the right; less than 0: to the left."""
    straight: bytes | None = None
    """The record as it would be then, 2,696 bytes; None if that cannot be said."""
    passed: int = 0
    passes: int = 0
    """Judged fields that are as they should be: as received, and as the record would be."""
    alike: str = ""
    """What many records look like that suffered the same, where `looks` says more than is true of all."""

    @property
    def sentence(self) -> str:
        """The guess as a whole sentence."""
        return f"This record looks {self.looks}."

    @property
    def secret(self) -> frozenset[str]:
        """Names of the fields that hold bytes of secret ones if the guess is right, and of those that should."""
        found = set(SECRET)
        for secret in (CITATION.by_key[key] for key in SECRET if self.by):
            if secret.start >= self.start:
                first, last = secret.start + self.by, secret.end + self.by
                found |= {each.key for each in CITATION.fields if each.start <= last and first <= each.end}
        return frozenset(found)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of the records that were looked at look alike. `wrong` are all that have so many problems."""

    looks: str
    advice: str
    count: int
    looked: int
    wrong: int

    @property
    def sentence(self) -> str:
        """The count as a whole sentence."""
        verb = "looks" if self.count == 1 else "look"
        if self.looked == self.wrong:
            what = "record that is" if self.wrong == 1 else "records that are"
            return f"{self.count:,} of {self.wrong:,} {what} unreadable or {WRONG} {verb} {self.looks}."
        return (
            f"{self.count:,} of {self.looked:,} records that were looked at {verb} {self.looks}. "
            f"{self.wrong:,} are unreadable or {WRONG}."
        )


def many(number: int, words: str) -> str:
    """A number of things, small numbers in words."""
    said = NUMBERS[number] if number < len(NUMBERS) else f"{number:,}"
    return f"{said} {words}{'' if number == 1 else 's'}"


def shifted(start: int, by: int) -> str:
    """Where a shift begins and which way it goes."""
    field = next(each for each in CITATION.fields if each.start == start)
    way = "right" if by > 0 else "left"
    return f"shifted by {many(abs(by), 'byte')} to the {way} from byte {start} ({field.label}) on"


def tallied(found: Iterable[Suspicion], *, looked: int, wrong: int) -> list[Tally]:
    """Records that look alike, counted, the most frequent first."""
    guesses = list(found)
    alike = Counter((each.kind, each.start, each.by) for each in guesses)
    named = {(each.kind, each.start, each.by): each for each in reversed(guesses)}
    return [
        Tally(named[key].alike or named[key].looks, named[key].advice, count, looked, wrong)
        for key, count in alike.most_common()
    ]
