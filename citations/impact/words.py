"""An impact as sentences for people. Pure."""

from collections.abc import Iterator, Mapping

from citations.explaining.plain_words import ERRORS, label_of
from citations.impact.impact import Error, Impact

SHOWN = 10
"""Records and problems that are named; the others are in the JSON."""


def sentences(impact: Impact, days: int) -> Iterator[str]:
    """What would be different, the most important first."""
    yield f"{_records(impact.examined)} of the last {days} day{'s' * (days != 1)} {_were(impact.examined)} looked at."
    if impact.unopened:
        yield f"{_records(impact.unopened)} could not be opened here and {_were(impact.unopened)} left out."
    if not impact.changed:
        yield "None of them would be different."
        return
    yield f"{_records(impact.changed)} would be different, {impact.moved} of them in another stage."
    for (old, new), count in sorted(impact.stages.items()):
        yield f"{_records(count)} would be {new} instead of {old}."
    yield from _problems(impact.appearing, "would be found")
    yield from _problems(impact.going, "would no longer be found")
    for agency, count in sorted(impact.by_agency.items(), key=lambda pair: (-pair[1], pair[0]))[:SHOWN]:
        yield f"{agency or 'Without an agency'}: {_records(count)}."
    for each in impact.records[:SHOWN]:
        name = each.number or "without a number"
        what = f"would be {each.after} instead of {each.before}" if each.moves else f"stays {each.after}"
        yield f"Citation {name} {what}."


def _problems(counts: Mapping[Error, int], how: str) -> Iterator[str]:
    names = dict(ERRORS)
    for (edit, key), count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:SHOWN]:
        yield f"{label_of(key)}, {names.get(edit, edit)}: {how} in {_records(count)}."


def _records(count: int) -> str:
    return f"{count:,} record{'s' * (count != 1)}"


def _were(count: int) -> str:
    return "was" if count == 1 else "were"
