"""Demo threads, played from their files by the verbs, then set back in time: nothing else may do that.

A thread is played in one transaction, so it is there whole or not at all, and whoever uses the demo may change it:
what is there is left alone.
"""

import re
import tomllib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from inspect import unwrap
from pathlib import Path
from typing import Any, ParamSpec, TypeVar, cast
from uuid import UUID

from accounts.actors import actors_of
from accounts.models import User
from forum.agreements.models import Framework
from forum.discussions.actions import curation, personal, posting, response, words
from forum.discussions.models import Reply, Thread
from forum.discussions.words import Passage, Words, prepare
from forum.events.verbs import verb
from forum.home.demo.calendar import set_back
from forum.policies import threads as may
from forum.policies.actor import Actor
from forum.policies.vocabulary import Attribution, AudienceKind
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


def play_all(people: dict[str, User], authorities: dict[str, UUID]) -> list[UUID]:
    """Play every file that was not played before; the threads that came of it."""
    seats = actors_of([person.pk for person in people.values()])
    actors = {key: seats[person.pk][0] for key, person in people.items() if person.pk in seats}
    threads = []
    for file in sorted(FOLDER.glob("*.toml")):
        play = Play(tomllib.loads(file.read_text(encoding="utf-8")), file.stem, actors, authorities)
        with suppress(CannotSpeak):
            if not _is_there(play):
                threads.append(_play(None, play))
    return threads


def _is_there(play: Play) -> bool:
    return Thread.objects.filter(submit_key=submit_key(play.actor(play.said["by"]), play.name)).exists()


def _within(act: Callable[P, R]) -> Callable[P, R]:
    """A verb without a transaction of its own."""
    return cast(Callable[P, R], unwrap(act))


@verb
def _play(_: None, play: Play) -> UUID:
    thread = _start(play)
    _ask(play, thread)
    for number, said in enumerate(play.said.get("reply", []), start=1):
        _reply(play, thread, number, said)
    for number, said in enumerate(play.said.get("reply", []), start=1):
        _respond(play, thread, play.replies[number], said)
    _conclude(play, thread)
    _read(play, thread)
    set_back(thread.pk, days=play.said["days"])
    return thread.pk


def _start(play: Play) -> Thread:
    said = play.said
    framework = Framework.objects.get(code=said["audience"]) if "audience" in said else None
    audience = AudienceKind.FRAMEWORK if framework else AudienceKind.MEMBERS
    thread = _within(posting.post_thread)(
        play.actor(said["by"]),
        kind=said["kind"],
        title=said["title"],
        words=play.words(said["body"], Thread(audience_kind=audience, audience_framework=framework)),
        audience=audience,
        framework=framework,
        capacity=said["capacity"],
        attribution=said.get("attribution", Attribution.BY_NAME),
        frameworks=[Framework.objects.get(code=code) for code in said["frameworks"]],
        tools=[Tool.objects.get(code=code) for code in said["tools"]],
        form_key=play.name,
    )
    play.replies.append(thread.replies.get(number=0))
    return thread


def _ask(play: Play, thread: Thread) -> None:
    """Ask authorities for their experience. Some pass it on or have nothing to add; some will answer, some do not."""
    if asked := play.said.get("asks"):
        authorities = [play.authorities[key] for key in asked]
        _within(response.ask_for_experience)(play.actor(play.said["by"]), thread.pk, authorities=authorities)
    for by in play.said.get("nothing_to_add", []):
        actor = play.actor(by)
        _within(response.record_nothing_to_add)(actor, thread.requests.get(authority=actor.authority).pk)
    for by, receiver in play.said.get("passed_on", {}).items():
        actor = play.actor(by)
        request = thread.requests.get(authority=actor.authority)
        _within(response.pass_request_on)(actor, request.pk, authority=play.authorities[receiver])


def _reply(play: Play, thread: Thread, number: int, said: Said) -> None:
    quotes = said.get("quotes", [])
    attribution = said.get("attribution", Attribution.BY_NAME)
    reply = _within(posting.post_reply)(
        play.actor(said["by"]),
        thread.pk,
        words=play.words(said["body"], thread),
        parent=play.replies[said["to"]].pk if "to" in said else None,
        passages=[Passage(play.replies[quote["of"]].pk, quote["words"]) for quote in quotes],
        capacity=said["capacity"],
        attribution=attribution,
        form_key=f"{play.name}-{number}",
        answers_request=bool(may.answer_request(attribution)),
    )
    play.replies.append(reply)


def _respond(play: Play, thread: Thread, reply: Reply, said: Said) -> None:
    """What became of a reply: its author edited or withdrew it, others found it useful, a moderator acted."""
    author, moderator = play.actor(said["by"]), play.actor(MODERATOR)
    for version, body in enumerate(said.get("edits", []), start=1):
        _within(words.edit_reply)(author, reply.pk, words=play.words(body, thread), version=version)
    for reader in said.get("useful", []):
        _within(response.find_useful)(play.actor(reader), reply.pk, useful=True)
    if said.get("insight"):
        _within(curation.mark_insight)(moderator, reply.pk, marked=True)
    if reason := said.get("hidden"):
        _within(curation.hide_reply)(moderator, reply.pk, reason=reason)
    if said.get("withdrawn"):
        _within(words.withdraw_reply)(author, reply.pk)


def _conclude(play: Play, thread: Thread) -> None:
    if answer := play.said.get("answer"):
        _within(response.mark_answer)(play.actor(play.said["by"]), play.replies[answer].pk, marked=True)
    if play.said.get("pinned"):
        _within(curation.pin_thread)(play.actor(MODERATOR), thread.pk, pinned=True)
    if reason := play.said.get("closed"):
        _within(curation.close_thread)(play.actor(MODERATOR), thread.pk, reason=reason)


def _read(play: Play, thread: Thread) -> None:
    """Who spoke has read as far as their own last words; the file says who has read how far beyond."""
    spoke = {said["by"]: number for number, said in enumerate([play.said, *play.said.get("reply", [])])}
    for key, last in (spoke | play.said.get("read", {})).items():
        _within(personal.mark_read)(play.actor(key), thread.pk, ranges=[(0, last)])
