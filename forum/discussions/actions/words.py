"""What authors do with their own words once they stand."""

from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forum.discussions import events
from forum.discussions.models import Quote, Reply, ReplyVersion
from forum.discussions.steps import forget_draft, locked_reply, quoting_changed, write_mentions
from forum.discussions.unmarking import take_marks_off
from forum.discussions.words import Words
from forum.events.envelopes import Envelope
from forum.events.publish import publish
from forum.events.verbs import verb
from forum.policies import threads as may
from forum.policies.actor import Actor
from forum.policies.decision import Refused, require
from forum.policies.vocabulary import ReplyState
from forum.publishing.authorship import is_mine
from forum.text.excerpts import contains_passage


class EditConflict(Refused):
    """The words were edited since this edit began: `reply` holds them as they stand."""

    def __init__(self, reply: Reply) -> None:
        super().__init__(_("These words were edited meanwhile. Compare both versions, then save again."))
        self.reply = reply


@verb
def edit_reply(actor: Actor, reply_id: UUID, *, words: Words, version: int, draft: UUID | None = None) -> Reply:
    """Change own words, keeping the old ones for everybody to see, and tell who is reading or quoting them.

    `version` is the version that the edit began from. Raises `Unseen`, `Refused`, or `EditConflict` if the words
    were edited meanwhile.
    """
    reply = locked_reply(actor, reply_id)
    require(may.edit_reply(actor, reply, mine=is_mine(actor, reply.pk)))
    if reply.body == words.body:
        return reply
    if reply.version != version:
        raise EditConflict(reply)
    ReplyVersion.objects.create(
        reply=reply, version=reply.version, body=reply.body, spoken_at=reply.edited_at or reply.posted_at
    )
    reply.body, reply.html, reply.renderer_version = words.body, words.html, words.renderer_version
    reply.version += 1
    reply.edited_at = timezone.now()
    reply.save(update_fields=["body", "html", "renderer_version", "version", "edited_at"])
    write_mentions(reply, words)
    forget_draft(actor, draft)
    publish(events.of_reply(reply, events.REPLY_EDITED), *_quotes_that_changed(reply))
    return reply


@verb
def withdraw_reply(actor: Actor, reply_id: UUID) -> Reply:
    """Take own words back: one line stays in their place, and in the place of quotes of them.

    Raises `Unseen` or `Refused`.
    """
    reply = locked_reply(actor, reply_id)
    require(may.withdraw_reply(actor, reply, mine=is_mine(actor, reply.pk)))
    reply.state = ReplyState.WITHDRAWN
    reply.save(update_fields=["state"])
    publish(
        events.of_reply(reply, events.REPLY_WITHDRAWN),
        *take_marks_off(reply),
        *quoting_changed(reply),
    )
    return reply


def _quotes_that_changed(source: Reply) -> list[Envelope]:
    """Note of each quote whether its passage still stands in its source; envelopes for those that changed."""
    changed: dict[UUID, Reply] = {}
    for quote in Quote.objects.filter(source=source).select_related("reply"):
        stands = contains_passage(source.html, quote.passage)
        if stands != quote.stands:
            quote.stands = stands
            quote.save(update_fields=["stands"])
            changed[quote.reply_id] = quote.reply
    return [events.of_reply(reply, events.REPLY_QUOTE_CHANGED) for reply in changed.values()]
