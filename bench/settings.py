"""The test profile with the peers beside it: Django's admin for the officers' list, django-post_office for letters,
django-import-export for citation files."""

from eticket.settings.test import *  # noqa: F403

INSTALLED_APPS = [*INSTALLED_APPS, "django.contrib.admin", "post_office", "import_export", "bench"]  # noqa: F405
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
POST_OFFICE = {"LOG_LEVEL": 0}
