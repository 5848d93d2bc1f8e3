"""What is published of corrections: on the stream of the fact, about the correction."""

from forum.events.envelopes import Envelope, to_fact
from forum.toolbox.models import Correction

CORRECTION_PROPOSED = "correction.proposed"
CORRECTION_ACCEPTED = "correction.accepted"
CORRECTION_DECLINED = "correction.declined"


def correction_proposed(correction: Correction) -> Envelope:
    return to_fact(correction.fact, CORRECTION_PROPOSED, correction.pk)


def correction_accepted(correction: Correction) -> Envelope:
    return to_fact(correction.fact, CORRECTION_ACCEPTED, correction.pk)


def correction_declined(correction: Correction) -> Envelope:
    return to_fact(correction.fact, CORRECTION_DECLINED, correction.pk)
