"""Tries a file for somebody outside: the verdict that it would get now, and what records with many problems look like (N-05)."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from citations.explaining.suspecting import Guesses, guesses_in
from citations.keeping import storage
from citations.profiles import Profile
from citations.reading.files import Source
from citations.services.filing import rehearse
from citations.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Trial:
    """What a trial told. Values of secret fields are starred."""

    verdict: Verdict
    guesses: Guesses

    def as_json(self) -> dict[str, Any]:
        """The object of the verdict, with what records look like added to it."""
        told = self.verdict.as_json()
        for record in told["records"]:
            guess = self.guesses.by_record.get(record["record"])
            record["looks_like"] = f"{guess.sentence} {guess.advice}" if guess else None
        return told | {"looks_like": [each.sentence for each in self.guesses.tallies]}


def try_source(source: Source, *, agency: str, profile: Profile, today: date) -> Trial:
    """Try a file. Stores nothing."""
    sha256 = storage.sha256_of(source)
    verdict = rehearse(source=source, sha256=sha256, agency=agency, profile=profile, today=today)
    guesses = guesses_in(source, verdict, today=today, profile=profile)
    return Trial(verdict.starred({number: guess.secret for number, guess in guesses.by_record.items()}), guesses)
