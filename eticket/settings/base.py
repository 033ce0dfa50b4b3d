"""What every profile shares. Everything that differs between installations is read from the environment."""

from datetime import timedelta
from pathlib import Path

import environ
from csp.constants import NONCE, NONE, SELF

env = environ.Env()

BASE_DIR = Path(__file__).resolve().parent.parent.parent
ETICKET_HOME = Path(env("ETICKET_HOME", default=str(BASE_DIR / ".local"))).absolute()

SECRET_KEY = env("SECRET_KEY", default="")
DEBUG = False
ALLOWED_HOSTS: list[str] = env.list("ALLOWED_HOSTS", default=[])
SITE_URL = env("SITE_URL", default="http://localhost:8000").rstrip("/")
SITE_NAME = env("SITE_NAME", default="Vermont e-Ticketing")

INSTALLED_APPS = [
    "eticket",
    "eticket.face",
    "approvals",
    "citations",
    "onboarding",
    "agencies",
    "notifications",
    "workflow",
    "accounts",
    "django_cotton.apps.SimpleAppConfig",
    "allauth",
    "allauth.account",
    "anymail",
    "csp",
    "pgtrigger",
    "pghistory",
    "django.forms",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
]

MIDDLEWARE = [
    "citations.partners.answers.JsonErrorsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "accounts.sessions.SessionLimitsMiddleware",
    "citations.keeping.limits.BodyLimitMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "eticket.access.middleware.AccessMiddleware",
    "workflow.middleware.RefusalMiddleware",
]

ROOT_URLCONF = "eticket.urls"
WSGI_APPLICATION = "eticket.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "eticket.face.context.site",
            ],
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    ["django_cotton.cotton_loader.Loader", "django.template.loaders.filesystem.Loader"],
                )
            ],
            "builtins": [
                "django_cotton.templatetags.cotton",
                "eticket.face.templatetags.face",
                "eticket.face.templatetags.lines",
            ],
        },
    }
]
FORM_RENDERER = "eticket.face.forms.Renderer"

DATABASES = {"default": env.db_url("DATABASE_URL", default="postgres://eticket@127.0.0.1:5432/eticket")}
DATABASES["default"]["CONN_MAX_AGE"] = env.int("CONN_MAX_AGE", default=60)
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DATABASES["default"].setdefault("OPTIONS", {})["connect_timeout"] = 5
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = env("REDIS_URL", default="redis://127.0.0.1:6379/0")
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

# Redis is a bell, never a ledger: a request must not wait for it, and what it forgets the sweeps find.
CELERY_BROKER_URL = REDIS_URL
CELERY_BROKER_CONNECTION_TIMEOUT = 1
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 600,
    "unacked_restore_interval": 15,
    "unacked_restore_throttle": 1,
    "socket_connect_timeout": 1,
    "socket_timeout": 5,
    "retry_on_timeout": False,
    "max_retries": 0,
}
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_PUBLISH_RETRY = False
CELERY_TIMEZONE = "UTC"
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_DB_REUSE_MAX = 100

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "eticket.people.adapter.AccountAdapter"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_PREVENT_ENUMERATION = True

SESSION_IDLE_LIMIT = timedelta(minutes=30)
SESSION_TOTAL_LIMIT = timedelta(hours=12)
SESSION_COOKIE_AGE = int(SESSION_TOTAL_LIMIT.total_seconds())
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "eticket.errors.csrf_failure"
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    name: [] for name in ("camera", "geolocation", "microphone", "payment", "usb")
}

LANGUAGE_CODE = "en-us"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "America/New_York"
OFFICE_TIME_ZONE = TIME_ZONE

STATIC_URL = "static/"
STATIC_ROOT = env("STATIC_ROOT", default=str(ETICKET_HOME / "static"))
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder", "eticket.finders.UswdsFinder"]
MEDIA_ROOT = env("MEDIA_ROOT", default=str(ETICKET_HOME / "media"))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
# Keys for what is stored encrypted: "name:base64 of 32 bytes", the one in use first, older ones after it.
FIELD_KEYS: list[str] = env.list("FIELD_KEYS", default=[])
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_HANDLERS = [
    "citations.keeping.limits.QuotaUploadHandler",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "citations.keeping.unnamed.UnnamedUploadHandler",
]
# Where the scanner for harmful files listens, tcp://host:port or unix:///path; empty takes files unscanned.
ETICKET_CLAMD = env("ETICKET_CLAMD", default="")
ETICKET_CLAMD_SECONDS = env.float("ETICKET_CLAMD_SECONDS", default=60.0)
# The court whose rules citation files are read by, and how many bytes a file from outside may have.
CITATION_PROFILE = env("CITATION_PROFILE", default="ventura-2001")
CITATION_FILE_LIMIT = env.int("CITATION_FILE_LIMIT", default=100 * 1024 * 1024)
# How many problems of one record pages show; the record keeps them all, and machines are told them all.
CITATION_PROBLEMS_SHOWN = env.int("CITATION_PROBLEMS_SHOWN", default=40)
# Partner systems: where each has its folder, and how often each may call the interface.
CITATION_DROP_FOLDER = env("CITATION_DROP_FOLDER", default=str(ETICKET_HOME / "drop"))
CITATION_CALLS_PER_MINUTE = env.int("CITATION_CALLS_PER_MINUTE", default=60)

_email = env.email_url("EMAIL_URL", default="smtp://127.0.0.1:25")
EMAIL_BACKEND = env("EMAIL_BACKEND", default=_email["EMAIL_BACKEND"])
EMAIL_HOST, EMAIL_PORT = _email["EMAIL_HOST"], _email["EMAIL_PORT"]
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _email["EMAIL_HOST_USER"], _email["EMAIL_HOST_PASSWORD"]
EMAIL_USE_TLS, EMAIL_USE_SSL = _email.get("EMAIL_USE_TLS", False), _email.get("EMAIL_USE_SSL", False)
EMAIL_TIMEOUT = env.int("EMAIL_TIMEOUT", default=10)
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default="e-ticket@example.org")
ANYMAIL = env.dict("ANYMAIL", default={})

# Two mailboxes of DPS are named in the two procedures; both are settings, and so is JB's (A-2-2).
DPS_ONBOARDING_ADDRESS = env("DPS_ONBOARDING_ADDRESS", default="dps.eticket@example.org")
DPS_APPROVAL_ADDRESS = env("DPS_APPROVAL_ADDRESS", default="dps.help@example.org")
JB_ADDRESS = env("JB_ADDRESS", default="jb.eticket@example.org")
MANUAL_URL = env("MANUAL_URL", default="")

# Where mail may go outside production; an empty list means anywhere.
MAIL_ALLOWED_DOMAINS: list[str] = env.list("MAIL_ALLOWED_DOMAINS", default=[])
MAIL_LEASE = timedelta(seconds=env.int("MAIL_LEASE_SECONDS", default=60))
MAIL_CONNECTIONS = env.int("MAIL_CONNECTIONS", default=4)
# The folder of the local mail server, if letters go there: it can tell what arrived.
LOCAL_MAIL_FOLDER: Path | None = None

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": env("LOG_LEVEL", default="INFO")},
}
