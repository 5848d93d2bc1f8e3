"""A person taken out of discussions: what is their own goes, words stay in their places, and nobody reads a name.

Steps of one act (`forum.home.actions.erasure`): they run inside its transaction and publish nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Q
from django.utils import translation

from accounts.models import User
from forum.discussions import events
from forum.discussions.models import (
    Mention,
    Quote,
    ReadState,
    Reply,
    ReplyDraft,
    ReplyRevision,
    ReplyVersion,
    Thread,
    ThreadDraft,
)
from forum.discussions.revisions import audience_of
from forum.discussions.words import prepare
from forum.events.envelopes import Envelope
from forum.text.markdown import RENDERER_VERSION, render
from forum.text.mentions import names_used, without_mentions, without_names


@dataclass(frozen=True, slots=True)
class Erasing:
    """Somebody, the names under which others mentioned them, and what stands for these from now on.

    Words are stored as they are shown to everybody, so what stands for a name is in the language of the forum.
    """

    person: UUID
    names: set[str] = field(default_factory=set)
    stands_for: str = ""

    def out_of(self, source: str) -> str:
        """The Markdown without the person."""
        return without_mentions(source, self.person, stands_for=self.stands_for)

    def out_of_copy(self, words: str) -> str:
        """Words copied from what was shown, without the person."""
        return without_names(self.out_of(words), self.names, stands_for=self.stands_for)

    def out_of_fields(self, value: Any) -> Any:
        """What a form keeps of a draft, without the person."""
        if isinstance(value, str):
            return self.out_of_copy(value)
        if isinstance(value, list):
            return [self.out_of_fields(one) for one in value]
        if isinstance(value, dict):
            return {key: self.out_of_fields(one) for key, one in value.items()}
        return value


def erasing(person: User) -> Erasing:
    """The person, still with the name they had."""
    with translation.override(settings.LANGUAGE_CODE):
        stands_for = f"@{User.placeholder()}"
    return Erasing(person.pk, names={f"@{person.name}"}, stands_for=stands_for)


def erase_from_discussions(person: User) -> tuple[list[UUID], list[Envelope]]:
    """Take a person out of all threads; which replies say something else now, and what their readers are told.

    Threads are locked in their order, as every verb does, before their replies.
    """
    erased = erasing(person)
    for own in (ReplyDraft, ThreadDraft, ReadState):
        own.objects.filter(person=person).delete()
    ReplyRevision.objects.filter(seat__person=person).delete()
    mentioning = _mentioning(person.pk)
    spoken = Q(shown_seat__person=person)
    touched = Reply.objects.filter(Q(pk__in=mentioning) | spoken).values("thread")
    list(Thread.objects.select_for_update().filter(pk__in=touched).order_by("pk").values_list("pk"))
    Mention.objects.filter(person=person).delete()
    rewritten = [_rewrite(reply, erased) for reply in Reply.objects.filter(pk__in=mentioning).order_by("pk")]
    _out_of_copies(rewritten, erased)
    shown = Reply.objects.filter(Q(pk__in=rewritten) | Q(quotes__source__in=rewritten) | _showing(person))
    told = shown.distinct().order_by("thread", "number")
    return rewritten, [events.of_reply(reply, events.REPLY_CONTEXT_CHANGED) for reply in told.select_related("thread")]


def _mentioning(person: UUID) -> list[UUID]:
    """The replies that mention the person, today or before an edit, or that name their page."""
    names = f"/people/{person}/"
    before = ReplyVersion.objects.filter(body__icontains=names).values("reply")
    of_replies = Reply.objects.filter(Q(body__icontains=names) | Q(pk__in=before))
    return list(of_replies.values_list("pk", flat=True))


def _showing(person: User) -> Q:
    """Words that show the person: as their author, as that of what they quote, as that of what they answer."""
    return (
        Q(shown_seat__person=person)
        | Q(quotes__source__shown_seat__person=person)
        | Q(parent__shown_seat__person=person)
    )


def _rewrite(reply: Reply, erased: Erasing) -> UUID:
    """Render words anew without the person; whom else they mention they mention as before."""
    erased.names.update(names_used(reply.body, reply.html, erased.person))
    others = {mention.person_id: mention.person.name for mention in reply.mentions.select_related("person")}
    reply.body = erased.out_of(reply.body)
    reply.html = render(reply.body, mentions=lambda _people: others).html
    reply.renderer_version = RENDERER_VERSION
    reply.save(update_fields=["body", "html", "renderer_version"])
    for version in ReplyVersion.objects.filter(reply=reply):
        erased.names.update(names_used(version.body, "", erased.person))
        version.body = erased.out_of(version.body)
        version.save(update_fields=["body"])
    return reply.pk


def _out_of_copies(rewritten: list[UUID], erased: Erasing) -> None:
    """Out of passages quoted from words that mentioned the person, and out of what others have begun to write."""
    for quote in Quote.objects.filter(source__in=rewritten):
        quote.passage = erased.out_of_copy(quote.passage)
        quote.save(update_fields=["passage"])
    for draft in _drafts_of_others():
        body, fields = erased.out_of(draft.body), erased.out_of_fields(draft.fields)
        if (body, fields) != (draft.body, draft.fields):
            draft.body, draft.fields, draft.version = body, fields, draft.version + 1
            draft.save(update_fields=["body", "fields", "version"])
    for revision in ReplyRevision.objects.select_related("thread"):
        _rewrite_revision(revision, erased)


def _rewrite_revision(revision: ReplyRevision, erased: Erasing) -> None:
    body, asked = erased.out_of(revision.body), erased.out_of_fields(revision.asked)
    if (body, asked) != (revision.body, revision.asked):
        revision.body, revision.asked, revision.version = body, asked, revision.version + 1
        revision.html = prepare(body, audience_of(revision)).html
        revision.save(update_fields=["body", "asked", "html", "version"])


def _drafts_of_others() -> Iterator[ReplyDraft | ThreadDraft]:
    yield from ReplyDraft.objects.iterator()
    yield from ThreadDraft.objects.iterator()
