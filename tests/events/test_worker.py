"""`manage.py worker`: does what is there, waits for the database, and ends when asked to."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import OperationalError, connection

from forum.events.management.commands import worker
from forum.events.models import Pending
from tests.events.test_running import ONE, follower, happen  # noqa: F401

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.mark.django_db(transaction=True)
def test_a_round_does_what_is_there():
    happen(ONE, ONE)
    assert worker.work() == 2
    assert worker.work() == 0
    assert not Pending.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_database_that_is_away_is_waited_for(monkeypatch, caplog):
    def away(now):
        raise OperationalError("the server closed the connection")

    monkeypatch.setattr(worker, "run_due", away)
    assert worker.work() == 0
    assert "waits for the database" in caplog.text


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_ends_at_once_and_in_peace(number):
    database = str(connection.settings_dict["NAME"])
    process = subprocess.Popen(
        [sys.executable, "-c", START],
        cwd=ROOT,
        env=os.environ | {"DJANGO_SETTINGS_MODULE": "forum.settings.test", "TEST_DATABASE": database},
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout.readline() == "The worker is at work.\n"
        process.send_signal(number)
        assert process.wait(10) == 0
    finally:
        process.kill()
        process.communicate()


START = """
import os
from django.conf import settings
settings.DATABASES["default"]["NAME"] = os.environ["TEST_DATABASE"]
from django.core.management import execute_from_command_line
execute_from_command_line(["manage.py", "worker"])
"""
