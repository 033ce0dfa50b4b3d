"""One error, many records: what a replacement would do to each, and doing it, each record on its own (F-88)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from accounts.models import User
from citations.keeping.sealing import CannotBeOpened
from citations.models import Citation
from citations.models.image_read import Purpose
from citations.queue.image import rebuilt
from citations.queue.judging import Court
from citations.queue.queries import corrected_values
from citations.queue.services.assigning import allow
from citations.queue.services.correcting import correct
from citations.services.opening import open_images
from workflow.errors import Refused

MOST = 50
"""Records of one go; the next go takes the next ones."""


@dataclass(frozen=True, slots=True)
class Effect:
    """What would become of one record."""

    citation: Citation
    version: int
    stage: str
    before: int
    after: int

    @property
    def helps(self) -> bool:
        """Fewer problems than now."""
        return self.after < self.before


@dataclass(slots=True)
class Tally:
    """What became of the records of one go."""

    opened: int = 0
    waiting: int = 0
    unchanged: int = 0
    refused: list[tuple[Citation, str]] = field(default_factory=list)
    """Records that were left alone, each with a sentence."""


def preview(*, citations: Sequence[Citation], values: Mapping[str, str], actor: User) -> list[Effect]:
    """The effect of the same texts on each record. Stores nothing. Raises `NotYou` and `CannotBeOpened`."""
    allow(actor)
    images = open_images(citations, reader=actor, purpose=Purpose.CORRECTION)
    corrected, court = corrected_values(citations), Court()
    effects = []
    for citation in citations:
        image = rebuilt(images[citation.pk], corrected[citation.pk] | dict(values))
        judged = court.judge(citation, image)
        known = getattr(citation, "correction", None)
        version = known.version if known else 0
        effects.append(Effect(citation, version, judged.stage, len(citation.problems.all()), len(judged.problems)))
    return effects


def fix(*, chosen: Iterable[tuple[Citation, int]], values: Mapping[str, str], actor: User, note: str = "") -> Tally:
    """Correct each record with the version that was previewed. One that cannot be corrected is left alone."""
    allow(actor)
    court, tally = Court(), Tally()
    for citation, version in chosen:
        try:
            outcome = correct(citation=citation, values=values, version=version, actor=actor, note=note, court=court)
        except Refused as refusal:
            tally.refused.append((citation, refusal.sentence))
            continue
        except CannotBeOpened:
            tally.refused.append((citation, "Its bytes cannot be opened here."))
            continue
        if not outcome.changed:
            tally.unchanged += 1
        elif outcome.is_open:
            tally.opened += 1
        else:
            tally.waiting += 1
    return tally
