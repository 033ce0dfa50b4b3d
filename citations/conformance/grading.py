"""Grades a file of a partner's own system against its pack, citation by citation and field by field. Pure."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from citations.conformance.pack import Asked, Pack, judged
from citations.conformance.scenarios import SCENARIOS
from citations.conformance.words import record_of
from citations.edits.charges import significant
from citations.edits.examiner import Examiner
from citations.edits.tables import Tables, folded
from citations.explaining.plain_words import label_of
from citations.judging import Draft, draft_of
from citations.layout.citation import CITATION, SECRET
from citations.profiles import Profile
from citations.reading.files import Reading, read
from citations.reading.survey import is_readable, names_of, pieces, raw_of, survey, told
from citations.reading.text import fold, text_of, words_of

RIGHT, WRONG, MISSING = "right", "wrong", "missing"
OLDEST = 92
"""A file may be of a pack that is so many days old."""
NAMED = 50
"""So many records that belong to no scenario are named; all are counted."""
SHOWN = 60
"""Characters of a value that a difference shows."""

NUMBER = re.compile(rf"(\d{{4}})({'|'.join(dict.fromkeys(each.key for each in SCENARIOS))})$", re.IGNORECASE)


class NotGradable(Exception):
    """The file has nothing that could be graded. `sentence` says why."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class Graded:
    """What became of a file: how many scenarios are right, and for each what was expected and found."""

    passed: int
    total: int
    grades: dict[str, Any]


@dataclass(slots=True)
class Opened:
    """A citation file, understood as far as its records."""

    reading: Reading
    numbers: list[tuple[int, tuple[int, int], str]]
    """Record, span and citation number of each readable record."""
    received: int
    notes: list[dict[str, str]]
    pads: bool

    def draft(self, record: int, span: tuple[int, int]) -> Draft:
        """The record, ready to be judged."""
        return draft_of(record, span, raw_of(self.reading, span, pads=self.pads))


def opened(source: Any, profile: Profile, agency: str) -> Opened:
    """Read a file. Raises `NotGradable` with what a trial says of files that are none."""
    reading = read(source, profile.layout)
    seen = survey(reading, agency, pads=profile.pad_short_lines)
    notes = told(seen.notes)
    if not reading.is_readable:
        raise NotGradable(" ".join(each["message"] for each in notes))
    numbers = []
    for record, span in pieces(reading, 1):
        raw = raw_of(reading, span, pads=profile.pad_short_lines)
        if is_readable(len(raw)):
            numbers.append((record, span, names_of(raw)[1]))
    return Opened(reading, numbers, seen.received, notes, profile.pad_short_lines)


def day_of_pack(file: Opened, today: date) -> date:
    """The day of the pack that most numbers of the file name. Raises `NotGradable` if they name none, or one long ago."""
    found = Counter(match[1] for _, _, number in file.numbers if (match := NUMBER.search(number)))
    for marks, _ in found.most_common():
        for year in (today.year, today.year - 1):
            day = _day(year, marks)
            if day and 0 <= (today - day).days <= OLDEST:
                return day
    said = " ".join(each["message"] for each in file.notes)
    unread = file.received - len(file.numbers)
    lengths = f"{unread} of {file.received} records do not have the length of a citation." if unread else ""
    none = "No record has the citation number of a scenario of a pack that is not older than three months."
    raise NotGradable(" ".join(filter(None, [none, lengths, said])))


def grade(file: Opened, pack: Pack, profile: Profile, tables: Tables) -> Graded:
    """Compare the file with the pack. Only records that belong to a scenario are judged."""
    matched, strangers = _match(file, pack)
    drafts = {record: file.draft(record, span) for record, span in sorted(matched.values())}
    judged(list(drafts.values()), Examiner(profile, tables, pack.day))
    scenarios = []
    for asked in pack.asked:
        place = matched.get(asked.scenario.key)
        scenarios.append(_graded(asked, drafts[place[0]] if place else None, profile))
    passed = sum(each["state"] == RIGHT for each in scenarios)
    grades = {
        "day": pack.day.isoformat(),
        "received": file.received,
        "unreadable": file.received - len(file.numbers),
        "notes": _notes(file, pack),
        "scenarios": scenarios,
        "strangers": strangers[:NAMED],
        "strangers_total": len(strangers),
        "left_out": [{"scenario": each.scenario.key, "reason": each.reason} for each in pack.left_out],
    }
    return Graded(passed, len(pack.asked), grades)


