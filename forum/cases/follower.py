"""What hangs on a seat and is of case studies goes with it: who writes at what is not published."""

from typing import cast
from uuid import UUID

from accounts.events import SEAT_PASSED_ON
from accounts.models import Handover
from forum.cases.models import SectionState
from forum.events.models import Event
from forum.policies.vocabulary import VersionState

KINDS = frozenset({SEAT_PASSED_ON})


def follow(event: Event) -> None:
    """Let the successor be who saved the sections of versions in work: a returned one waits for them. Repeatable."""
    handover = Handover.objects.get(pk=cast(UUID, event.object_id))
    in_work = SectionState.objects.filter(seat=handover.seat_id).exclude(version__state=VersionState.PUBLISHED)
    in_work.update(seat=handover.successor_id)
