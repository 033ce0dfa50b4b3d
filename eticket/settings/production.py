"""The profile of a real installation. It refuses to start on a default secret, DEBUG, or open hosts (`eticket.checks`)."""

from eticket.settings.base import *  # noqa: F403

PROFILE = "production"
DEBUG = env.bool("DEBUG", default=False)  # noqa: F405
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)  # noqa: F405
SECURE_HSTS_SECONDS = 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
# A monitor beside the process asks it directly, without the proxy that holds the certificate.
SECURE_REDIRECT_EXEMPT = [r"^health/(live|ready)$"]
BEHIND_PROXY = env.bool("BEHIND_PROXY", default=False)  # noqa: F405
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
# Wrong passwords are counted by the address of the person, not by that of the proxy.
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if BEHIND_PROXY else 0
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-sessionid"
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-csrftoken"
CSRF_TRUSTED_ORIGINS = [SITE_URL]  # noqa: F405
