"""The project: settings, addresses, the worker's app, and the bridges between the two halves."""

from eticket.celery import app as celery_app

__all__ = ["celery_app"]
