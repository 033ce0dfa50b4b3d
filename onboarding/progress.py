"""The line "you are here" of an Information Package."""

from onboarding.models import InformationPackage
from onboarding.states import PackageState
from workflow.steps import Step, line_of


def steps_of(package: InformationPackage) -> list[Step]:
    """Begun, submitted, forwarded, acknowledged (which is optional and never the current step)."""
    is_with_dps = package.state in (PackageState.SUBMITTED, PackageState.FORWARDED)
    line = line_of(
        [
            ("Begun", True, package.created_at),
            ("Submitted to DPS", is_with_dps, package.submitted_at if is_with_dps else None),
            ("Forwarded to the Judicial Bureau", package.forwarded_at is not None, package.forwarded_at),
        ],
        has_left=package.state == PackageState.WITHDRAWN,
    )
    status = "done" if package.acknowledged_at else "ahead"
    return [*line, Step("Acknowledged", status, package.acknowledged_at, "optional")]
