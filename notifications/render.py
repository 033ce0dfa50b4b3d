"""From a letter and a recipient to the words: one subject line and a body, both plain text."""

from dataclasses import dataclass, fields

from django.conf import settings
from django.template import Context, loader
from django.template.backends.django import Template

from notifications.letters import Letter, Recipient

SUBJECT_LENGTH = 200


class UnfitSubject(ValueError):
    """A subject that is empty, too long, or has more than one line: header lines could be smuggled in. Ours to correct."""


@dataclass(frozen=True)
class Words:
    """What the recipient reads."""

    subject: str
    body: str


def render(letter: Letter, recipient: Recipient) -> Words:
    """Fill the pair of templates. They see the letter's fields under their names, `recipient`, `site_url`, `site_name`.

    Raises `TemplateDoesNotExist` or `UnfitSubject`; neither tells what was in the letter.
    """
    facts = {
        **{field.name: getattr(letter, field.name) for field in fields(letter)},
        "letter": letter,
        "recipient": recipient,
        "site_url": settings.SITE_URL,
        "site_name": settings.SITE_NAME,
    }
    app, name = letter.kind().split(".", 1)
    subject = _fill(f"mail/{app}/{name}.subject.txt", facts).strip()
    if not subject or len(subject) > SUBJECT_LENGTH or len(subject.splitlines()) != 1:
        raise UnfitSubject(f"the subject of {letter.kind()} is not one line of 1 to {SUBJECT_LENGTH} characters")
    return Words(subject, _fill(f"mail/{app}/{name}.body.txt", facts).strip() + "\n")


def _fill(path: str, facts: dict[str, object]) -> str:
    template = loader.get_template(path)
    if not isinstance(template, Template):
        raise TypeError(path)
    # Plain text: an apostrophe in a name must not become an entity.
    return str(template.template.render(Context(facts, autoescape=False)))
