"""The problems of a citation, field by field: where they lie, why they are problems, and what would be right (N-06)."""

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from dataclasses import field as made
from itertools import groupby
from typing import NamedTuple

from citations.edits.problem import Problem as Found
from citations.explaining import ruler
from citations.explaining.nearest import Allowed, Asked, allowed_for
from citations.explaining.plain_words import WEIGHTS, Advice, advice_on
from citations.explaining.shortened import Shortened
from citations.layout.citation import CITATION, SECRET
from citations.layout.field import Field
from citations.layout.version import Sent
from citations.models import Citation, Problem
from citations.queue.image import starred, text_in, texts_in
from citations.queue.words import together
from citations.reading.text import day_of

ROW = 50
"""Bytes in a row where the whole record is shown."""


class Said(NamedTuple):
    """A problem as it is stored or as a trial found it, with the text that stands in its field."""

    edit: str
    field: str
    value: str
    weight: str
    message: str


@dataclass(frozen=True, slots=True)
class Told:
    """One problem in words."""

    message: str
    advice: Advice
    tone: str
    weight: str


@dataclass(slots=True)
class Place:
    """One field with everything that is wrong with it, and the other fields that decide on it."""

    field: Field
    value: str
    ruler: ruler.Ruler
    problems: list[Told] = made(default_factory=list)
    allowed: Allowed = made(default_factory=Allowed)
    is_charge: bool = False
    keys: list[str] = made(default_factory=list)
    """The fields whose texts are asked for here; each stands in one place only."""


class Difference(NamedTuple):
    """A field that two records have filled differently."""

    label: str
    before: str
    after: str


class Line(NamedTuple):
    """A field of the record as received, and what stands there now if it was corrected."""

    field: Field
    received: str
    now: str | None
    is_wrong: bool


def stored(problems: Iterable[Problem], image: bytes) -> list[Said]:
    """Problems as they are kept."""
    return [
        Said(each.edit, each.field, each.value or text_in(image, each.field), each.weight, each.message)
        for each in problems
    ]


def tried(problems: Iterable[Found]) -> list[Said]:
    """Problems that a trial found."""
    return [Said(each.edit, each.field, each.value, each.weight.name, each.message) for each in problems]


def places(citation: Citation, image: bytes, problems: Sequence[Said], typed: Iterable[str] = ()) -> list[Place]:
    """The fields with problems in order of the record, and after them those that somebody has typed something into."""
    found: dict[str, Place] = {}
    allowed = _allowed(citation, image, problems)
    for said in problems:
        place = found.get(said.field) or found.setdefault(said.field, _place(said.field, image))
        tone, weight = WEIGHTS.get(said.weight, ("info", said.weight))
        place.problems.append(
            Told(said.message, advice_on(said.edit, said.field, said.value, said.weight), tone, weight)
        )
        place.is_charge = place.is_charge or said.edit == "14"
        if said in allowed:
            place.allowed = allowed[said]
    ordered = sorted(found.values(), key=lambda place: place.field.start)
    ordered += [_place(key, image) for key in typed if key not in found]
    _share_out(ordered, problems)
    return ordered


def _share_out(found: list[Place], problems: Sequence[Said]) -> None:
    taken = {place.field.key for place in found}
    for place in found:
        place.keys = [place.field.key]
        for said in problems:
            if said.field == place.field.key:
                others = [key for key in together(said.edit, said.field) if key not in taken]
                place.keys += others
                taken.update(others)


def _place(key: str, image: bytes) -> Place:
    known = CITATION.by_key[key]
    return Place(known, starred(key, text_in(image, key)), ruler.ruler_of(image, known))


def _allowed(citation: Citation, image: bytes, problems: Sequence[Said]) -> dict[Said, Allowed]:
    """Secret fields have no table, so nothing secret is asked for."""
    asked = {said: Asked(said.edit, said.field, said.value) for said in problems if said.field not in SECRET}
    today = citation.transfer.today
    day = day_of(text_in(image, "violation_date").encode("latin-1"))
    found = allowed_for(
        asked.values(),
        day=day if day and day <= today else today,
        agency=text_in(image, "issuing_agency"),
        badge=text_in(image, "officer_badge"),
    )
    return {said: found[each] for said, each in asked.items() if each in found}


def lines_of(raw: bytes, image: bytes, problems: Sequence[Said]) -> list[Line]:
    """The record as received: fields that are filled, wrong or corrected; secret ones starred."""
    wrong = {said.field for said in problems}
    before, after = texts_in(raw), texts_in(image)
    return [
        Line(
            known,
            starred(known.key, before[known.key]),
            starred(known.key, after[known.key]) if after[known.key] != before[known.key] else None,
            known.key in wrong,
        )
        for known in CITATION.fields
        if before[known.key] or after[known.key] or known.key in wrong
    ]


def bytes_of(raw: bytes, problems: Sequence[Said]) -> list[tuple[int, list[tuple[str, bool]]]]:
    """The whole record as received in rows of bytes: the position of the first one, then stretches that are wrong or not."""
    shown = ruler.masked(raw).decode("latin-1")
    points = "".join("·" if byte == " " else byte if byte.isprintable() else "¬" for byte in shown)
    wrong = [False] * len(points)
    for key in {said.field for said in problems}:
        cut = CITATION.by_key[key].cut
        wrong[cut] = [True] * len(wrong[cut])
    rows = []
    for start in range(0, len(points), ROW):
        marked = zip(points[start : start + ROW], wrong[start : start + ROW], strict=True)
        stretches = groupby(marked, key=lambda pair: pair[1])
        rows.append((start + 1, [("".join(byte for byte, _ in pairs), is_wrong) for is_wrong, pairs in stretches]))
    return rows


def differences(earlier: bytes, later: bytes, secret: Set[str] = SECRET) -> list[Difference]:
    """The fields in which two records differ (N-22); secret texts are starred, so they may look alike. `secret` are those
    of the earlier record."""
    before, after = texts_in(earlier), texts_in(later)
    return [
        Difference(known.label, starred(known.key, before[known.key], secret), starred(known.key, after[known.key]))
        for known in CITATION.fields
        if before[known.key] != after[known.key]
    ]


def side_by_side(earlier: bytes, later: bytes) -> list[tuple[Difference, bool]]:
    """Every field that either record fills, and whether the two differ in it; secret texts are starred (F-65)."""
    before, after = texts_in(earlier), texts_in(later)
    return [
        (
            Difference(known.label, starred(known.key, before[known.key]), starred(known.key, after[known.key])),
            before[known.key] != after[known.key],
        )
        for known in CITATION.fields
        if before[known.key] or after[known.key]
    ]


def for_the_agency(found: Iterable[Place], more: Shortened, sent: Sent) -> str:
    """What to tell the agency, a line for each problem, and how many were left out. Positions are those of what it sent."""
    lines = [
        f"{place.field.label}, {_positions(place.field, sent)}: {told.message} {told.advice.fix}"
        for place in found
        for told in place.problems
    ]
    return "\n".join([*lines, f"… {more}."] if more.more else lines)


def _positions(known: Field, sent: Sent) -> str:
    place = sent.get(known.key) if sent else known
    return f"positions {place.start} to {place.end}" if place else "which your layout lacks"
