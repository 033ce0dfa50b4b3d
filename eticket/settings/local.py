"""The profile of `bin/run` and of `manage.py` on a person's own machine: demo people, plain http, mail to the local sink."""

from eticket.settings.base import *  # noqa: F403

PROFILE = "local"
DEBUG = env.bool("DEBUG", default=False)  # noqa: F405
SECRET_KEY = SECRET_KEY or "local-profile-only"  # noqa: F405
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
MAIL_ALLOWED_DOMAINS = ["example.org", "example.com", "example.net"]
LOCAL_MAIL_FOLDER = ETICKET_HOME / "mail" if env("OWNER", default="") == "run" else None  # noqa: F405
