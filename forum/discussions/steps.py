"""Steps that several verbs share. They run inside a verb's transaction and publish nothing."""

from collections.abc import Sequence
from uuid import UUID, uuid4

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from forum.discussions.models import Mention, Quote, Reply, ReplyDraft, Thread, ThreadDraft
from forum.discussions.querysets import ThreadQuerySet
from forum.discussions.words import Passage, Words
from forum.policies import threads as may
from forum.policies.actor import Actor
from forum.policies.decision import Refused, Unseen, require
from forum.policies.vocabulary import Attribution
from forum.publishing.attribution import Speaker, shown_of
from forum.publishing.authorship import label_in, seal

WIDTH = 4
DEEPEST = 64
DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def visible_thread(actor: Actor, thread_id: UUID) -> Thread:
    """The thread, for what concerns only the actor. Raises `Unseen` if it does not exist for them."""
    return _existing(Thread.objects.visible_to(actor), thread_id)


def locked_thread(actor: Actor, thread_id: UUID) -> Thread:
    """The thread, locked until commit. Raises `Unseen` if it does not exist for the actor."""
    return _existing(Thread.objects.select_for_update().visible_to(actor), thread_id)


def locked_room(actor: Actor, room_id: UUID) -> Thread:
    """The masked room with its dates, locked until commit. Raises `Unseen` if it does not exist for the actor."""
    rooms = Thread.objects.rooms_visible_to(actor).select_for_update(of=("self",))
    return _existing(rooms, room_id)


def _existing(threads: ThreadQuerySet, thread_id: UUID) -> Thread:
    thread = threads.filter(pk=thread_id).first()
    if thread is None:
        raise Unseen
    return thread


def locked_reply(actor: Actor, reply_id: UUID) -> Reply:
    """The reply with its thread, both locked, the thread first. Raises `Unseen` if it does not exist for the actor."""
    thread_id = Reply.objects.visible_to(actor).filter(pk=reply_id).values_list("thread_id", flat=True).first()
    if thread_id is None:
        raise Unseen
    thread = _existing(Thread.objects.select_for_update().words_visible_to(actor), thread_id)
    reply = Reply.objects.select_for_update().get(pk=reply_id)
    reply.thread = thread
    return reply


def next_place(thread: Thread, parent: Reply | None) -> tuple[int, str, int]:
    """The number, path and depth of the next reply to a parent, or to the thread itself.

    Paths end at depth 64: deeper replies stand beside their parent and say "in reply to".
    """
    number = thread.last_number + 1
    if parent is None:
        return number, segment(number), 0
    depth = min(parent.depth + 1, DEEPEST)
    return number, parent.path[: depth * WIDTH] + segment(number), depth


def segment(number: int) -> str:
    """A reply's own part of its path: its number in base 36, in four places, so that text order is number order."""
    digits = ""
    for _place in range(WIDTH):
        number, digit = divmod(number, 36)
        digits = DIGITS[digit] + digits
    if number:
        raise Refused(_("This thread has as many replies as a thread can hold. Please start another one."))
    return digits


def new_reply(
    speaker: Speaker,
    thread: Thread,
    words: Words,
    *,
    place: tuple[int, str, int],
    parent: Reply | None,
    capacity: str,
    attribution: str,
    key: str,
    pk: UUID | None = None,
) -> Reply:
    """Write down words, what is shown of their author, and, sealed, who that is."""
    number, path, depth = place
    label = label_in(thread.pk, speaker) if attribution == Attribution.MASKED else ""
    reply = Reply.objects.create(
        pk=pk or uuid4(),
        thread=thread,
        number=number,
        path=path,
        depth=depth,
        parent=parent,
        body=words.body,
        html=words.html,
        renderer_version=words.renderer_version,
        capacity=capacity,
        submit_key=key,
        posted_at=thread.moment(timezone.now()),
        **shown_of(speaker, attribution, label=label),
    )
    seal(reply.pk, speaker)
    write_mentions(reply, words)
    return reply


def first_words(
    speaker: Speaker,
    thread: Thread,
    words: Words,
    *,
    capacity: str,
    attribution: str,
    key: str,
    pk: UUID | None = None,
) -> Reply:
    """Write down what a thread begins with: its reply number 0."""
    return new_reply(
        speaker,
        thread,
        words,
        place=(0, segment(0), 0),
        parent=None,
        capacity=capacity,
        attribution=attribution,
        key=key,
        pk=pk,
    )


def write_mentions(reply: Reply, words: Words) -> None:
    """Make the mentions of a reply those of its words."""
    reply.mentions.exclude(person_id__in=words.mentions).delete()
    Mention.objects.bulk_create(
        (Mention(reply=reply, person_id=person) for person in sorted(words.mentions)), ignore_conflicts=True
    )


def write_quotes(actor: Actor, reply: Reply, passages: Sequence[Passage]) -> None:
    """Quote passages of other replies. Raises `Refused` if one does not stand where it is said to."""
    sources = Reply.objects.select_related("thread").in_bulk([passage.source for passage in passages])
    for passage in passages:
        source = sources.get(passage.source)
        if source is None:
            raise Refused(_("Only words of this thread can be quoted here."))
        require(may.quote(actor, source, into=reply.thread))
        if not passage.stands_in(source):
            raise Refused(_("A passage you quote does not stand in its source any more. Please quote it again."))
    Quote.objects.bulk_create(
        Quote(reply=reply, source_id=passage.source, passage=passage.words, position=position)
        for position, passage in enumerate(passages)
    )


def cite(reply: Reply, anchor: str) -> None:
    """Note which part of the thread's subject a reply is about, as it is today. Raises `Refused` for none such."""
    if not anchor:
        return
    part = next((part for part in reply.thread.subject_parts if part["anchor"] == anchor), None)
    if part is None:
        raise Refused(_("The part you cite does not stand there any more. Please choose it again."))
    reply.cited = part
    reply.save(update_fields=["cited"])


def forget_draft(actor: Actor, draft: UUID | None) -> None:
    """Throw a draft of the actor's away, of whichever kind, if there is one: its words were posted."""
    if draft is None:
        return
    for model in (ReplyDraft, ThreadDraft):
        model.objects.filter(pk=draft, person_id=actor.person).delete()


def touch(thread: Thread) -> None:
    """Something was said: the thread moves up in the lists."""
    thread.last_activity_at = thread.moment(timezone.now())
