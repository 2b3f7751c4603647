"""Settings of the tracker: every one that differs between places is read from the environment."""

from pathlib import Path
from typing import Any

import django
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from tracker import env

ROOT = Path(__file__).resolve().parent.parent
DATA_DIR = Path(env.text("DATA_DIR", str(ROOT / "var")))

DEBUG = env.flag("DEBUG", default=False)
SECRET_KEY = env.secret("SECRET_KEY", debug=DEBUG)
ALLOWED_HOSTS = env.names("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]" if DEBUG else "")
if not ALLOWED_HOSTS:
    raise ImproperlyConfigured(
        "Set ALLOWED_HOSTS to the host names that this site answers to, separated by commas."
    )
CSRF_TRUSTED_ORIGINS = env.names("CSRF_TRUSTED_ORIGINS")

# What the site is called, and the resolution that `/progress/` opens with (a slug; the newest
# text in force where empty).
SITE_NAME = env.text("SITE_NAME", "Resolution tracker")
FIRST_RESOLUTION = env.text("FIRST_RESOLUTION", "")
# Days after which an outstanding action item without a newer update is called stagnant.
STAGNANT_AFTER_DAYS = env.integer("STAGNANT_AFTER_DAYS", 365, at_least=1)
# The largest file that can be attached as evidence, in bytes.
EVIDENCE_MAX_BYTES = env.integer("EVIDENCE_MAX_MB", 10, at_least=1) * 1024 * 1024

# The Secretariat's address: what Parties submit is announced there. None, nothing is.
DESK_EMAIL = env.text("DESK_EMAIL", "")
# Where the site is on the web, for links in e-mails.
SITE_URL = env.text("SITE_URL", "http://127.0.0.1:8000").rstrip("/")

INSTALLED_APPS = [
    "resolutions",
    "parties",
    "tracker",
    "tracker.apps.TrackerAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "csp",
    "django_filters",
    "rest_framework",
    "drf_spectacular",
    "simple_history",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "tracker.compressing.CompressionMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "tracker.urls"
WSGI_APPLICATION = "tracker.wsgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "tracker.context.site",
            ]
        },
    }
]

DATABASES = {"default": env.database("DATABASE_URL", f"sqlite:///{DATA_DIR / 'tracker.sqlite3'}")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # IMMEDIATE: a transaction that will write takes the lock at its start, so that two that read
    # and then write wait for each other. recursive_triggers: REPLACE fires the delete triggers.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA recursive_triggers=ON;"
            "PRAGMA cache_size=-65536; PRAGMA mmap_size=268435456;"
        ),
    }
else:
    # Compiling a query takes longer than any of ours runs.
    DATABASES["default"].setdefault("OPTIONS", {}).setdefault("options", "-c jit=off")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "resolutions.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "parties.accounts.backend.SignInBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{validator}"}
    for validator in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "account_login"

# Invited people alone have accounts; there is no sign-up, so nobody confirms an address either.
ACCOUNT_ADAPTER = "parties.accounts.adapter.AccountAdapter"
ACCOUNT_FORMS = {"login": "parties.accounts.forms.SignInForm"}
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_LOGIN_ON_PASSWORD_RESET = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_USER_DISPLAY = str
# An address is sent at most five links an hour.
ACCOUNT_RATE_LIMITS = dict.fromkeys(("request_login_code", "reset_password"), "10/m/ip,5/h/key")
# A second factor: an application that shows codes, and codes on paper for the day it is lost.
MFA_ADAPTER = "parties.accounts.adapter.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_ISSUER = SITE_NAME
MFA_TOTP_TOLERANCE = 1
# Staff confirm who they are by a second factor; off while the tracker is tried out.
STAFF_SECOND_FACTOR = env.flag("STAFF_SECOND_FACTOR", default=not DEBUG)
# How many proxies in front of the site add the address that they serve to X-Forwarded-For.
ALLAUTH_TRUSTED_PROXY_COUNT = env.integer("TRUSTED_PROXIES", 0)
# Five wrong passwords lock a name at an address out, for an hour.
AXES_FAILURE_LIMIT = env.integer("LOGIN_FAILURES", 5, at_least=1)
AXES_COOLOFF_TIME = 1
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_USERNAME_FORM_FIELD = "login"
AXES_USERNAME_CALLABLE = "parties.accounts.locking.account_name"
AXES_CLIENT_IP_CALLABLE = "parties.accounts.locking.address_of"
AXES_LOCKOUT_CALLABLE = "parties.accounts.locking.locked_out"
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address", "login", "csrfmiddlewaretoken"]
AXES_DISABLE_ACCESS_LOG = True
AXES_VERBOSE = False
# Counts of attempts, and codes that were used, shared by the processes that serve the site.
CACHES = {
    "default": {
        "BACKEND": "tracker.filecache.FileCache",
        "LOCATION": DATA_DIR / "cache",
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    }
}

DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.text("FROM_EMAIL", "tracker@localhost")
MAIL = env.mail("EMAIL_URL", "console://")
if django.VERSION >= (6, 1):
    MAILERS = {"default": MAIL}
else:
    EMAIL_BACKEND = MAIL["BACKEND"]
    for _name, _value in MAIL["OPTIONS"].items():
        globals()[env.DJANGO_NAMES[_name]] = _value

# Requests to the API: by address for those without a token, by token for the others.
API_RATES = {
    "read": env.text("API_RATE", "120/min"),
    "read-with-token": env.text("API_TOKEN_RATE", "600/min"),
    "write": env.text("API_WRITE_RATE", "60/min"),
    "write-without-token": "20/min",
    "bulk": env.text("OPEN_DATA_RATE", "30/hour"),
}
REST_FRAMEWORK: dict[str, Any] = {
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_PERMISSION_CLASSES": [],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_SCHEMA_CLASS": "tracker.api.schema.AutoSchema",
    "EXCEPTION_HANDLER": "tracker.api.problems.handler",
    "UNAUTHENTICATED_USER": "django.contrib.auth.models.AnonymousUser",
    "URL_FORMAT_OVERRIDE": "format",
}
SPECTACULAR_SETTINGS: dict[str, Any] = {
    "OAS_VERSION": "3.1.1",
    "TITLE": SITE_NAME,
    "VERSION": "1",
    "COMPONENT_NO_READ_ONLY_REQUIRED": True,
    "COMPONENT_SPLIT_REQUEST": True,
    "DISABLE_DOCSTRING_DESCRIPTIONS": True,
    "GET_MOCK_REQUEST": "tracker.api.schema.document.no_request",
    "POSTPROCESSING_HOOKS": ["tracker.api.schema.document.completed"],
    "SORT_OPERATION_PARAMETERS": False,
}
# Under which licence the data may be used again, and where it is written; none is claimed here.
OPEN_DATA_LICENCE = env.text("OPEN_DATA_LICENCE", "")
OPEN_DATA_LICENCE_URL = env.text("OPEN_DATA_LICENCE_URL", "")

LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", "English"), ("fr", "Français"), ("es", "Español")]
LOCALE_PATHS = [ROOT / "locale"]
FORMAT_MODULE_PATH = "tracker.formats"
LANGUAGE_COOKIE_AGE = 365 * 24 * 60 * 60
LANGUAGE_COOKIE_SAMESITE = "Lax"
TIME_ZONE = env.text("TIME_ZONE", "UTC")
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
MEDIA_ROOT = DATA_DIR / "media"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
DATA_UPLOAD_MAX_MEMORY_SIZE = EVIDENCE_MAX_BYTES
CSRF_FAILURE_VIEW = "tracker.errors.csrf_failure"

# Nothing from another host, nothing inline, no eval; the page cannot be framed.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
if not DEBUG:
    # Behind a proxy that ends TLS: set PROXY_SSL_HEADER=1 once it sends X-Forwarded-Proto itself.
    SECURE_SSL_REDIRECT = env.flag("SSL_REDIRECT", default=True)
    SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
    SECURE_HSTS_SECONDS = env.integer("HSTS_SECONDS", 31_536_000)
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
    LANGUAGE_COOKIE_SECURE = True
    if env.flag("PROXY_SSL_HEADER", default=False):
        SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": env.text("LOG_LEVEL", "INFO")},
    "loggers": {"axes": {"level": "WARNING"}},
}
