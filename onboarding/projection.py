"""What a package says, and which six items of it the Judicial Bureau sees (A-6.2-3, X-04)."""

from datetime import date
from typing import Any

from agencies.models import Agency, Officer


def content_of(agency: Agency, poc: dict[str, str], officers: list[tuple[Officer, date | None]]) -> dict[str, Any]:
    """The whole of a package as it stands now: items 7 and 8 of the procedure."""
    return {
        "poc": poc,
        "agency": {
            "name": agency.name,
            "judiciary_code": agency.judiciary_code,
            "address": f"{agency.street}, {agency.city}, {agency.region} {agency.postal_code}",
            "phone": agency.phone,
            "has_logo": bool(agency.logo),
        },
        "officers": [
            {
                "id": str(officer.pk),
                "title": officer.title,
                "first_name": officer.first_name,
                "last_name": officer.last_name,
                "leo_number": officer.leo_number,
                "dps_username": officer.dps_username,
                "expected_start": expected.isoformat() if expected else None,
            }
            for officer, expected in officers
        ],
    }


def six_items(content: dict[str, Any]) -> dict[str, Any]:
    """What the Judicial Bureau is sent, and nothing else."""
    return {
        "poc": {"name": content["poc"]["name"], "email": content["poc"]["email"]},
        "agency": {key: content["agency"][key] for key in ("name", "judiciary_code")},
        "officers": [
            {key: officer[key] for key in ("id", "first_name", "last_name", "leo_number", "expected_start")}
            for officer in content["officers"]
        ],
    }


def side_by_side(content: dict[str, Any]) -> list[dict[str, str]]:
    """Each item of the package: what JB will see of it on the left, what is withheld on the right."""
    agency, poc = content["agency"], content["poc"]
    rows = [
        {"label": "Point of contact", "left": f"{poc['name']}, {poc['email']}", "right": ""},
        {"label": "Agency", "left": agency["name"], "right": ""},
        {"label": "Judiciary Code", "left": agency["judiciary_code"], "right": ""},
        {"label": "Address on warnings", "left": "", "right": agency["address"]},
        {"label": "Phone on warnings", "left": "", "right": agency["phone"]},
        {"label": "Logo on warnings", "left": "", "right": "on file" if agency["has_logo"] else "none"},
    ]
    for officer in content["officers"]:
        name = f"{officer['first_name']} {officer['last_name']}"
        seen = f"{name}, {officer['leo_number']}, begins {day_words(officer['expected_start'])}"
        held = f"{officer['title'] or 'no title'}, DPS username {officer['dps_username']}"
        rows.append({"label": "Officer", "left": seen, "right": held})
    rows.append({"label": "Statements and head's authorisation", "left": "", "right": "kept with the package"})
    return rows


def day_words(day: str | None) -> str:
    """A stored day as people write it."""
    if not day:
        return "on a day not named"
    known = date.fromisoformat(day)
    return f"{known:%B} {known.day}, {known.year}"
