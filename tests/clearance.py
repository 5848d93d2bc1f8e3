"""Words on their way through an authority, for tests, made by the verbs that make them."""

from typing import Any
from uuid import uuid4

from forum.discussions.actions.clearing import clear_revision, hand_in_reply, hand_in_thread
from forum.discussions.models import Reply, ReplyRevision, Thread
from forum.discussions.revisions import audience_of
from forum.discussions.saying import ReplySaid, ThreadSaid
from forum.discussions.words import prepare
from forum.policies.actor import Actor
from forum.policies.audience import MEMBERS
from forum.policies.vocabulary import Attribution, AudienceKind, Capacity, ThreadKind

POSITION = "We recognise the certificate."


def handed_in(thread: Thread, actor: Actor, *, body: str = POSITION, **said: Any) -> ReplyRevision:
    """An official position for a thread, by name, unless said otherwise, in review with the focal point."""
    form_key = said.pop("form_key", None) or uuid4().hex
    how = {"capacity": Capacity.OFFICIAL_POSITION, "attribution": Attribution.BY_NAME, **said}
    return hand_in_reply(actor, thread.pk, ReplySaid(prepare(body, thread), **how), form_key=form_key)


def thread_handed_in(actor: Actor, *, body: str = POSITION, title: str = "What we recognise") -> ReplyRevision:
    """A discussion for members that begins with an official position, in review with the focal point."""
    said = ThreadSaid(
        kind=ThreadKind.DISCUSSION,
        title=title,
        words=prepare(body, Thread(audience_kind=AudienceKind.MEMBERS)),
        audience=MEMBERS,
        capacity=Capacity.OFFICIAL_POSITION,
        attribution=Attribution.BY_NAME,
    )
    return hand_in_thread(actor, said, form_key=uuid4().hex)


def cleared(revision: ReplyRevision, focal_point: Actor, *, version: int = 1, file_reference: str = "") -> Reply:
    """What a focal point lets stand."""
    words = prepare(revision.body, audience_of(revision))
    return clear_revision(focal_point, revision.pk, words=words, version=version, file_reference=file_reference)
