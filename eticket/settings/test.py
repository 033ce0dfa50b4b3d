"""The profile of the tests: real PostgreSQL and broker, quick password hashes, mail kept in memory unless a test says otherwise."""

from eticket.settings.base import *  # noqa: F403

PROFILE = "test"
SECRET_KEY = "test-profile-only"
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "testserver"]
DATABASES["default"]["CONN_MAX_AGE"] = 0  # noqa: F405
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# Threads do not see what a test keeps in its transaction; one test asks for more.
MAIL_CONNECTIONS = 1
SECURE_SSL_REDIRECT = False
# Whatever scanner the machine has, a test sets its own.
ETICKET_CLAMD = ""
