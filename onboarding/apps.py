"""From a head's request to the information package."""

from django.apps import AppConfig


class OnboardingConfig(AppConfig):
    """From a head's request to the information package."""

    name = "onboarding"