def _notes(file: Opened, pack: Pack) -> list[dict[str, str]]:
    """Scenarios have other agencies on purpose; only a header with another one is worth a note."""
    named = file.reading.header.agency
    if named is None or folded(named) == folded(pack.agency):
        return [each for each in file.notes if each["code"] != "agency_mismatch"]
    return file.notes


def _match(file: Opened, pack: Pack) -> tuple[dict[str, tuple[int, tuple[int, int]]], list[dict[str, Any]]]:
    """Records by scenario, in file order where a number is asked for again; and the records that belong to none."""
    waiting: dict[str, list[Asked]] = defaultdict(list)
    for asked in pack.asked:
        waiting[asked.number if asked.values["citation_number"] else ""].append(asked)
    matched, strangers = {}, []
    for record, span, number in file.numbers:
        found = NUMBER.search(number)
        queue = waiting.get(found[0].upper() if found else number and "?")
        if queue:
            matched[queue.pop(0).scenario.key] = record, span
        else:
            strangers.append({"record": record, "citation_number": number})
    return matched, strangers


def _graded(asked: Asked, draft: Draft | None, profile: Profile) -> dict[str, Any]:
    told_of = {
        "scenario": asked.scenario.key,
        "edit": asked.scenario.edit,
        "story": asked.scenario.story,
        "citation_number": asked.values["citation_number"],
        "expected": {"stage": asked.stage, "problems": _pairs(asked.problems)},
    }
    if draft is None:
        return told_of | {"state": MISSING, "record": None, "found": None, "differences": [], "beside": []}
    problems = tuple((each.edit, each.field) for each in draft.problems)
    differences = list(_differences(asked, draft.raw, profile))
    is_right = draft.stage == asked.stage and set(problems) == set(asked.problems) and not differences
    return told_of | {
        "state": RIGHT if is_right else WRONG,
        "record": draft.number,
        "found": {"stage": draft.stage, "problems": _pairs(problems)},
        "differences": differences,
        "beside": [key for key, text in _texts(draft.raw) if text and key not in asked.values],
    }


def _differences(asked: Asked, raw: bytes, profile: Profile) -> Iterator[dict[str, str]]:
    sent, said = dict(_texts(raw)), dict(_texts(record_of(asked.values)))
    for key in asked.values:
        if key == "citation_number" and said[key] and fold(sent[key]).endswith(fold(said[key])):
            continue
        if not is_same(key, sent[key], said[key], profile):
            # What was sent may be of a real person, by mistake. A secret is never repeated.
            shown = "" if key in SECRET else words_of(sent[key])[:SHOWN]
            yield {"field": key, "sent": shown, "said": words_of(said[key]), "words": _words(key, sent[key], said[key])}


def is_same(key: str, sent: bytes, said: bytes, profile: Profile) -> bool:
    """Whether two texts of a field mean the same: numbers, flags, sections and statutes are compared by their meaning."""
    one, other = fold(sent), fold(said)
    if one == other:
        return True
    kind = CITATION.by_key[key].kind
    if kind == "number" and sent.isdigit() and said.isdigit():
        return int(sent) == int(said)
    if kind == "flag":
        return _flag(sent, profile) == _flag(said, profile) != "refused"
    if key.endswith(("_section", "_statute")):
        names = [significant(one), significant(other)]
        one, other = (profile.statute_names.get(each, each) for each in names)
        return one == other
    return profile.address_types.get(one, one) == profile.address_types.get(other, other) and key.endswith("_type")


def _flag(text: bytes, profile: Profile) -> str:
    if text in profile.flags_true:
        return "yes"
    return "no" if not text or text in profile.flags_false else "refused"


def _words(key: str, sent: bytes, said: bytes) -> str:
    if key in SECRET:
        it = "what you sent is not what the scenario says" if sent else "you sent nothing"
    else:
        it = f"you sent {words_of(sent)[:SHOWN]}" if sent else "you sent nothing"
    return f"{label_of(key)}: {it}, the scenario says {words_of(said) or 'nothing'}."


def _texts(raw: bytes) -> list[tuple[str, bytes]]:
    return [(field.key, text_of(raw[field.cut])) for field in CITATION.fields]


def _pairs(problems: tuple[tuple[str, str], ...]) -> list[dict[str, str]]:
    return [{"edit": edit, "field": field} for edit, field in problems]


def _day(year: int, marks: str) -> date | None:
    try:
        return date(year, int(marks[:2]), int(marks[2:]))
    except ValueError:
        return None
