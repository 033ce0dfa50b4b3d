"""The worker's app. A message is only a bell: every task asks the database what to do."""

import os
import sys
from typing import Any

from celery import Celery
from celery.signals import import_modules

from eticket.refusals import Unsafe, refuse_unsafe
from eticket.schedule import SCHEDULE

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "eticket.settings.local")

app = Celery("eticket")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.conf.beat_schedule = SCHEDULE
app.autodiscover_tasks()


@import_modules.connect(sender=app)
def refuse_unsafe_work(**_: Any) -> None:
    """Worker and scheduler stop here, before they take work, where a real installation would not be safe."""
    try:
        refuse_unsafe()
    except Unsafe as refusal:
        # Celery only logs what its receivers raise; it lets this one through.
        sys.exit(str(refusal))
