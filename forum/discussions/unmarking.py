"""Words that are no longer shown lose the marks that others put on them."""

from forum.discussions import events
from forum.discussions.models import Reply
from forum.events.envelopes import Envelope


def take_marks_off(reply: Reply) -> list[Envelope]:
    """Unmark a reply as insight and as answer, in the transaction of a verb; the envelopes for what changed."""
    if reply.insight_at:
        reply.insight_at = None
        reply.save(update_fields=["insight_at"])
    thread = reply.thread
    if thread.answer_id != reply.pk:
        return []
    thread.answer = None
    thread.save(update_fields=["answer"])
    return [events.of_thread(thread, events.THREAD_ANSWER_CHANGED)]
