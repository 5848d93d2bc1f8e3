"""What is sealed of an entry."""

import hashlib
import json
from datetime import UTC

from forum.record.models import Entry


def digest_of(entry: Entry) -> str:
    """SHA-256, in hexadecimal, over an entry as canonical JSON with the digest before it.

    Times are written in UTC to the microsecond, which both databases keep exactly.
    """
    sealed = {
        "seq": entry.seq,
        "at": entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "act": entry.act,
        "person": str(entry.person) if entry.person else None,
        "role": entry.role,
        "object_id": str(entry.object_id),
        "reason": entry.reason,
        "previous": entry.previous,
    }
    canonical = json.dumps(sealed, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()
