"""Demo threads, played from their files by the verbs, then set back in time: nothing else may do that.

A thread is played in one transaction, so it is there whole or not at all, and whoever uses the demo may change it:
what is there is left alone.
"""

import re
import tomllib
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ParamSpec, TypeVar
from uuid import UUID

from accounts.actors import actors_of
from accounts.models import User
from forum.agreements.models import Framework
from forum.audiences.actions.widening import ask_to_widen
from forum.discussions.actions import curation, personal, response, words
from forum.discussions.actions.clearing import hand_in_reply
from forum.discussions.models import Reply, Thread
from forum.discussions.saying import ReplySaid, ThreadSaid
from forum.discussions.words import Passage, Words, prepare
from forum.events.verbs import verb
from forum.home.demo import clearing
from forum.home.demo.calendar import set_back
from forum.home.demo.clearing import within
from forum.policies import threads as may
from forum.policies.actor import Actor
from forum.policies.audience import MEMBERS, Audience
from forum.policies.vocabulary import Attribution, AudienceKind
from forum.publishing.models import columns_of
from forum.publishing.submitting import submit_key
from forum.taxonomy.models import Tool

FOLDER = Path(__file__).parent / "threads"
MODERATOR = "miriam"
MENTION = re.compile(r"\[@(\w+)\]")

Said = dict[str, Any]
P = ParamSpec("P")
R = TypeVar("R")


class CannotSpeak(Exception):
    """Somebody of the demo was shut out, or nobody is called so: threads that need them are not played."""


@dataclass
class Play:
    """One file being played: who is who, and the replies so far by their numbers."""

    said: Said
    name: str
    actors: dict[str, Actor]
    authorities: dict[str, UUID]
    groups: dict[str, UUID] = field(default_factory=dict)
    replies: list[Reply] = field(default_factory=list)

    def actor(self, key: str) -> Actor:
        """The person of the demo who is called so. Raises `CannotSpeak`."""
        if key not in self.actors:
            raise CannotSpeak(key)
        return self.actors[key]

    def words(self, body: str, thread: Thread) -> Words:
        """Words of the file, ready to be spoken; `[@amina]` mentions a person of the demo."""
        return prepare(MENTION.sub(self._mention, body.strip()), thread)

    def _mention(self, found: re.Match[str]) -> str:
        mentioned = self.actor(found[1])
        return f"[@{mentioned.name}](/people/{mentioned.person}/)"


def speaking(people: dict[str, User]) -> dict[str, Actor]:
    """Those of the demo people who can speak, as actors, by their keys."""
    seats = actors_of([person.pk for person in people.values()])
    return {key: seats[person.pk][0] for key, person in people.items() if person.pk in seats}


def play_all(actors: dict[str, Actor], authorities: dict[str, UUID], groups: dict[str, UUID]) -> list[UUID]:
    """Play every file that was not played before; the threads that came of it."""
    threads = []
    for file in sorted(FOLDER.glob("*.toml")):
        play = Play(tomllib.loads(file.read_text(encoding="utf-8")), file.stem, actors, authorities, groups)
        with suppress(CannotSpeak):
            if not _is_there(play):
                threads.append(_play(None, play))
    return threads


def _is_there(play: Play) -> bool:
    return Thread.objects.filter(submit_key=submit_key(play.actor(play.said["by"]), play.name)).exists()


@verb
def _play(_: None, play: Play) -> UUID:
    thread = _start(play)
    talk(play, thread)
    set_back(thread.pk, days=play.said["days"])
    return thread.pk


def talk(play: Play, thread: Thread) -> None:
    """Say what the file says in a thread that stands, whose first words are the play's first reply."""
    _ask(play, thread)
    for number, said in enumerate(play.said.get("reply", []), start=1):
        _reply(play, thread, number, said)
    for number, said in enumerate(play.said.get("reply", []), start=1):
        _respond(play, thread, play.replies[number], said)
    _wait(play, thread)
    _conclude(play, thread)
    _read(play, thread)


def _start(play: Play) -> Thread:
    said = play.said
    audience = _audience(play)
    asked = ThreadSaid(
        kind=said["kind"],
        title=said["title"],
        words=play.words(said["body"], Thread(**columns_of(audience))),
        audience=audience,
        capacity=said["capacity"],
        attribution=said.get("attribution", Attribution.BY_NAME),
        frameworks=[Framework.objects.get(code=code) for code in said["frameworks"]],
        tools=[Tool.objects.get(code=code) for code in said["tools"]],
    )
    thread = clearing.start(play.actor(said["by"]), asked, key=play.name, everybody=play.actors.values())
    play.replies.append(thread.replies.get(number=0))
    return thread


