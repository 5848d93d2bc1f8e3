"""Demo threads, played from their files through the verbs, then set back in time: nothing else may do that."""

import tomllib
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone

from accounts.actors import actor_for
from accounts.models import Authority, User
from forum.agreements.models import Framework
from forum.discussions.actions.curation import close_thread, hide_reply, mark_insight, pin_thread
from forum.discussions.actions.posting import post_reply, post_thread
from forum.discussions.actions.response import ask_for_experience, find_useful, mark_answer
from forum.discussions.actions.words import edit_reply, withdraw_reply
from forum.discussions.models import Reply, Thread
from forum.discussions.words import Passage, prepare
from forum.home.demo.people import read
from forum.policies.actor import Actor
from forum.policies.vocabulary import Attribution, AudienceKind
from forum.publishing.submitting import submit_key
from forum.taxonomy.models import Tool

FOLDER = Path(__file__).parent / "threads"

Said = dict[str, Any]


@dataclass
class Play:
    """One thread being played: who is who, and the replies so far by number."""

    people: dict[str, User]
    said: Said
    name: str
    replies: dict[int, Reply] = field(default_factory=dict)

    def actor(self, key: str) -> Actor:
        actor = actor_for(self.people[key])
        assert actor is not None, key  # noqa: S101 (the file of people gives everybody a seat)
        return actor


def play_all(people: dict[str, User]) -> int:
    """Play every thread that was not played before; how many these were."""
    played = 0
    for file in sorted(FOLDER.glob("*.toml")):
        play = Play(people, tomllib.loads(file.read_text(encoding="utf-8")), file.stem)
        key = submit_key(play.actor(play.said["by"]), play.name)
        if not Thread.objects.filter(submit_key=key).exists():
            _play(play)
            played += 1
    return played


def _play(play: Play) -> None:
    thread = _start(play)
    if asked := play.said.get("asks"):
        _ask(play, thread, asked)
    for number, said in enumerate(play.said.get("reply", []), start=1):
        _reply(play, thread, number, said)
    moderator = play.actor("miriam")
    if answer := play.said.get("answer"):
        mark_answer(play.actor(play.said["by"]), play.replies[answer].pk, marked=True)
    if play.said.get("pinned"):
        pin_thread(moderator, thread.pk, pinned=True)
    if reason := play.said.get("closed"):
        close_thread(moderator, thread.pk, reason=reason)
    _set_back(thread, timezone.now() - timedelta(days=play.said.get("ago_days", 1)))


def _start(play: Play) -> Thread:
    said = play.said
    framework = Framework.objects.filter(code=said.get("audience")).first()
    audience = AudienceKind.FRAMEWORK if framework else AudienceKind.MEMBERS
    return post_thread(
        play.actor(said["by"]),
        kind=said["kind"],
        title=said["title"],
        words=prepare(said["body"].strip(), Thread(audience_kind=audience, audience_framework=framework)),
        audience=audience,
        framework=framework,
        capacity=said["capacity"],
        attribution=said.get("attribution", Attribution.BY_NAME),
        frameworks=list(Framework.objects.filter(code__in=said.get("frameworks", []))),
        tools=list(Tool.objects.filter(code__in=said.get("tools", []))),
        form_key=play.name,
    )


def _ask(play: Play, thread: Thread, asked: list[str]) -> None:
    authorities = read()["authorities"]
    names = [(authorities[key]["name"], authorities[key]["party"]) for key in asked]
    found = [Authority.objects.get(name=name, party_id=party).pk for name, party in names]
    ask_for_experience(play.actor(play.said["by"]), thread.pk, authorities=found)


def _reply(play: Play, thread: Thread, number: int, said: Said) -> None:
    actor = play.actor(said["by"])
    quote = said.get("quote")
    reply = post_reply(
        actor,
        thread.pk,
        words=prepare(said["body"].strip(), thread),
        parent=play.replies[said["to"]].pk if "to" in said else None,
        passages=[Passage(play.replies[quote["of"]].pk, quote["words"])] if quote else [],
        capacity=said["capacity"],
        attribution=said.get("attribution", Attribution.BY_NAME),
        form_key=f"{play.name}-{number}",
        answers_request=True,
    )
    play.replies[number] = reply
    if edited := said.get("edit"):
        edit_reply(actor, reply.pk, words=prepare(edited, thread), version=1)
    for reader in said.get("useful", []):
        find_useful(play.actor(reader), reply.pk, useful=True)
    moderator = play.actor("miriam")
    if said.get("insight"):
        mark_insight(moderator, reply.pk, marked=True)
    if reason := said.get("hide"):
        hide_reply(moderator, reply.pk, reason=reason)
    if said.get("withdraw"):
        withdraw_reply(actor, reply.pk)


def _set_back(thread: Thread, start: datetime) -> None:
    """Spread the thread over the hours after its start, as if it had been written then."""
    replies = list(thread.replies.in_order_of_number())
    step = (timezone.now() - start) / (len(replies) + 1)
    for reply in replies:
        reply.posted_at = start + step * reply.number
        reply.edited_at = reply.edited_at and reply.posted_at + timedelta(minutes=20)
    Reply.objects.bulk_update(replies, ["posted_at", "edited_at"])
    Thread.objects.filter(pk=thread.pk).update(posted_at=start, last_activity_at=replies[-1].posted_at)
