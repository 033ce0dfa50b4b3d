"""Conditions of an act, each with the sentence that is shown when it does not hold."""

from dataclasses import dataclass

from django.db import models


@dataclass(frozen=True)
class Guard:
    """Asks a named property of the record, which reads stored facts of that row."""

    name: str
    otherwise: str

    def __call__(self, instance: models.Model) -> bool:
        return bool(getattr(instance, self.name))
