"""Whether the chain still says what was written."""

from collections.abc import Iterator

from forum.record.digests import digest_of
from forum.record.models import Entry, Head


def faults() -> Iterator[str]:
    """Each place at which the chain does not hold, as a sentence that names the row. Nothing if it is whole.

    Alteration breaks a row's digest; deletion, insertion and swapping break the numbering or the reference to the row
    before; a cut end differs from the head. Who can rewrite rows and head together is found only by comparing with a
    head noted elsewhere, so `verify_record` prints it.
    """
    head = Head.objects.first() or Head()
    seq, digest = 0, Head().digest
    for entry in Entry.objects.order_by("seq").iterator():
        if entry.seq != seq + 1:
            yield f"Entries {seq + 1} to {entry.seq - 1} are missing."
        if entry.previous != digest:
            yield f"Entry {entry.seq} does not follow from the entry before it."
        if entry.digest != digest_of(entry):
            yield f"Entry {entry.seq} is not as it was written."
        seq, digest = entry.seq, entry.digest
    if head.seq > seq:
        yield f"Entries {seq + 1} to {head.seq} are missing at the end."
    elif (head.seq, head.digest) != (seq, digest):
        yield f"Entry {seq} is not the one at which the chain was left."
