"""Tasks: done at least once, tried again when they fail or are cut off, given up in the end and then listed."""

import os
import signal
import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from forum.events.management.commands import worker
from forum.events.tasks import FIRST_WAIT, LEASE, LONGEST_WAIT, MOST_TRIES, given_up, run_tasks
from tests.events.followers.errand import done, errand, failing
from tests.programs import ROOT

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def forget():
    done.clear()
    failing.clear()


def listed(*arguments: str) -> str:
    said = StringIO()
    call_command("tasks", *arguments, stdout=said)
    return said.getvalue()


@pytest.mark.django_db
def test_each_is_done_once_in_order_and_then_forgotten():
    errand.enqueue("one")
    errand.enqueue("two")
    assert run_tasks() == 2
    assert done == ["one", "two"]
    assert run_tasks() == 0
    assert not DBTaskResult.objects.exists()


@pytest.mark.django_db
def test_no_more_than_the_limit_is_done_at_once():
    for what in "abc":
        errand.enqueue(what)
    assert [run_tasks(limit=2), run_tasks(limit=2)] == [2, 1]


@pytest.mark.django_db(transaction=True)
def test_what_is_enqueued_in_a_transaction_that_fails_is_not_done():
    with transaction.atomic():
        errand.enqueue("never")
        transaction.set_rollback(True)
    assert run_tasks() == 0


@pytest.mark.django_db
def test_one_that_fails_waits_longer_each_time_and_holds_up_nobody(time_machine, caplog):
    time_machine.move_to(NOON, tick=False)
    failing.add("bad")
    errand.enqueue("bad")
    errand.enqueue("good")
    assert run_tasks() == 2
    assert done == ["bad", "good"]
    assert "told to fail" not in caplog.text, "What a task says may name somebody."
    waits = []
    for _ in range(3):
        waits.append(DBTaskResult.objects.get().run_after - datetime.now(UTC))
        assert run_tasks() == 0
        time_machine.shift(waits[-1])
        assert run_tasks() == 1
    assert waits == [FIRST_WAIT, 2 * FIRST_WAIT, 4 * FIRST_WAIT]
    failing.clear()
    time_machine.shift(LONGEST_WAIT)
    assert run_tasks() == 1
    assert not DBTaskResult.objects.exists()


@pytest.mark.django_db
def test_what_fails_too_often_is_given_up_listed_and_can_be_tried_anew(time_machine, caplog):
    time_machine.move_to(NOON, tick=False)
    failing.add("private words")
    errand.enqueue("private words")
    for _ in range(MOST_TRIES + 3):
        run_tasks()
        time_machine.shift(LONGEST_WAIT)
    assert len(done) == MOST_TRIES
    assert "The task errand is given up: RuntimeError" in caplog.text
    assert [task.task_name for task in given_up()] == ["errand"]
    said = listed()
    assert "errand" in said
    assert "RuntimeError" in said
    assert "Tasks given up: 1" in said
    assert "private words" not in said
    failing.clear()
    assert listed("--again") == "Put back in the queue: 1\n"
    assert run_tasks() == 1
    assert listed() == "Tasks given up: 0\n"


@pytest.mark.django_db
def test_one_that_was_cut_off_is_taken_up_again_when_its_lease_is_over(time_machine):
    time_machine.move_to(NOON, tick=False)
    errand.enqueue("cut off")
    DBTaskResult.objects.get().claim("a worker that was killed")
    assert run_tasks() == 0
    time_machine.shift(LEASE - timedelta(seconds=1))
    assert run_tasks() == 0
    time_machine.shift(1)
    assert run_tasks() == 1
    assert done == ["cut off"]


@pytest.mark.django_db
def test_one_that_kills_every_worker_is_given_up(time_machine):
    time_machine.move_to(NOON, tick=False)
    errand.enqueue("deadly")
    for _ in range(MOST_TRIES):
        DBTaskResult.objects.get().claim("a worker that was killed")
    time_machine.shift(LEASE)
    run_tasks()
    assert done == []
    assert "CutOff" in given_up().get().exception_class_path


@pytest.mark.django_db(transaction=True)
def test_several_workers_at_once_do_each_task_once():
    for number in range(40):
        errand.enqueue(str(number))
    start = threading.Barrier(3)

    def work() -> None:
        try:
            start.wait(10)
            while run_tasks(limit=5) or DBTaskResult.objects.filter(status=TaskResultStatus.READY).exists():
                pass
        finally:
            connection.close()

    workers = [threading.Thread(target=work) for _ in range(3)]
    for one in workers:
        one.start()
    for one in workers:
        one.join(60)
    assert sorted(done, key=int) == [str(number) for number in range(40)]


@pytest.mark.django_db(transaction=True)
def test_a_round_of_the_worker_does_what_is_there():
    errand.enqueue("one")
    assert [worker.errands(), worker.errands()] == [1, 0]


@pytest.mark.django_db(transaction=True)
def test_a_worker_killed_at_a_task_leaves_it_to_the_next_one(time_machine):
    """A process of its own, killed as by a power cut while the task runs."""
    errand.enqueue("deadly")
    database = str(connection.settings_dict["NAME"])
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "forum.settings.test", "TEST_DATABASE": database}
    killed = subprocess.run([sys.executable, "-c", KILLED], cwd=ROOT, env=environment, check=False, timeout=60)
    assert killed.returncode == -signal.SIGKILL
    assert DBTaskResult.objects.get().status == TaskResultStatus.RUNNING
    assert run_tasks() == 0
    time_machine.move_to(datetime.now(UTC) + LEASE + timedelta(seconds=1))
    assert run_tasks() == 1
    assert done == ["deadly"]


KILLED = """
import os, signal
from django.conf import settings
settings.DATABASES["default"]["NAME"] = os.environ["TEST_DATABASE"]
import django
django.setup()
from tests.events.followers import errand
errand.done = type("Deadly", (list,), {"append": lambda self, what: os.kill(os.getpid(), signal.SIGKILL)})()
from forum.events.tasks import run_tasks
run_tasks()
"""
