"""What is true everywhere. Development, test and production say only what differs."""

import warnings
from pathlib import Path

import django.conf.locale

from forum.settings.accounts import *
from forum.settings.databases import (
    channel_layer,
    database_cache,
    memory_cache,
    postgresql,
    presence_cache,
    sqlite,
)
from forum.settings.environment import env

BASE_DIR = Path(__file__).resolve().parent.parent.parent
DATA_DIR = env.folder("FORUM_DATA_DIR", below=BASE_DIR)
ADDRESS = env.address("FORUM_ADDRESS")
REDIS_URL = env.redis("FORUM_REDIS_URL")

DEBUG = False
ROOT_URLCONF = "forum.urls"
ASGI_APPLICATION = "forum.asgi.application"
WSGI_APPLICATION = "forum.wsgi.application"
AUTH_USER_MODEL = "accounts.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "accounts",
    "forum.agreements",
    "forum.taxonomy",
    "forum.events",
    "forum.record",
    "forum.publishing",
    "forum.discussions",
    "forum.toolbox",
    "forum.cases",
    "forum.moderation",
    "forum.audiences",
    "forum.notifications",
    "forum.search",
    "forum.live",
    "forum.home",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "channels",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "accounts.middleware.SpeakingFor",
    "accounts.middleware.OwnTime",
    "forum.home.middleware.PrivatePages",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "forum.home.refusals.Refusals",
]

# Pages.
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
                "forum.home.context.everywhere",
            ],
        },
    },
    {
        "NAME": "jinja2",
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [BASE_DIR / "templates" / "fragments"],
        "APP_DIRS": False,
        "OPTIONS": {"environment": "forum.settings.fragments.environment"},
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# Languages. A generated mirrored one stands in for Arabic in development and test (see `manage.py catalogues`).
USE_I18N = True
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English")]
MIRRORED = ("qps", "Mirrored English")
django.conf.locale.LANG_INFO[MIRRORED[0]] = {
    "bidi": True,
    "code": MIRRORED[0],
    "name": MIRRORED[1],
    "name_local": MIRRORED[1],
}
LANGUAGES_BIDI = ["ar", MIRRORED[0]]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_TZ = True
TIME_ZONE = "UTC"

# Data: SQLite, memory and one process, unless the environment names services.
if env.given("FORUM_DATABASE_URL"):
    DATABASES = {"default": postgresql(env)}
else:
    DATABASES = {"default": sqlite(DATA_DIR / "corridor.sqlite3")}
CACHES = {
    "default": database_cache() if env.given("FORUM_DATABASE_URL") else memory_cache("default"),
    "presence": presence_cache(REDIS_URL),
}
CHANNEL_LAYERS = {"default": channel_layer(REDIS_URL)}

# Events: who builds an Actor anew inside a verb, which rooms above follow what was published, and the verbs that do
# what falls due, by its kind.
ACTOR_BUILDER = "accounts.actors"
EVENT_FOLLOWERS: dict[str, str] = {
    "discussions": "forum.discussions.follower",
    "cases": "forum.cases.follower",
    "moderation": "forum.moderation.follower",
    "search": "forum.search.follower",
    # Last: what it tells people to look at is to be there.
    "notifications": "forum.notifications.follower",
}
DUE_VERBS: dict[str, str] = {
    "seat.end": "accounts.actions.seats.end_seat",
    "person.sweep": "forum.home.actions.erasure.sweep_after",
    "group.end": "accounts.actions.groups.end_group_in_time",
    "access.lapse": "accounts.actions.access.lapse_request",
    "mail.digest": "forum.notifications.actions.mailing.make_digest",
    "mail.forget": "forum.notifications.actions.mailing.forget_mails",
    "case.review": "forum.cases.actions.standing.review_falls_due",
    "sessions.clear": "accounts.actions.sessions.clear_sessions",
    "revision.come": "forum.discussions.actions.later.come_due",
    "room.begins": "forum.discussions.actions.rooms.begin_room",
    "room.ends": "forum.discussions.actions.rooms.end_room",
    "usefulness.count": "forum.discussions.actions.response.count_useful",
}

# Kinds whose verbs set their own next date; `manage.py prepare` sets the first.
DUE_ALWAYS = ["sessions.clear", "mail.forget"]

# Tasks: what takes long or leaves the house, in the database, done by the worker.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# Sessions and cookies.
SESSION_ENGINE = "accounts.sessions"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_SAVE_EVERY_REQUEST = False
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"

# What a request may carry. Text only for now: no page takes a file.
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 200
DATA_UPLOAD_MAX_NUMBER_FILES = 10
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o640

# What a browser may do with our pages.
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],  # data: is the square code of the authenticator app
        "connect-src": ["'self'"],
        "font-src": ["'none'"],
        "manifest-src": ["'self'"],
        # Signing in at the OpenID Connect provider begins with a form of ours that leads there.
        "form-action": ["'self'", *filter(None, [env.address("FORUM_OIDC_ISSUER")])],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
    },
}

# Static files.
STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

# Under ASGI, whitenoise hands files over by a synchronous iterator. Files are small, and in production the page
# processes serve none of them that way.
warnings.filterwarnings("ignore", message="StreamingHttpResponse must consume synchronous iterators")

# Mail.
MAIL_FOLDER: Path | None = None  # where mails are kept instead of being sent, and a page reads them
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.text("FORUM_MAIL_FROM")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"seldom": {"()": "forum.settings.logs.Seldom"}},
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "forum": {"level": env.text("FORUM_LOG_LEVEL")},
        "accounts": {"level": env.text("FORUM_LOG_LEVEL")},
        # Django would mail or print in its own way; one handler on the root is enough.
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        "channels_redis.pubsub": {"filters": ["seldom"]},
        # Every 404 and 403 is an ordinary answer here, not news.
        "django.request": {"level": "ERROR"},
    },
}
