"""The one place that reads environment variables: their list, their types, and what makes a value unfit."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

import dj_database_url
from django.core.exceptions import ImproperlyConfigured
from environs import EnvError, FileAwareEnv

PREFIX = "FORUM_"
FILE_SUFFIX = "_FILE"
SHORTEST_SECRET = 50
FEWEST_DIFFERENT_CHARACTERS = 12
SAMPLES = ("change", "django-insecure", "example", "insecure", "password", "replace", "sample", "secret", "your-key")

Kind = Literal["text", "secret", "number", "switch", "address", "database", "redis", "mail", "folder"]


@dataclass(frozen=True)
class Variable:
    """One environment variable: its type, what it means, and its value when absent (None: nothing)."""

    kind: Kind
    meaning: str
    default: str | int | bool | None = None


VARIABLES: Mapping[str, Variable] = {
    "FORUM_ADDRESS": Variable(
        "address", "Where people open the forum, scheme and name (https://forum.example).", "http://localhost:8000"
    ),
    "FORUM_DATA_DIR": Variable("folder", "Folder of the SQLite file, the mail folder and the generated key.", "var"),
    "FORUM_DATABASE_POOL": Variable("number", "Most connections one process opens to PostgreSQL.", 10),
    "FORUM_DATABASE_URL": Variable("database", "PostgreSQL, as postgres://user:password@host:5432/name."),
    "FORUM_DEBUG": Variable("switch", "Technical error pages; development only.", False),
    "FORUM_LOG_LEVEL": Variable("text", "How much our own code logs: DEBUG, INFO, WARNING or ERROR.", "INFO"),
    "FORUM_MAIL_FROM": Variable("text", "Sender of every mail.", "Corridor <corridor@localhost>"),
    "FORUM_MAIL_URL": Variable("mail", "Outgoing mail, as smtp://user:password@host:25 (submission:// for STARTTLS)."),
    "FORUM_OIDC_CLIENT_ID": Variable("text", "Our client id at the OpenID Connect provider; turns that sign-in on."),
    "FORUM_OIDC_CLIENT_SECRET": Variable("secret", "Our client secret at the OpenID Connect provider."),
    "FORUM_OIDC_ISSUER": Variable("address", "Address of the OpenID Connect provider (https://login.example)."),
    "FORUM_OIDC_NAME": Variable("text", "What people read on the button of that sign-in.", "Single sign-on"),
    "FORUM_REDIS_URL": Variable("redis", "Redis for doorbells and presence, as redis://host:6379/0."),
    "FORUM_SECRET_KEY": Variable("secret", "Key that signs sessions, links and submit keys."),
    "FORUM_TRUSTED_PROXIES": Variable("number", "How many proxies of ours stand before the web process.", 0),
}

SCHEMES: Mapping[str, tuple[str, ...]] = {
    "address": ("https", "http"),
    "database": ("postgres", "postgresql"),
    "redis": ("redis", "rediss", "unix"),
    "mail": ("smtp", "smtps", "submission"),
}


class Environment:
    """Typed reading of the variables above. Every method raises ImproperlyConfigured with a sentence to act on.

    Any variable may also be given as NAME_FILE, the path of a file that holds the value (for mounted secrets).
    """

    def __init__(self) -> None:
        self._source = FileAwareEnv(file_suffix=FILE_SUFFIX, strip_whitespace=True)

    def given(self, name: str) -> bool:
        """Whether the variable (or its file) is set to something."""
        try:
            return bool(self._source.str(name, default=""))
        except ValueError as error:
            raise ImproperlyConfigured(f"{name} cannot be read. {error}") from error

    def text(self, name: str) -> str:
        """The value as it stands; empty when absent and without default."""
        return str(self._parsed(name, "text", self._source.str) or "")

    def number(self, name: str) -> int:
        """A whole number, not negative."""
        value: int = self._parsed(name, "number", self._source.int)
        if value < 0:
            raise ImproperlyConfigured(f"{name} must not be negative.")
        return value

    def switch(self, name: str) -> bool:
        """A yes or no."""
        return bool(self._parsed(name, "switch", self._source.bool))

    def folder(self, name: str, below: Path) -> Path:
        """A folder; a relative one is taken from `below`."""
        return below / Path(self._parsed(name, "folder", self._source.str))

    def address(self, name: str) -> str:
        """An http(s) address without a path; no closing slash. Empty when absent and without default."""
        value = self._url(name, "address").rstrip("/")
        if value and (urlsplit(value).path or urlsplit(value).query):
            raise ImproperlyConfigured(f"{name} must be only a scheme and a name, such as https://forum.example.")
        return value

    def redis(self, name: str) -> str:
        """Address of a Redis; empty when absent."""
        return self._url(name, "redis")

    def mail(self, name: str) -> str:
        """Address of a mail server; empty when absent."""
        return self._url(name, "mail")

    def database(self, name: str) -> dict[str, Any]:
        """Django's dictionary for a PostgreSQL address."""
        return dict(dj_database_url.parse(self._url(name, "database")))

    def secret(self, name: str, shortest: int = SHORTEST_SECRET) -> str:
        """A secret that is long, varied and no sample. `shortest` counts characters: others issue shorter ones."""
        value = str(self._parsed(name, "secret", self._source.str) or "")
        if not value:
            raise ImproperlyConfigured(
                f"{name} is missing. Set {name}, or {name}{FILE_SUFFIX} to a file that holds it. {HOW_TO_MAKE_ONE}"
            )
        if fault := weakness(value, shortest):
            raise ImproperlyConfigured(f"{name} is too weak: {fault}. {HOW_TO_MAKE_ONE}")
        return value

    def require(self, *names: str) -> None:
        """Refuse to start unless all of these are set."""
        for name in names:
            if not self.given(name):
                raise ImproperlyConfigured(f"{name} is missing. Set it: {VARIABLES[name].meaning}")

    def refuse_unknown(self) -> None:
        """Refuse to start when a variable begins with FORUM_ and is none of ours: it is a slip of the pen."""
        for name in sorted(os.environ):
            if name.startswith(PREFIX) and name.removesuffix(FILE_SUFFIX) not in VARIABLES:
                raise ImproperlyConfigured(
                    f"{name} is not a setting of Corridor. Correct or remove it; known are: {', '.join(VARIABLES)}."
                )

    def _url(self, name: str, kind: Kind) -> str:
        value: str = self._parsed(name, kind, self._source.str) or ""
        if value and urlsplit(value).scheme not in SCHEMES[kind]:
            raise ImproperlyConfigured(f"{name} must begin with {' or '.join(f'{s}://' for s in SCHEMES[kind])}.")
        return value

    def _parsed(self, name: str, kind: Kind, read: Callable[[str], Any]) -> Any:
        declared = VARIABLES[name]
        if declared.kind != kind:
            raise TypeError(f"{name} is declared as {declared.kind}, not {kind}.")
        if not self.given(name):
            return declared.default
        try:
            return read(name)
        except EnvError as error:
            raise ImproperlyConfigured(f"{name} must be a {kind}. {declared.meaning}") from error


HOW_TO_MAKE_ONE = 'Make one with: python3 -c "import secrets; print(secrets.token_urlsafe(64))"'


def weakness(secret: str, shortest: int = SHORTEST_SECRET) -> str | None:
    """What is wrong with a secret, or None."""
    if len(secret) < shortest:
        return f"it has {len(secret)} characters, at least {shortest} are needed"
    if len(set(secret)) < FEWEST_DIFFERENT_CHARACTERS:
        return f"it has fewer than {FEWEST_DIFFERENT_CHARACTERS} different characters"
    if sample := next((word for word in SAMPLES if word in secret.lower()), None):
        return f"it looks like a sample (“{sample}”)"
    return None


env = Environment()
