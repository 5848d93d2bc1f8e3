"""What carries data: the database, the caches and the channel layer, embedded or as services."""

from pathlib import Path
from typing import Any

from forum.settings.environment import Environment

# IMMEDIATE takes the one write lock at BEGIN, so a transaction that reads and then writes waits instead of failing.
# synchronous=FULL: an acknowledged post survives a power cut too; the price is one fsync for each commit.
SQLITE_OPENING = """
    PRAGMA journal_mode=WAL;
    PRAGMA synchronous=FULL;
    PRAGMA busy_timeout=20000;
    PRAGMA foreign_keys=ON;
    PRAGMA cache_size=-20000;
    PRAGMA journal_size_limit=67108864;
"""


def sqlite(path: Path, opening: str = SQLITE_OPENING) -> dict[str, Any]:
    """Django's dictionary for a SQLite file on a local disk."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": opening},
    }


def postgresql(env: Environment) -> dict[str, Any]:
    """Django's dictionary for FORUM_DATABASE_URL, with psycopg's pool (which excludes persistent connections)."""
    return env.database("FORUM_DATABASE_URL") | {
        "CONN_MAX_AGE": 0,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {
            "pool": {"min_size": 1, "max_size": env.number("FORUM_DATABASE_POOL"), "timeout": 10},
            # An acknowledged post is on disk, whatever the server's default says.
            "options": "-c synchronous_commit=on",
        },
    }


def channel_layer(redis: str) -> dict[str, Any]:
    """The doorbell: Redis publish/subscribe, or one process's memory.

    redis-py 8 gives every socket a timeout of 5 seconds, which a subscription that waits does not survive. A layer
    needs two connections per event loop: one that publishes, one that listens.
    """
    if not redis:
        return {"BACKEND": "channels.layers.InMemoryChannelLayer"}
    host = {"address": redis, "socket_timeout": None, "socket_connect_timeout": 1, "max_connections": 8}
    return {"BACKEND": "channels_redis.pubsub.RedisPubSubChannelLayer", "CONFIG": {"hosts": [host]}}


def presence_cache(redis: str) -> dict[str, Any]:
    """Who is reading now: shared through Redis, or one process's own. Slow is as good as away."""
    if not redis:
        return memory_cache("presence")
    options = {"socket_timeout": 0.5, "socket_connect_timeout": 0.5, "max_connections": 8}
    return {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": redis, "OPTIONS": options}


def memory_cache(name: str) -> dict[str, Any]:
    """A cache of this process alone."""
    return {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": name}


def database_cache() -> dict[str, Any]:
    """A cache all processes share: allauth's limits live in it, so memory would multiply them."""
    return {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
