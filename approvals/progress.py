"""The line "you are here" of an officer, from the head's list to the approval."""

from agencies.models import Officer
from agencies.states import OfficerState
from workflow.steps import Step, line_of

ORDER = [OfficerState.LISTED, OfficerState.RECORDED, OfficerState.MONITORED, OfficerState.APPROVED]


def steps_of(officer: Officer) -> list[Step]:
    """Listed, recorded, trained, forwarded, approved. An officer who left the way has no current step."""
    reached = ORDER.index(OfficerState(officer.state)) if officer.state in ORDER else -1
    return line_of(
        [
            ("Listed by the agency", True, officer.created_at),
            ("Recorded in TraCS", officer.recorded_on is not None, officer.recorded_on),
            ("Trained", officer.trained_on is not None, officer.trained_on),
            ("Forwarded to the Judicial Bureau", officer.monitored_since is not None, officer.monitored_since),
            ("First e-tickets clean", officer.is_approvable or reached == 3, officer.approvable_since),
            ("Approved", reached == 3, officer.approved_on),
        ],
        has_left=reached < 0,
    )
