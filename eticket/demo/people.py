"""The demo people: one for every role, a head who is new, and a stranger from another agency. All invented."""

from accounts.roles import Role

PASSWORD = "maple-birch-fir"  # noqa: S105 - demo people exist in the local profile only

PEOPLE = (
    ("Chief Harriet Hale", Role.HEAD, "hale@example.org", "9001"),
    ("Alice Contact", Role.POC, "alice@example.org", "9001"),
    ("Otis Quist", Role.OFFICER, "otis@example.org", "9001"),
    ("Charlie Stranger", Role.POC, "charlie@example.org", "9002"),
    ("Chief Nell North", Role.HEAD, "north@example.org", ""),
    ("Dana Records", Role.DPS, "dana@example.org", ""),
    ("Judy Bureau", Role.JB_TECHNICAL, "judy@example.org", ""),
    ("Oscar Operations", Role.JB_OPERATIONS, "oscar@example.org", ""),
    ("Ada Admin", Role.ADMINISTRATOR, "ada@example.org", ""),
)
"""Name, role, address, Judiciary Code of the agency."""

AGENCIES = (
    ("Maple Police Department", "9001", "Montpelier", "MAPLE PD"),
    ("Birch Police Department", "9002", "Barre", "BIRCH PD"),
)
"""Name, Judiciary Code, city, code in citation files."""

SIGN_INS = [(name, str(role.label), email, PASSWORD) for name, role, email, _ in PEOPLE]
"""What `bin/run` prints."""
