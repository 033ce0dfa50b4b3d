"""What keeps the local stack from starting."""


class NotStarted(RuntimeError):
    """Something could not start. The text is a sentence for the person at the keyboard, with what to do."""
