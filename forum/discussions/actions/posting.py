"""Starting a thread and replying in it."""

from collections.abc import Callable, Sequence
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from forum.discussions.models import Reply, Thread
from forum.discussions.saying import ReplySaid, ThreadSaid, add_reply, require_reply, require_thread, start_thread
from forum.discussions.steps import forget_draft, locked_room, locked_thread
from forum.discussions.words import Passage, Words
from forum.events.publish import publish
from forum.events.verbs import verb
from forum.policies import rooms
from forum.policies.actor import Actor
from forum.policies.decision import Refused, require
from forum.policies.vocabulary import Capacity
from forum.publishing.clearing import goes_to_clearance, require_at_once
from forum.publishing.submitting import submit_key


class AlreadyPosted(Refused):
    """A submit key came again with other words, or elsewhere: `reply` is what was posted with it."""

    def __init__(self, reply: Reply) -> None:
        super().__init__(_("This form was sent before, and posted. Send it again to post these words as well."))
        self.reply = reply


@verb
def post_thread(actor: Actor, said: ThreadSaid, *, form_key: str, draft: UUID | None = None) -> Thread:
    """Start a thread with its first words, and tell its audience.

    The same form sent again gives the same thread. Raises `Refused` for a capacity, attribution or audience that is
    not the actor's or that their authority clears first, and `AlreadyPosted` if the form was sent before with other
    words, or as a reply.
    """
    require_thread(actor, said)
    require_at_once(actor, said.capacity)
    key = submit_key(actor, form_key)
    try:
        with transaction.atomic():
            thread, told = start_thread(actor, said, key=key, illustrative=actor.illustrative)
    except IntegrityError:
        before = Reply.objects.select_related("thread").get(submit_key=key)
        posted = (before.number, before.thread.title_as_written, before.body)
        return _repeated(before, same=posted == (0, said.title, said.words.body)).thread
    forget_draft(actor, draft)
    publish(*told)
    return thread


@verb
def post_reply(actor: Actor, thread_id: UUID, said: ReplySaid, *, form_key: str, draft: UUID | None = None) -> Reply:
    """Add a reply to an open thread and tell everybody reading it.

    The same form sent again gives the same reply. Raises `Unseen` for a thread that does not exist for the actor,
    `Refused` with a sentence for what the rules refuse, and `AlreadyPosted` if the form was sent before with other
    words, or to another thread.
    """
    thread = locked_thread(actor, thread_id)

    def allowed() -> None:
        require_reply(actor, thread, said)
        require_at_once(actor, said.capacity)

    return posted(actor, thread, said, allowed, form_key=form_key, draft=draft)


@verb
def speak_in_room(
    actor: Actor,
    room_id: UUID,
    words: Words,
    *,
    form_key: str,
    parent: UUID | None = None,
    passages: Sequence[Passage] = (),
) -> Reply:
    """Add words to a masked room: under the label of whoever speaks, or a curator's by name. Only who reads is told.

    How one is shown is not chosen. Raises as `post_reply` does.
    """
    room = locked_room(actor, room_id)
    capacity, attribution = rooms.spoken_in_room(actor)
    said = ReplySaid(words, capacity, attribution, parent=parent, passages=passages)

    def allowed() -> None:
        require(rooms.speak_in_room(actor, room, cleared_first=goes_to_clearance(actor, Capacity.PERSONAL_VIEW)))

    return posted(actor, room, said, allowed, form_key=form_key)


def posted(
    actor: Actor,
    thread: Thread,
    said: ReplySaid,
    allowed: Callable[[], None],
    *,
    form_key: str,
    draft: UUID | None = None,
) -> Reply:
    """Let words stand in a locked thread, if they are `allowed`. A form that was sent before posts nothing more."""
    key = submit_key(actor, form_key)
    if before := Reply.objects.filter(submit_key=key).first():
        same = before.number > 0 and (before.thread_id, before.body) == (thread.pk, said.words.body)
        return _repeated(before, same=same)
    allowed()
    try:
        with transaction.atomic():
            reply, told = add_reply(actor, actor, thread, said, key=key)
    except IntegrityError as sent_elsewhere_meanwhile:
        raise AlreadyPosted(Reply.objects.get(submit_key=key)) from sent_elsewhere_meanwhile
    forget_draft(actor, draft)
    publish(*told)
    return reply


def _repeated(before: Reply, *, same: bool) -> Reply:
    """The answer to a form that comes again: what was posted with it, if it asked for the same."""
    if not same:
        raise AlreadyPosted(before)
    return before
