"""Worlds that stand for a whole module, and vanish with it: written once, in a transaction that never commits."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from django.test import TestCase


@contextmanager
def kept_apart() -> Iterator[None]:
    """Undo at the end what is done within. Verbs may run, as in Django's own TestCase; they see their durable block."""
    block = transaction.atomic()
    block._from_testcase = True
    with block:
        yield
        transaction.set_rollback(True)


@contextmanager
def committed() -> Iterator[None]:
    """Do what waits for a commit at the end, though there is none."""
    with TestCase.captureOnCommitCallbacks(execute=True):
        yield
