"""What authors do with their own words once they stand."""

from collections.abc import Mapping
from uuid import UUID

from forum.discussions import events
from forum.discussions.models import Reply
from forum.discussions.saying import change_words
from forum.discussions.showing import state_changed
from forum.discussions.steps import forget_draft, locked_reply
from forum.discussions.words import Words
from forum.events.publish import publish
from forum.events.verbs import verb
from forum.policies import threads as may
from forum.policies.actor import Actor
from forum.policies.decision import require
from forum.policies.vocabulary import ReplyState
from forum.publishing.authorship import is_mine
from forum.publishing.clearing import require_at_once


@verb
def edit_reply(
    actor: Actor,
    reply_id: UUID,
    *,
    words: Words,
    version: int,
    standing: Mapping[int, bool] | None = None,
    draft: UUID | None = None,
) -> Reply:
    """Change own words, keeping the old ones for everybody to see, and tell who is reading or quoting them.

    `version` is the version that the edit began from; `standing` what is known of quotes of it (`quotes_standing`).
    Raises `Unseen`, `Refused`, or `EditConflict` if the words were edited meanwhile.
    """
    reply = locked_reply(actor, reply_id)
    require(may.edit_reply(actor, reply, mine=is_mine(actor, reply.pk)))
    require_at_once(actor, reply.capacity)
    if reply.body == words.body:
        return reply
    told = change_words(reply, words, version=version, standing=standing or {})
    forget_draft(actor, draft)
    publish(*told)
    return reply


@verb
def withdraw_reply(actor: Actor, reply_id: UUID) -> Reply:
    """Take own words back: one line stays in their place, in that of quotes of them, and of the title over them.

    Raises `Unseen` or `Refused`.
    """
    reply = locked_reply(actor, reply_id)
    require(may.withdraw_reply(actor, reply, mine=is_mine(actor, reply.pk)))
    reply.state = ReplyState.WITHDRAWN
    reply.save(update_fields=["state"])
    publish(*state_changed(reply, events.REPLY_WITHDRAWN))
    return reply
