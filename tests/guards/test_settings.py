"""Settings: what is missing, wrong or weak refuses to start, with a sentence that says what to do."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from forum.settings.environment import VARIABLES, weakness
from forum.settings.keys import kept_key

ROOT = Path(__file__).resolve().parent.parent.parent
STRONG = "Vq3-7sLw_0bYkTzP9hXcRfJmN2uGdA5oEiSxWtKvBnQyZrHjCpMgUl18D64F"
SOUND = {
    "FORUM_ADDRESS": "https://forum.example",
    "FORUM_DATABASE_URL": "postgres://corridor@127.0.0.1:5432/corridor",
    "FORUM_MAIL_FROM": "Corridor <corridor@forum.example>",
    "FORUM_MAIL_URL": "smtp://127.0.0.1:25",
    "FORUM_REDIS_URL": "redis://127.0.0.1:6379/0",
    "FORUM_SECRET_KEY": STRONG,
    "FORUM_TRUSTED_PROXIES": "1",
}


def check(settings: str, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """`manage.py check` in a process of its own, where only these variables of ours are set; empty ones are not."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("FORUM_")}
    ours = {name: value for name, value in variables.items() if value}
    return subprocess.run(
        [sys.executable, "manage.py", "check", *arguments],
        cwd=ROOT,
        env=inherited | ours | {"DJANGO_SETTINGS_MODULE": f"forum.settings.{settings}"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize(
    ("variable", "value", "sentence"),
    [
        ("FORUM_SECRET_KEY", "", "FORUM_SECRET_KEY is missing. Set FORUM_SECRET_KEY, or FORUM_SECRET_KEY_FILE"),
        ("FORUM_SECRET_KEY", STRONG[:40], "FORUM_SECRET_KEY is too weak: it has 40 characters"),
        ("FORUM_SECRET_KEY", "abcabcabc" * 10, "FORUM_SECRET_KEY is too weak: it has fewer than 12 different"),
        ("FORUM_SECRET_KEY", "django-insecure-" + STRONG, "FORUM_SECRET_KEY is too weak: it looks like a sample"),
        ("FORUM_SECRET_KEY_FILE", "/nowhere/key", "FORUM_SECRET_KEY cannot be read."),
        ("FORUM_ADDRESS", "", "FORUM_ADDRESS is missing. Set it: Where people open the forum"),
        ("FORUM_ADDRESS", "http://forum.example", "FORUM_ADDRESS must begin with https:// in production"),
        ("FORUM_ADDRESS", "forum.example", "FORUM_ADDRESS must begin with https:// or http://."),
        ("FORUM_ADDRESS", "https://forum.example/corridor", "FORUM_ADDRESS must be only a scheme and a name"),
        ("FORUM_DATABASE_URL", "", "FORUM_DATABASE_URL is missing. Set it: PostgreSQL, as"),
        ("FORUM_DATABASE_URL", "sqlite:///forum.db", "FORUM_DATABASE_URL must begin with postgres://"),
        ("FORUM_DATABASE_POOL", "many", "FORUM_DATABASE_POOL must be a number."),
        ("FORUM_REDIS_URL", "", "FORUM_REDIS_URL is missing. Set it: Redis"),
        ("FORUM_REDIS_URL", "localhost", "FORUM_REDIS_URL must begin with redis://"),
        ("FORUM_MAIL_URL", "", "FORUM_MAIL_URL is missing. Set it: Outgoing mail"),
        ("FORUM_MAIL_FROM", "", "FORUM_MAIL_FROM is missing. Set it: Sender"),
        ("FORUM_TRUSTED_PROXIES", "-1", "FORUM_TRUSTED_PROXIES must not be negative."),
        ("FORUM_OIDC_CLIENT_ID", "corridor", "FORUM_OIDC_ISSUER is missing."),
        ("FORUM_DEBUG", "yes", "FORUM_DEBUG is for development"),
        ("FORUM_DATABSE_URL", "postgres://", "FORUM_DATABSE_URL is not a setting of Corridor. Correct or remove it"),
    ],
)
def test_production_refuses_to_start(variable, value, sentence):
    result = check("production", **SOUND | {variable: value})
    assert result.returncode == 1
    assert result.stderr.startswith(sentence)
    assert "Traceback" not in result.stderr


def test_production_with_everything_set_passes_every_check():
    result = check("production", "--deploy", "--fail-level", "WARNING", **SOUND)
    assert (result.returncode, result.stderr) == (0, "")


def test_a_secret_may_stand_in_a_file(tmp_path):
    key = tmp_path / "key"
    key.write_text(f"{STRONG}\n")
    result = check("production", **SOUND | {"FORUM_SECRET_KEY": "", "FORUM_SECRET_KEY_FILE": str(key)})
    assert (result.returncode, result.stderr) == (0, "")


def test_development_needs_nothing_and_keeps_the_key_it_makes(tmp_path):
    first = check("development", FORUM_DATA_DIR=str(tmp_path))
    key = (tmp_path / "secret_key").read_text()
    second = check("development", FORUM_DATA_DIR=str(tmp_path))
    assert (first.returncode, second.returncode) == (0, 0)
    assert (tmp_path / "secret_key").read_text() == key
    assert (tmp_path / "secret_key").stat().st_mode & 0o077 == 0


def test_a_generated_key_is_strong(tmp_path):
    assert weakness(kept_key(tmp_path / "key")) is None


@pytest.mark.parametrize("name", VARIABLES)
def test_every_variable_says_what_it_means(name):
    assert name.startswith("FORUM_")
    assert VARIABLES[name].meaning.endswith(".")


def test_only_the_settings_read_the_environment():
    ours = [*(ROOT / "accounts").rglob("*.py"), *(ROOT / "forum").rglob("*.py")]
    readers = {path.relative_to(ROOT).as_posix() for path in ours if "environ" in path.read_text()}
    assert {path for path in readers if not path.startswith("forum/settings/")} == {"forum/asgi.py", "forum/wsgi.py"}
