"""The contract a second time, as plainly as it can be said and without a line of the product: what both say is right.

Slow on purpose: every field is cut by the published table, every look-up walks the rows of the files.
"""

import csv
import re
from datetime import date
from pathlib import Path

DATA = Path(__file__).parent / "data"


def rows_of(path):
    with path.open(encoding="utf-8-sig") as file:
        return [{key: (cell or "").strip() for key, cell in row.items()} for row in csv.DictReader(file)]


LAYOUT = rows_of(DATA / "citation-record.csv")
KEYS = [row["key"] for row in LAYOUT]
BY_KEY = {row["key"]: row for row in LAYOUT}
OWNER = KEYS[KEYS.index("owner_first_name") : KEYS.index("owner_country") + 1]
OWNER_BLOCK = {"owner_person_type", *OWNER}
TRUE, FALSE = set("YX1T"), set("N0F")
ORDER = ["structure", "reserved", "type", "code"]
TABLES = ("agencies", "locations", "officers", "charges", "bail_schedule", "codes")


def day_of(text):
    if not re.fullmatch(r"[0-9]{8}", text):
        return None
    try:
        return date(int(text[4:]), int(text[:2]), int(text[2:4]))
    except ValueError:
        return None


def text_of(raw):
    return "".join(" " if ord(c) < 32 or 127 <= ord(c) <= 159 else c for c in raw.decode("latin-1")).strip(" ")


def same(one, other):
    return one.strip(" ").lower() == other.strip(" ").lower()


def letters(text):
    return re.sub(r"[^A-Za-z0-9.]", "", text).lower()


def statute(text):
    return "vc" if letters(text) == "cvc" else letters(text)


def in_effect(row, on):
    since, until = row["effective_from"], row["effective_to"]
    return (not since or date.fromisoformat(since) <= on) and (not until or on <= date.fromisoformat(until))


class Court:
    """Rows of the tables, asked one by one."""

    def __init__(self, folder):
        self.rows = {
            name: rows_of(folder / f"{name}.csv") if (folder / f"{name}.csv").exists() else [] for name in TABLES
        }

    def agency(self, code):
        if not self.rows["agencies"]:
            return {"code": code, "default_location": ""} if code else None
        return next((row for row in self.rows["agencies"] if code and same(row["code"], code)), None)

    def codes(self, table):
        return [row for row in self.rows["codes"] if row["table"] == table]

    def has_code(self, table, code, on):
        return any(same(row["code"], code) and in_effect(row, on) for row in self.codes(table))


