"""From a broken constraint to the sentence that people read. Uniqueness is the database's to say (design rule 7)."""

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.db import IntegrityError


def unique_sentence(error: IntegrityError, sentences: Mapping[str, str]) -> ValidationError:
    """The sentence for the constraint that was broken; an unknown one is a mistake of ours and is raised as it is."""
    for name, sentence in sentences.items():
        if name in str(error):
            return ValidationError(sentence)
    raise error