def _audience(play: Play) -> Audience:
    """All members, or the Parties of the framework, or the members of the group, that the file names."""
    if key := play.said.get("group"):
        return Audience(AudienceKind.GROUP, str(play.groups[key]))
    code = play.said.get("audience")
    return Audience(AudienceKind.FRAMEWORK, code) if code else MEMBERS


def _ask(play: Play, thread: Thread) -> None:
    """Let who started the thread, or who is named instead, ask authorities for their experience.

    Some pass it on or have nothing to add; some will answer, some do not.
    """
    if asked := play.said.get("asks"):
        authorities = [play.authorities[key] for key in asked]
        asking = play.actor(play.said.get("asked_by") or play.said["by"])
        within(response.ask_for_experience)(asking, thread.pk, authorities=authorities)
    for by in play.said.get("nothing_to_add", []):
        actor = play.actor(by)
        within(response.record_nothing_to_add)(actor, thread.requests.get(authority=actor.authority).pk)
    for by, receiver in play.said.get("passed_on", {}).items():
        actor = play.actor(by)
        request = thread.requests.get(authority=actor.authority)
        within(response.pass_request_on)(actor, request.pk, authority=play.authorities[receiver])


def _reply(play: Play, thread: Thread, number: int, said: Said) -> None:
    quotes = said.get("quotes", [])
    attribution = said.get("attribution", Attribution.BY_NAME)
    asked = ReplySaid(
        words=play.words(said["body"], thread),
        parent=play.replies[said["to"]].pk if "to" in said else None,
        passages=[Passage(play.replies[quote["of"]].pk, quote["words"]) for quote in quotes],
        capacity=said["capacity"],
        attribution=attribution,
        cites=said.get("cites", ""),
        answers_request=bool(may.answer_request(attribution)),
    )
    key, everybody = f"{play.name}-{number}", play.actors.values()
    play.replies.append(clearing.reply(play.actor(said["by"]), thread, asked, key=key, everybody=everybody))


def _respond(play: Play, thread: Thread, reply: Reply, said: Said) -> None:
    """What became of a reply: its author edited or withdrew it, others found it useful, a moderator acted."""
    author, moderator = play.actor(said["by"]), play.actor(MODERATOR)
    for version, body in enumerate(said.get("edits", []), start=1):
        other, everybody = play.words(body, thread), play.actors.values()
        clearing.edit(author, reply, other, version=version, everybody=everybody)
    for reader in said.get("useful", []):
        within(response.find_useful)(play.actor(reader), reply.pk, useful=True)
    if said.get("insight"):
        within(curation.mark_insight)(moderator, reply.pk, marked=True)
    if reason := said.get("hidden"):
        within(curation.hide_reply)(moderator, reply.pk, reason=reason)
    if said.get("withdrawn"):
        within(words.withdraw_reply)(author, reply.pk)


def _wait(play: Play, thread: Thread) -> None:
    """Let words wait for the focal point of their authority, so that there is something to clear."""
    for number, said in enumerate(play.said.get("handed_in", []), start=1):
        asked = ReplySaid(play.words(said["body"], thread), said["capacity"], Attribution.BY_NAME)
        key = f"{play.name}-handed-in-{number}"
        within(hand_in_reply)(play.actor(said["by"]), thread.pk, asked, form_key=key)


def _conclude(play: Play, thread: Thread) -> None:
    if answer := play.said.get("answer"):
        within(response.mark_answer)(play.actor(play.said["by"]), play.replies[answer].pk, marked=True)
    if play.said.get("pinned"):
        within(curation.pin_thread)(play.actor(MODERATOR), thread.pk, pinned=True)
    if reason := play.said.get("closed"):
        within(curation.close_thread)(play.actor(MODERATOR), thread.pk, reason=reason)
    if reason := play.said.get("wider_because"):
        within(ask_to_widen)(play.actor(play.said["by"]), thread.pk, to=MEMBERS, reason=reason)


def _read(play: Play, thread: Thread) -> None:
    """Who spoke has read as far as their own last words; the file says who has read how far beyond."""
    spoke = {said["by"]: number for number, said in enumerate([play.said, *play.said.get("reply", [])])}
    for key, last in (spoke | play.said.get("read", {})).items():
        within(personal.mark_read)(play.actor(key), thread.pk, ranges=[(0, last)])
