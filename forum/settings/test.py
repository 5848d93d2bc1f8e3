"""As development, but quick and repeatable. The environment may name PostgreSQL and Redis."""

import os

from forum.settings.base import *
from forum.settings.base import DATA_DIR, LANGUAGES, MIRRORED
from forum.settings.databases import SQLITE_OPENING, sqlite
from forum.settings.environment import env

SECRET_KEY = "tests-only-" + "0123456789abcdefghijklmnopqrstuvwxyz" * 2

ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", "testserver"]
ORIGINS = ["localhost", "127.0.0.1", "testserver"]  # any port: every test server takes a free one
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
MFA_TOTP_TOLERANCE = 1  # a code may be typed on one side of its half minute and arrive on the other
DEMO_PEOPLE_EXEMPT = True

LANGUAGES = [*LANGUAGES, MIRRORED]

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True

if not env.given("FORUM_DATABASE_URL"):
    # A file, since threads of a test must meet at a real lock; no fsync, since no test pulls the plug.
    tests = DATA_DIR / "tests"
    tests.mkdir(parents=True, exist_ok=True)
    DATABASES = {"default": sqlite(tests / "unused.sqlite3", SQLITE_OPENING.replace("=FULL", "=OFF"))}
    DATABASES["default"]["TEST"] = {"NAME": tests / f"{os.getpid()}.sqlite3"}
