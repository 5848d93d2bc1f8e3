"""`@verb`: the outermost transaction of everything that changes something."""

import functools
from collections.abc import Callable
from importlib import import_module
from typing import ParamSpec, TypeVar

from django.conf import settings
from django.db import OperationalError, connection, transaction

from forum.policies.actor import Actor

P = ParamSpec("P")
R = TypeVar("R")

RETRIES = 2
LOCK_TIMEOUT = "3s"
WORTH_A_RETRY = frozenset({"40P01", "40001", "55P03"})
"""PostgreSQL's codes for deadlock, serialisation failure and lock not available."""


def verb(function: Callable[P, R]) -> Callable[P, R]:
    """Run a verb in one durable transaction, tried again twice when it lost a race for locks.

    The first argument is the Actor (or, for what nobody in particular does, anything else). Its rights rows are
    locked for share before anything else, and the Actor is built anew if they moved: what a rule reads is read
    under the lock.

    Raises what the verb raises; `Refused` if the actor's access ended meanwhile.
    """

    @functools.wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        for chance in range(RETRIES, -1, -1):
            try:
                with transaction.atomic(durable=True):
                    _limit_waiting()
                    actor, *rest = args
                    return function(_renewed(actor), *rest, **kwargs)  # type: ignore[arg-type]
            except OperationalError as problem:
                if not chance or getattr(problem.__cause__, "sqlstate", None) not in WORTH_A_RETRY:
                    raise
        raise AssertionError("unreachable")

    run.is_verb = True  # type: ignore[attr-defined]
    return run


def _limit_waiting() -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL lock_timeout = %s", [LOCK_TIMEOUT])


def _renewed(actor: object) -> object:
    if isinstance(actor, Actor):
        return import_module(settings.ACTOR_BUILDER).renewed(actor)
    return actor
