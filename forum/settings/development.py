"""One machine, no services, nothing to configure: what `make run` starts."""

from forum.settings.base import *
from forum.settings.base import ADDRESS, DATA_DIR, LANGUAGES, MIRRORED
from forum.settings.environment import env
from forum.settings.keys import kept_key

DATA_DIR.mkdir(parents=True, exist_ok=True)

DEBUG = env.switch("FORUM_DEBUG")
SECRET_KEY = env.secret("FORUM_SECRET_KEY") if env.given("FORUM_SECRET_KEY") else kept_key(DATA_DIR / "secret_key")

ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
# The same server under its other name; a passkey works under the first only.
ORIGINS = [ADDRESS, ADDRESS.replace("localhost", "127.0.0.1")]
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
DEMO_PEOPLE_EXEMPT = True

LANGUAGES = [*LANGUAGES, MIRRORED]

WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True

EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = MAIL_FOLDER = DATA_DIR / "mail"
