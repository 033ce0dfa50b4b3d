"""Questions to the versions of the layout."""

from citations.layout.version import COURT, LayoutVersion


def differences(version: LayoutVersion) -> list[str]:
    """Labels of what the court's own layout has and this one lacks."""
    return [field.label for key, field in COURT.by_key.items() if key not in version.by_key and key != "reserved"]
