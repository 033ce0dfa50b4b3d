"""How pages look: components, dates in words, navigation."""

from django.apps import AppConfig


class FaceConfig(AppConfig):
    """Holds template tags and the context that every page needs."""

    name = "eticket.face"
