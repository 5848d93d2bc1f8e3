"""Writes the masked rooms of the plan, and what became of the wish to know who spoke there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from forum.discussions.actions.curation import hide_reply
from forum.discussions.actions.rooms import enter_room
from forum.discussions.actions.unmasking import ask_unmasking, decide_unmasking
from forum.discussions.actions.words import edit_reply, withdraw_reply
from forum.discussions.models import Reply
from forum.discussions.words import prepare
from tests.proofs.plan import ROOMS, UNMASKINGS, Post, Topic, canary
from tests.rooms import room_by, said_in
from tests.threads import for_parties

if TYPE_CHECKING:
    from tests.proofs.world import Told


def write_rooms(told: Told) -> None:
    """Each room with its words, and then its unmaskings."""
    for topic in ROOMS:
        audience = for_parties(told.cast.frameworks[topic.framework])
        opener = told.actor(topic.posts[0].author)
        title, body = canary(f"{topic.key} title"), canary(f"{topic.key} 0 words")
        room = told.rooms[topic.key] = room_by(opener, audience=audience, title=title, body=body)
        told.name(f"id thread {topic.key}", room.pk)
        _keep(told, topic, topic.posts[0], room.replies.get())
        for who in topic.entered:
            enter_room(told.actor(who), room.pk)
            del told.actors[who]
        for post in topic.posts[1:]:
            _speak(told, topic, post)
        for post in topic.posts:
            _change(told, topic, post)
    for one in UNMASKINGS:
        reply = told.replies[ROOMS[0].key, one.number]
        asked = ask_unmasking(told.actor(one.asker), reply, reason=canary(f"unmasking {one.key} reason"))
        told.name(f"id unmasking {one.key}", asked.pk)
        if one.decider:
            why = canary(f"unmasking {one.key} decided")
            decide_unmasking(told.actor(one.decider), asked.pk, agreed=True, reason=why)


def _speak(told: Told, topic: Topic, post: Post) -> None:
    words = canary(f"{topic.key} {post.number} {'old' if post.state == 'edited' else 'words'}")
    if any(other.quotes == post.number for other in topic.posts):
        words += f" and {canary(f'{topic.key} {post.number} passage')}"
    source = _reply(told, topic, post.quotes) if post.quotes else None
    reply = said_in(
        told.rooms[topic.key],
        told.actor(post.author),
        body=words,
        parent=_reply(told, topic, post.parent) if post.parent else None,
        quoting=[(source, canary(f"{topic.key} {source.number} passage"))] if source else None,
    )
    _keep(told, topic, post, reply)


def _change(told: Told, topic: Topic, post: Post) -> None:
    pk = told.replies[topic.key, post.number]
    if post.state == "edited":
        words = canary(f"{topic.key} {post.number} words")
        if post.mentions:
            words += f" [@somebody]({reverse('people:person', args=[told.cast.people[post.mentions].pk])})"
        edit_reply(told.actor(post.author), pk, words=prepare(words, told.rooms[topic.key]), version=1)
    if post.state == "hidden":
        hide_reply(told.actor("moderator"), pk, reason=canary(f"{topic.key} {post.number} reason"))
    if post.state == "withdrawn":
        withdraw_reply(told.actor(post.author), pk)


def _keep(told: Told, topic: Topic, post: Post, reply: Reply) -> None:
    assert reply.number == post.number
    told.replies[topic.key, post.number] = reply.pk
    told.name(f"id reply {topic.key} {post.number}", reply.pk)


def _reply(told: Told, topic: Topic, number: int) -> Reply:
    return Reply.objects.get(pk=told.replies[topic.key, number])
