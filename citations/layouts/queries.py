"""Questions to the versions of the layout."""

from citations.layout.version import COURT, LayoutVersion
from citations.models import RecordLayout


def layouts_to_choose(*, also_untried: bool = False) -> list[tuple[str, str]]:
    """Labels of layouts, as choices, the court's own first. Those that nobody offers yet only for who tries them."""
    rows = RecordLayout.objects.order_by("label")
    if not also_untried:
        rows = rows.filter(is_offered=True)
    return [(label, label) for label in [COURT.label, *rows.values_list("label", flat=True)]]


def differences(version: LayoutVersion) -> list[str]:
    """Labels of what the court's own layout has and this one lacks."""
    return [field.label for key, field in COURT.by_key.items() if key not in version.by_key and key != "reserved"]
