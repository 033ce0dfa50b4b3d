"""The test profile with Django's admin beside it, the peer of the officers' list."""

from eticket.settings.test import *  # noqa: F403

INSTALLED_APPS = [*INSTALLED_APPS, "django.contrib.admin"]  # noqa: F405
ROOT_URLCONF = "bench.urls"
TEMPLATES[0]["OPTIONS"]["loaders"] = [  # noqa: F405
    (
        "django.template.loaders.cached.Loader",
        [
            "django_cotton.cotton_loader.Loader",
            "django.template.loaders.filesystem.Loader",
            "django.template.loaders.app_directories.Loader",
        ],
    )
]
SILENCED_SYSTEM_CHECKS = [
    "admin.E403",
    "admin.E404",
    "admin.E406",
    "admin.E408",
    "admin.E409",
    "admin.E410",
    "eticket.E001",
]
