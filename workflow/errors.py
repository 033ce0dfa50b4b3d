"""Why an act was refused. Each error carries a sentence for the person who asked."""


class Refused(Exception):
    """An act did not happen and nothing was changed."""

    status = 409
    title = "This cannot be done now"

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class NotYou(Refused):
    """The person may not do this."""

    status = 403
    title = "This is not yours to do"


class NotNow(Refused):
    """The record is in a state, or lacks a fact, that rules the act out. `reasons` holds one sentence for each."""

    def __init__(self, sentence: str, reasons: tuple[str, ...] = ()) -> None:
        super().__init__(sentence)
        self.reasons = reasons


class ChangedMeanwhile(Refused):
    """Somebody changed the record after the page was opened."""

    title = "The record changed in the meantime"
