"""How people sign in: django-allauth's settings."""

from typing import Any

from forum.settings.environment import env

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"

# Django's own backend is not among them: it would only check every password a second time.
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

ACCOUNT_ADAPTER = "accounts.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_MAX_EMAIL_ADDRESSES = 2
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_SESSION_REMEMBER = False
# allauth keeps one counter per scope and action: two rates of one scope would share it and both be wrong.
ACCOUNT_RATE_LIMITS = {
    "ask_for_access": "20/h/ip,5/d/key",  # ours: accounts.views.access
    "change_password": "5/m/user",
    "confirm_email": "1/180s/key",
    "login": "30/m/ip",
    "login_failed": "10/m/ip,5/300s/key",
    "manage_email": "10/m/user",
    "reauthenticate": "10/m/user",
    "reset_password": "20/m/ip,5/m/key",
    "reset_password_from_key": "20/m/ip",
    "signup": "20/m/ip",
}

MFA_ADAPTER = "accounts.adapters.MFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_PASSKEY_SIGNUP_ENABLED = False
MFA_FORMS = {"add_webauthn": "accounts.passkeys.PasskeyForm"}
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_ALLOW_UNVERIFIED_EMAIL = False
MFA_TRUST_ENABLED = False
MFA_TOTP_ISSUER = "Corridor"
MFA_RATE_LIMITS = {"webauthn_login": "10/m/ip"}

# Whether the powers of demo people work without a second factor: on a developer's machine and in tests only.
DEMO_PEOPLE_EXEMPT = False

ALLAUTH_TRUSTED_PROXY_COUNT = env.number("FORUM_TRUSTED_PROXIES")


def openid_connect() -> dict[str, Any]:
    """The one OpenID Connect provider, when FORUM_OIDC_CLIENT_ID names our client there."""
    if not env.given("FORUM_OIDC_CLIENT_ID"):
        return {}
    env.require("FORUM_OIDC_ISSUER")
    provider = {
        "provider_id": "organisation",
        "name": env.text("FORUM_OIDC_NAME"),
        "client_id": env.text("FORUM_OIDC_CLIENT_ID"),
        "secret": env.secret("FORUM_OIDC_CLIENT_SECRET", shortest=20),
        "settings": {"server_url": env.text("FORUM_OIDC_ISSUER")},
    }
    return {"openid_connect": {"APPS": [provider], "OAUTH_PKCE_ENABLED": True}}


SOCIALACCOUNT_ADAPTER = "accounts.adapters.SocialAccountAdapter"
SOCIALACCOUNT_PROVIDERS = openid_connect()
SOCIALACCOUNT_ONLY = False
# Whoever operates the forum names the one provider, so the addresses it says it verified are believed.
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_AUTO_SIGNUP = False
