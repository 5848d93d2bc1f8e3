"""Tables are as the models say, and what is acknowledged is on disk."""

import sqlite3

import pytest
from django.core.management import call_command
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


@pytest.mark.django_db
def test_every_change_of_a_model_has_its_migration():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