class Record:
    """One readable record."""

    def __init__(self, raw, court, today):
        self.raw, self.court, self.today = raw.ljust(2696), court, today
        self.text, self.problems, self.refused = {}, [], set()
        for row in LAYOUT:
            piece = self.raw[int(row["start"]) - 1 : int(row["end"])]
            self.text[row["key"]] = text_of(piece)
            if any(byte < 32 or byte > 126 for byte in piece):
                self.find("structure", row["key"], "note")
        if self.text["reserved"]:
            self.find("reserved", "reserved", "note")
        self.agency = court.agency(self.text["issuing_agency"])
        violation = day_of(self.text["violation_date"])
        self.usable = violation if violation and violation <= today else None
        self.on = self.usable or today
        self.same_owner = self.text["owner_same_as_recipient"].upper() in TRUE
        self.responsible = self.text["owner_responsibility"].upper() in TRUE
        self.has_owner = any(self.text[key] for key in OWNER)
        self.accepted = []
        for check in (
            self.types, self.required, self.names, self.charges, self.speeds, self.addresses, self.pairs,
            self.owner, self.officer, self.dates, self.others,
        ):  # fmt: skip
            check()

    def find(self, edit, field, weight, value=None):
        text = self.text[field] if value is None else value
        if field == "social_security_number":
            text = "*" * len(text)
        self.problems.append({"edit": edit, "field": field, "value": text, "weight": weight})

    def refuse(self, edit, field, weight="report"):
        self.refused.add(field)
        self.find(edit, field, weight)

    def date(self, key):
        return day_of(self.text[key])

    def is_entered_date(self, key):
        return bool(self.text[key].strip("0"))

    def types(self):
        for row in LAYOUT:
            key, kind, text = row["key"], row["kind"], self.text[row["key"]]
            if self.same_owner and key in OWNER_BLOCK:
                continue
            if key in ("person_type", "owner_person_type"):
                self.person_type(key)
            elif text:
                getattr(self, f"type_{kind}", lambda *_: None)(key, text)
        for time, half in (("violation_time", "violation_ampm"), ("appearance_time", "appearance_ampm")):
            if not self.text[time]:
                continue
            if not self.text[half]:
                if time not in self.refused:
                    self.find("type", half, "report")
            elif self.text[half].upper() not in ("A", "P"):
                self.refuse("type", half)

    def person_type(self, key):
        text = self.text[key]
        if not text:
            if key == "person_type" or self.has_owner:
                self.find("code", key, "report")
            return
        listed = not self.court.codes("PERSTY") or self.court.has_code("PERSTY", text, self.on)
        if text.upper() not in ("P", "E") or not listed:
            self.refuse("code", key)

    def type_date(self, key, text):
        if not text.strip("0"):
            self.refuse("type", key, "note")
        elif day_of(text) is None:
            weights = {"violation_date": "hold", "appearance_date": "hold_soft"}
            self.refuse("type", key, weights.get(key, "report"))

    def type_time(self, key, text):
        if not re.fullmatch(r"(0[1-9]|1[0-2])[0-5][0-9]", text):
            self.refuse("type", key)

    def type_flag(self, key, text):
        if text.upper() not in TRUE | FALSE or len(text) != 1:
            self.refuse("type", key)

    def type_digits(self, key, text):
        lengths = {"zip": (5, 9), "owner_zip": (5, 9), "social_security_number": (9,), "phone_number": (10,)}
        good = re.fullmatch(r"[0-9]+", text) and len(text) in lengths.get(key, (4,))
        if good and key == "vehicle_year":
            good = 1900 <= int(text) <= self.today.year + 2
        if not good:
            self.refuse("type", key)
        elif (
            key in ("zip", "owner_zip")
            and self.court.codes("ZIPS")
            and not self.court.has_code("ZIPS", text[:5], self.on)
        ):
            self.refuse("code", key)

    def type_number(self, key, text):
        if key in ("approximate_speed", "safe_speed") or key.endswith("over_limit"):
            return
        if not re.fullmatch(r"[0-9]+", text):
            self.refuse("type", key)
        elif key == "height_inches" and int(text) > 11:
            self.find("type", key, "note")

    def type_code(self, key, text):
        table = BY_KEY[key]["table"]
        if not table.isupper() or not self.court.codes(table):
            return
        good = self.court.has_code(table, text, self.on)
        if table == "ADDTP" and text.upper() == "APO":
            good = good or self.court.has_code(table, "MILITARY", self.on)
        if not good:
            self.refuse("code", key)

    def required(self):
        if not self.text["issuing_agency"]:
            self.find("1", "issuing_agency", "hold")
        elif self.agency is None:
            self.refuse("code", "issuing_agency", "hold")
        location, default = self.text["location_code"], (self.agency or {}).get("default_location")
        if default:
            if location and not same(location, default):
                self.find("1", "location_code", "note")
        elif not location:
            self.find("1", "location_code", "hold")
        elif self.court.rows["locations"] and not any(
            same(row["code"], location) for row in self.court.rows["locations"]
        ):
            self.refuse("code", "location_code", "hold")
        if not self.text["citation_number"]:
            self.find("1", "citation_number", "hold")
        if not self.is_entered_date("violation_date"):
            self.find("1", "violation_date", "hold")
        if not self.is_entered_date("appearance_date"):
            self.find("1", "appearance_date", "hold_soft")

    def kind(self, type_key, last, business):
        text = self.text[type_key].upper()
        if text in ("P", "E") and type_key not in self.refused:
            return text
        return "P" if self.text[last] or not self.text[business] else "E"

    def names(self):
        kind = self.kind("person_type", "last_name", "business_name")
        needed, other = ("last_name", "business_name") if kind == "P" else ("business_name", "last_name")
        if not self.text[needed]:
            self.find("2", needed, "hold")
        elif self.text[other]:
            self.find("2", other, "report")

    def charges(self):
        groups = [
            (f"violation_{k}_", self.text[f"violation_{k}_section"], self.text[f"violation_{k}_statute"])
            for k in range(1, 9)
        ]
        present = [group for group in groups if group[1] or group[2]]
        if not present:
            self.find("3", "violation_1_section", "hold")
        if self.usable is None:
            return
        for prefix, section, name in present:
            schedule = self.schedule(section, name)
            if schedule is None:
                self.find("14", f"{prefix}section", "hold", f"{section} {name}".strip(" "))
                continue
            self.accepted.append(schedule.lower())
            if schedule and schedule.lower() != "speed":
                amount = self.text[f"{prefix}over_limit"]
                if not amount.strip("0"):
                    self.find("4", f"{prefix}over_limit", "hold")
                elif not re.fullmatch(r"[0-9]+", amount):
                    self.find("type", f"{prefix}over_limit", "hold")

    def schedule(self, section, name):
        if not section or not name:
            return None

        def matching(table):
            return [
                row
                for row in self.court.rows[table]
                if letters(row["section"]) == letters(section) and statute(row["statute"]) == statute(name)
            ]

        if self.court.rows["charges"]:
            levels = [(row["level"], row["wobbler"]) for row in matching("charges")]
            if not any(level == "infraction" or (level, wobbler) == ("misdemeanor", "Y") for level, wobbler in levels):
                return None
        if not self.court.rows["bail_schedule"]:
            return ""
        bail = sorted(
            (row for row in matching("bail_schedule") if in_effect(row, self.usable)),
            key=lambda row: row["effective_from"],
        )
        return bail[-1]["special_schedule"] if bail else None

    def speeds(self):
        numbers, is_speed = {}, "speed" in self.accepted
        for key in ("approximate_speed", "safe_speed"):
            text = self.text[key]
            if re.fullmatch(r"[0-9]+", text):
                numbers[key] = int(text)
            elif text:
                self.find("type", key, "hold" if is_speed else "report")
            elif is_speed:
                self.find("5", key, "hold")
        if is_speed and len(numbers) == 2 and numbers["approximate_speed"] <= numbers["safe_speed"]:
            self.find("20", "approximate_speed", "hold")

    def address(self, edit, prefix):
        kind = "" if f"{prefix}address_type" in self.refused else self.text[f"{prefix}address_type"].upper()
        parts = ("street_number", "street_name", "city", "state")
        for part in parts[:1] if kind in ("POBOX", "MILITARY", "APO") else parts:
            if not self.text[prefix + part]:
                self.find(edit, prefix + part, "report")

    def addresses(self):
        role = "" if "address_role" in self.refused else self.text["address_role"].upper()
        if role not in ("UNKNOWN", "TRANSIENT"):
            self.address("6", "")
        if not self.same_owner and self.has_owner and not self.responsible:
            self.address("6", "owner_")
        if not self.same_owner and self.responsible:
            self.address("19", "owner_")

    def pairs(self):
        for one, other in (
            ("driver_license_number", "driver_license_state"),
            ("vehicle_license", "vehicle_license_state"),
            ("officer_vacation_start", "officer_vacation_end"),
        ):
            is_in = self.is_entered_date if "vacation" in one else lambda key: bool(self.text[key])
            if is_in(one) != is_in(other):
                self.find("7", other if is_in(one) else one, "report")

    def owner(self):
        if self.same_owner:
            twins = {key: "business_name" if key == "owner_enterprise_name" else key[6:] for key in OWNER}
            if any(self.text[key] and not same(self.text[key], self.text[twin]) for key, twin in twins.items()):
                self.find("8", "owner_same_as_recipient", "note")
            return
        last, business = "owner_last_name", "owner_enterprise_name"
        kind = self.kind("owner_person_type", last, business)
        needed, other = (last, business) if kind == "P" else (business, last)
        if self.responsible and not self.text[needed]:
            self.find("8", needed, "hold")
        if self.text[last] and self.text[business]:
            self.find("8", other, "report")

    def officer(self):
        if not self.court.rows["officers"]:
            return
        badge, name = self.text["officer_badge"], self.text["officer_last_name"]
        names = [
            row["last_name"]
            for row in self.court.rows["officers"]
            if badge and self.agency and same(row["agency"], self.agency["code"]) and same(row["badge"], badge)
        ]
        if names and name and not any(same(each, name) for each in names):
            self.find("9", "officer_last_name", "report")
        if not names and not name:
            self.find("10", "officer_last_name", "report")

    def dates(self):
        violation, appearance, birth = self.usable, self.date("appearance_date"), self.date("date_of_birth")
        if violation and appearance and appearance <= violation:
            self.find("11", "appearance_date", "hold_soft")
        if violation and birth and birth >= violation:
            self.find("12", "date_of_birth", "report")
        start, end = self.date("officer_vacation_start"), self.date("officer_vacation_end")
        if start and end and end < start:
            self.find("15", "officer_vacation_end", "report")
        found = self.date("violation_date")
        if found and found > self.today:
            self.find("18", "violation_date", "hold")

    def others(self):
        if self.text["pedestrian"].upper() in TRUE and self.text["bicycle"].upper() in TRUE:
            self.find("13", "pedestrian", "report")
            self.find("13", "bicycle", "report")
        number, state = self.text["driver_license_number"], self.text["driver_license_state"]
        is_checked = state.upper() == "CA" and "driver_license_state" not in self.refused and number
        if is_checked and not re.fullmatch(r"[A-Za-z][0-9]{7}", number):
            self.find("17", "driver_license_number", "warning")

    def verdict(self):
        def place(problem):
            edit = problem["edit"]
            return KEYS.index(problem["field"]), ORDER.index(edit) if edit in ORDER else 10 + int(edit)

        holds = sum(problem["weight"] == "hold" for problem in self.problems)
        is_held = any(problem["weight"] in ("hold", "hold_soft") for problem in self.problems)
        stage = "rejected" if holds >= 3 else "temporary" if is_held else "open"
        return stage, sorted(self.problems, key=place)
