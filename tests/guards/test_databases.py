"""What the promise "an acknowledged post is never lost" rests on."""

import sqlite3

import pytest
from django.db import connection

from forum.settings.databases import SQLITE_OPENING


def test_sqlite_syncs_at_every_commit(tmp_path):
    database = sqlite3.connect(tmp_path / "any.sqlite3")
    database.executescript(SQLITE_OPENING)
    assert database.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert database.execute("PRAGMA synchronous").fetchone() == (2,)
    database.close()


@pytest.mark.django_db
def test_the_connection_is_opened_as_promised():
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SHOW synchronous_commit")
            assert cursor.fetchone() == ("on",)
        else:
            cursor.execute("PRAGMA journal_mode")
            assert cursor.fetchone() == ("wal",)
            assert connection.transaction_mode == "IMMEDIATE"
