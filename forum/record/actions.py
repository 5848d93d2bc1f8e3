"""How the chain grows."""

from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone

from forum.policies.actor import Actor
from forum.record.digests import digest_of
from forum.record.models import Entry, Head


def append(act: str, *, actor: Actor | None, object_id: UUID, reason: str = "") -> Entry:
    """Write down an act of power, as the very last step of the verb that does it (after `publish()`).

    The chain's head is locked until commit, so entries follow each other without holes. No actor means that whoever
    operates the machine acted, by a command.

    Raises `TransactionManagementError` outside a verb's transaction.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("append() belongs inside a verb.")
    head = _locked_head()
    entry = Entry(
        seq=head.seq + 1,
        at=timezone.now(),
        act=act,
        person=actor.person if actor else None,
        role=actor.role.value if actor else "",
        object_id=object_id,
        reason=reason,
        previous=head.digest,
    )
    entry.digest = digest_of(entry)
    entry.save(force_insert=True)
    Head.objects.filter(pk=head.pk).update(seq=entry.seq, digest=entry.digest)
    return entry


def _locked_head() -> Head:
    Head.objects.bulk_create([Head()], ignore_conflicts=True)
    return Head.objects.select_for_update().get()
