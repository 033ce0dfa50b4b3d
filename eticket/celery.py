"""The worker's app. A message is only a bell: every task asks the database what to do."""

import os

from celery import Celery

from eticket.schedule import SCHEDULE

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "eticket.settings.local")

app = Celery("eticket")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.conf.beat_schedule = SCHEDULE
app.autodiscover_tasks()
