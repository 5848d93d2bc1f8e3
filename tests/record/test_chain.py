"""The audit chain holds, and what breaks it is found and named."""

from io import StringIO
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from forum.record.actions import append
from forum.record.digests import digest_of
from forum.record.models import Entry, Head
from forum.record.verify import faults


@pytest.fixture
def chain(db):
    """Five entries, as verbs of the operator would write them."""
    for number in range(1, 6):
        append("thread.closed", actor=None, object_id=uuid4(), reason=f"Reason {number}, “quoted” – مثال")
    return Entry.objects.order_by("seq")


@pytest.fixture
def insider(db):
    """Somebody who has taken the lock off the table."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE record_entry DISABLE TRIGGER record_entries_stand")


def test_a_whole_chain_has_no_faults(chain):
    assert list(faults()) == []
    assert [entry.seq for entry in chain] == [1, 2, 3, 4, 5]
    assert Head.objects.get().digest == chain.last().digest


def test_an_empty_chain_has_no_faults(db):
    assert list(faults()) == []


def test_the_digest_is_the_same_read_from_the_database(chain):
    assert all(entry.digest == digest_of(Entry.objects.get(pk=entry.pk)) for entry in chain)


@pytest.mark.parametrize(
    "change",
    [
        {"reason": "Another reason"},
        {"person": uuid4()},
        {"role": "moderator"},
        {"act": "thread.reopened"},
        {"object_id": uuid4()},
        {"at": "2020-01-01T00:00:00Z"},
        {"digest": "0" * 64},
    ],
)
def test_an_altered_entry_is_named(chain, insider, change):
    Entry.objects.filter(seq=3).update(**change)
    assert any("Entry 3 is not as it was written." in sentence for sentence in faults())


def test_an_entry_altered_and_sealed_again_breaks_the_one_after(chain, insider):
    entry = Entry.objects.get(seq=3)
    entry.reason = "Another reason"
    entry.digest = digest_of(entry)
    entry.save()
    assert list(faults()) == ["Entry 4 does not follow from the entry before it."]


def test_a_deleted_entry_is_named(chain, insider):
    Entry.objects.filter(seq__in=[2, 3]).delete()
    assert "Entries 2 to 3 are missing." in list(faults())


def test_the_first_entry_deleted_is_named(chain, insider):
    Entry.objects.filter(seq=1).delete()
    assert "Entries 1 to 1 are missing." in list(faults())


def test_swapped_entries_are_named(chain, insider):
    reasons = dict(Entry.objects.values_list("seq", "reason"))
    Entry.objects.filter(seq=2).update(reason=reasons[4])
    Entry.objects.filter(seq=4).update(reason=reasons[2])
    assert {"Entry 2 is not as it was written.", "Entry 4 is not as it was written."} <= set(faults())


def test_rows_swapped_whole_are_named(chain, insider):
    Entry.objects.filter(seq=2).update(seq=99)
    Entry.objects.filter(seq=4).update(seq=2)
    Entry.objects.filter(seq=99).update(seq=4)
    found = set(faults())
    assert "Entry 2 does not follow from the entry before it." in found
    assert "Entry 4 does not follow from the entry before it." in found


def test_an_inserted_entry_is_named(chain, insider):
    last = chain.last()
    forged = Entry(seq=6, at=last.at, act="seat.granted", object_id=uuid4(), previous=last.digest)
    forged.digest = digest_of(forged)
    forged.save(force_insert=True)
    assert list(faults()) == ["Entry 6 is not the one at which the chain was left."]


def test_a_cut_end_is_named(chain, insider):
    Entry.objects.filter(seq__gte=4).delete()
    assert list(faults()) == ["Entries 4 to 5 are missing at the end."]


def test_an_emptied_record_is_named(chain, insider):
    Entry.objects.all().delete()
    assert list(faults()) == ["Entries 1 to 5 are missing at the end."]


def test_the_command_says_that_the_chain_is_whole_and_where_it_ends(chain):
    out = StringIO()
    call_command("verify_record", stdout=out)
    assert out.getvalue() == f"The record is whole: 5 entries, head {chain.last().digest}.\n"


def test_the_command_fails_on_a_broken_chain(chain, insider):
    Entry.objects.filter(seq=2).update(reason="Another reason")
    errors = StringIO()
    with pytest.raises(SystemExit) as end:
        call_command("verify_record", stderr=errors, no_color=True)
    assert end.value.code == 1
    assert "Entry 2 is not as it was written." in errors.getvalue()


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no such users to keep apart.")
@pytest.mark.parametrize("change", [lambda rows: rows.update(reason=""), lambda rows: rows.delete()])
def test_the_database_refuses_to_change_an_entry(chain, change):
    with pytest.raises(DatabaseError, match="never altered and never deleted"), transaction.atomic():
        change(Entry.objects.filter(seq=2))


@pytest.mark.django_db(transaction=True)
def test_nothing_is_written_outside_a_verb():
    with pytest.raises(transaction.TransactionManagementError, match="inside a verb"):
        append("thread.closed", actor=None, object_id=uuid4())
