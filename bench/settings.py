"""Production's settings; without PostgreSQL, development's, since production refuses SQLite."""

from pathlib import Path

from forum.settings.environment import env

if env.given("FORUM_DATABASE_URL") and env.given("FORUM_REDIS_URL"):
    from forum.settings.production import *
    from forum.settings.production import DATA_DIR, TEMPLATES
else:
    from forum.settings.development import *
    from forum.settings.development import DATA_DIR, TEMPLATES

ROOT_URLCONF = "bench.servers.urls"
STATIC_ROOT = DATA_DIR / "static"
TEMPLATES[0]["DIRS"].append(Path(__file__).parent / "templates")
