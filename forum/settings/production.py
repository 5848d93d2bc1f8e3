"""Behind proxies of ours, with PostgreSQL and Redis. Whatever is missing or weak refuses to start."""

from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

from forum.settings.base import *
from forum.settings.base import ADDRESS, STORAGES
from forum.settings.environment import env

env.refuse_unknown()
env.require("FORUM_ADDRESS", "FORUM_DATABASE_URL", "FORUM_REDIS_URL", "FORUM_MAIL_URL", "FORUM_MAIL_FROM")
if env.switch("FORUM_DEBUG"):
    raise ImproperlyConfigured("FORUM_DEBUG is for development: its pages show code and data. Remove it.")
if not ADDRESS.startswith("https://"):
    raise ImproperlyConfigured("FORUM_ADDRESS must begin with https:// in production: sessions and passkeys need it.")

SECRET_KEY = env.secret("FORUM_SECRET_KEY")

ALLOWED_HOSTS = [str(urlsplit(ADDRESS).hostname)]
CSRF_TRUSTED_ORIGINS = [ADDRESS]
ORIGINS = [ADDRESS]

SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
if env.number("FORUM_TRUSTED_PROXIES"):
    # Only a proxy of ours may say that the outside was https; it overwrites what the client sent.
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

SESSION_COOKIE_NAME = "__Host-sessionid"
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-csrftoken"
CSRF_COOKIE_SECURE = True
LANGUAGE_COOKIE_SECURE = True

STORAGES = STORAGES | {"staticfiles": {"BACKEND": "forum.settings.static.HashedFiles"}}

mail = urlsplit(env.mail("FORUM_MAIL_URL"))
EMAIL_HOST = mail.hostname or "localhost"
EMAIL_PORT = mail.port or {"smtp": 25, "smtps": 465, "submission": 587}[mail.scheme]
EMAIL_HOST_USER = unquote(mail.username or "")
EMAIL_HOST_PASSWORD = unquote(mail.password or "")
EMAIL_USE_SSL = mail.scheme == "smtps"
EMAIL_USE_TLS = mail.scheme == "submission"
EMAIL_TIMEOUT = 10
