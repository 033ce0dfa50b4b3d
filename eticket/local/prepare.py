"""Everything between "the servers answer" and "the pages are there": tables, demo people, static files. One process."""

import os
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command, get_commands

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "eticket.settings.local")
    django.setup()
    call_command("migrate", verbosity=0, interactive=False)
    if "load_reference" in get_commands() and (Path(settings.BASE_DIR) / "reference").is_dir():
        call_command("load_reference", str(Path(settings.BASE_DIR) / "reference"))
    call_command("demo")
    call_command("collectstatic", verbosity=0, interactive=False)
