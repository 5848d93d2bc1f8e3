"""Acts of power at the same moment follow each other in the chain. With real commits."""

from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest
from django.db import connection, transaction

from forum.record.actions import append
from forum.record.models import Entry
from forum.record.verify import faults

WRITERS, EACH = 4, 10


def write(_: int) -> None:
    for _ in range(EACH):
        with transaction.atomic():
            append("thread.closed", actor=None, object_id=uuid4())
    connection.close()


@pytest.mark.django_db(transaction=True)
def test_writers_at_once_leave_a_whole_chain():
    with ThreadPoolExecutor(WRITERS) as pool:
        list(pool.map(write, range(WRITERS)))
    assert Entry.objects.count() == WRITERS * EACH
    assert list(faults()) == []
