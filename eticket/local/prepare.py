"""Everything between "the servers answer" and "the pages are there": tables, demo people, static files. One process."""

import os
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "eticket.settings.local")
    django.setup()
    from eticket.local.shipped import load_shipped

    call_command("migrate", verbosity=0, interactive=False)
    load_shipped(Path(settings.BASE_DIR) / "reference", Path(settings.ETICKET_HOME))
    call_command("demo")
    call_command("collectstatic", verbosity=0, interactive=False)
