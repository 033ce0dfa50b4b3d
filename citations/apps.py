"""The court interchange."""

from django.apps import AppConfig


class CitationsConfig(AppConfig):
    """The court interchange: citation files in, verdicts out."""

    name = "citations"
