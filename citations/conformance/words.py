"""The words that scenarios are filled with: codes, people and charges that the partner's court really has. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from citations.edits.examiner import Examiner
from citations.edits.tables import Tables, folded
from citations.layout.citation import CITATION
from citations.profiles import Profile
from citations.reading.text import is_plain

BACK, AHEAD = timedelta(7), timedelta(30)
"""Violations are a week before the day of the pack, appearances a month after it."""
DAY = timedelta(1)

CODED = {
    "CITIES": ("OJAI", "VENTURA"),
    "STATES": ("CA",),
    "ZIPS": ("93023", "93001"),
    "GENCDE": ("F", "M"),
    "EYECLR": ("BRO",),
    "HAIRCL": ("BLK", "BRO"),
    "RACECD": (),
    "VEHMAK": ("TOYT", "FORD"),
    "VEHCLR": ("BLU", "WHI"),
}
"""Tables of codes that scenarios use, each with the codes that read best."""
UNCHECKED = {"CITIES": "OAKVIEW", "STATES": "CA", "ZIPS": "93001"}
"""What an address has where the court has no table."""
LICENCES = (("CA", "A1234567"), ("VT", "12345678"))
BAD_LICENCE = "12-34"
NO_CHARGE = "99999.9"


@dataclass(frozen=True, slots=True)
class Court:
    """What the pack of one partner is made from. Texts are as the court's tables have them."""

    profile: Profile
    tables: Tables
    agency: str
    """Code of the partner's agency."""
    locations: tuple[str, ...] = ()
    officers: tuple[tuple[str, str], ...] = ()
    """Badge and last name of the agency's officers; the first name of a badge comes first."""
    charges: tuple[tuple[str, str], ...] = ()
    """Statute and section."""
    codes: Mapping[str, tuple[str, ...]] | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """The words there are, and for each one that is missing a sentence that says why."""

    known: dict[str, str]
    missing: dict[str, str]


def days_of(today: date) -> dict[str, str]:
    """The words that are days, as records write them."""
    violation, appearance = today - BACK, today + AHEAD
    days = {
        "today": today,
        "tomorrow": today + DAY,
        "violation": violation,
        "violation_after": violation + DAY,
        "appearance": appearance,
        "appearance_before": appearance - DAY,
    }
    return {name: f"{day:%m%d%Y}" for name, day in days.items()}


def words_of(court: Court, today: date) -> Words:
    """All words for a pack of the day."""
    words = Words(days_of(today), {})
    _agency(court, words)
    _codes(court, today, words)
    _officers(court, words)
    examiner = Examiner(court.profile, court.tables, today)
    _charges(court, examiner, words)
    _licences(examiner, words)
    return words


def record_of(values: Mapping[str, str]) -> bytes:
    """The bytes of a record with these values. Each must fit its field."""
    raw = bytearray(b" " * CITATION.total)
    for key, text in values.items():
        field = CITATION.by_key[key]
        raw[field.cut] = text.encode("latin-1").ljust(field.width)
    return bytes(raw)


def _take(words: Words, name: str, text: str | None, why: str) -> None:
    if text:
        words.known[name] = text
    else:
        words.missing[name] = why


def _agency(court: Court, words: Words) -> None:
    filled, tables = court.tables.filled, court.tables
    own = tables.agency(folded(court.agency)) if "agencies" in filled else None
    is_known = bool(court.agency) and ("agencies" not in filled or own is not None)
    fits = _fitting("issuing_agency", [court.agency])
    _take(words, "agency", court.agency if is_known and fits else None, "The court's tables do not have the agency.")
    unknown = "NOSUCHAGENCY" if "agencies" in filled and tables.agency(b"nosuchagency") is None else None
    _take(words, "unknown_agency", unknown, "The court has no table of agencies, so none is unknown.")
    default = own.default_location if own else b""
    places = list(_fitting("location_code", court.locations)) or ["DOWNTOWN"]
    words.known["any_location"] = places[0]
    has_own = "The agency has one location of its own, so none is asked for."
    _take(words, "location", None if default else places[0], has_own)
    others = [place for place in places if folded(place) != default]
    _take(words, "other_location", others[0] if default and others else None, "The agency has no location of its own.")
    unknown = None if default or "locations" not in filled or tables.has_location(b"nowhere") else "NOWHERE"
    _take(words, "unknown_location", unknown, "No location is looked up for this agency.")


