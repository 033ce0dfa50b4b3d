"""Links that are keys. The outbox keeps a letter without them; they are put in when the letter leaves, and kept nowhere."""

from accounts.links import password_link
from notifications.models import OutgoingMail

PASSWORD_LINK = "(this link is in the letter itself, for the recipient only)"  # noqa: S105 - stands where the link will be


def with_keys(mail: OutgoingMail) -> str:
    """The body as it travels."""
    if mail.to_user is None or PASSWORD_LINK not in mail.body:
        return mail.body
    return mail.body.replace(PASSWORD_LINK, password_link(mail.to_user))