def _codes(court: Court, today: date, words: Words) -> None:
    tables, written = court.tables, court.codes or {}

    def in_effect(table: str) -> list[str]:
        good = tables.codes(table, today - BACK) & tables.codes(table, today) if table in tables.filled else frozenset()
        return [code for code in written.get(table, ()) if folded(code) in good]

    for table, favourites in CODED.items():
        field = next(each.key for each in CITATION.fields if each.table == table)
        found = sorted(_fitting(field, in_effect(table)), key=lambda code: (not _is_one_of(code, favourites), code))
        if table not in tables.filled and table in UNCHECKED:
            found = [UNCHECKED[table]]
        _take(words, table, found[0] if found else None, f"The court's table {table} has no code in effect.")
    has_eyes = "EYECLR" in tables.filled and b"qqq" not in tables.codes("EYECLR", today - BACK)
    _take(words, "unknown_eye", "QQQ" if has_eyes else None, "The court has no table of eye colors.")
    for name, table, wanted in (("pobox", "ADDTP", ("POBOX",)), ("transient", "ADDRL", ("TRANSIENT", "UNKNOWN"))):
        named = [code for code in in_effect(table) if _is_one_of(code, wanted)] if table in tables.filled else wanted
        _take(words, name, named[0] if named else None, f"The court's table {table} does not have {wanted[0]}.")


def _officers(court: Court, words: Words) -> None:
    filled = "officers" in court.tables.filled
    known = [each for each in court.officers if _fitting("officer_badge", each[:1]) and _fitting(*_LAST, each[1:])]
    why = "The court's table of officers has nobody of this agency."
    badge, officer = known[0] if known else ("", "")
    _take(words, "known_badge", badge, why)
    words.known.update(badge=badge or "4711", officer=officer or "SPECIMEN")
    aliases = [name for other, name in known if other == badge and folded(name) != folded(officer)]
    _take(words, "alias", aliases[0] if aliases else None, "The court knows no officer of this agency by two names.")
    _take(words, "wrong_officer", "NOBODY" if badge else None, why)
    badges = {folded(each) for each, _ in court.officers}
    unknown = next((each for each in ("99999", "98989", "97979") if folded(each) not in badges), None)
    _take(words, "unknown_badge", unknown if filled else None, "The court has no table of officers.")


_LAST = ("officer_last_name",)


def _charges(court: Court, examiner: Examiner, words: Words) -> None:
    sections = [each for each in court.charges if _fitting("violation_1_section", each[1:])]
    found: dict[str, tuple[str, str]] = {}
    wanted = {"plain", "speed", "weight", "barred"}
    for statute, section in sections or [("VC", "21461(A)")]:
        if _fitting("violation_1_statute", [statute]) and len(found) < len(wanted):
            found.setdefault(_kind_of(examiner, words, statute, section), (statute, section))
    reasons = {
        "plain": "The court has no charge without a special schedule that it takes on that day.",
        "speed": "The court takes no charge for speed on that day.",
        "weight": "The court takes no charge that asks for an over limit on that day.",
        "barred": "The court takes every charge that it knows.",
    }
    for kind, why in reasons.items():
        statute, section = found.get(kind, ("", ""))
        _take(words, f"{kind}_section", section, why)
        _take(words, f"{kind}_statute", statute, why)
    statute = found.get("plain", ("VC", ""))[0]
    is_unknown = _kind_of(examiner, words, statute, NO_CHARGE) == "barred"
    _take(words, "unknown_section", NO_CHARGE if is_unknown else None, "The court has no table of charges.")


def _kind_of(examiner: Examiner, words: Words, statute: str, section: str) -> str:
    """What the court's own rule makes of a charge on the day of the violation."""
    values = {"violation_date": words.known["violation"], "violation_1_section": section}
    accepted = examiner.examine(record_of(values | {"violation_1_statute": statute})).accepted
    if not accepted:
        return "barred"
    schedule = accepted[0][1]
    return "plain" if not schedule else "speed" if schedule == b"speed" else "weight"


def _licences(examiner: Examiner, words: Words) -> None:
    for state, number in LICENCES:
        if not _licence_problems(examiner, state, number) and _licence_problems(examiner, state, BAD_LICENCE) == {"17"}:
            words.known.update(licence_state=state, licence=number, bad_licence=BAD_LICENCE)
            return
    words.missing["bad_licence"] = "The court knows no form of licence numbers that the pack has an example for."
    home = words.known.get("STATES")
    _take(words, "licence_state", home, words.missing.get("STATES", ""))
    _take(words, "licence", "A1234567" if home else None, words.missing.get("STATES", ""))


def _licence_problems(examiner: Examiner, state: str, number: str) -> set[str]:
    raw = record_of({"driver_license_number": number, "driver_license_state": state})
    found = examiner.examine(raw).problems
    return {each.edit for each in found if each.field.startswith("driver_license")}


def _fitting(field: str, texts: Iterable[str]) -> list[str]:
    width = CITATION.by_key[field].width
    return [text for text in texts if text and text.isascii() and is_plain(text.encode()) and len(text) <= width]


def _is_one_of(code: str, wanted: Iterable[str]) -> bool:
    return folded(code) in {folded(each) for each in wanted}
