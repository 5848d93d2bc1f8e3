"""A thread in which everything has happened once already, and for every verb of discussions, what it may do there."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import Any
from uuid import UUID, uuid4

from django.utils import timezone

from forum.discussions import actions
from forum.discussions.actions.clearing import (
    discard_revision,
    hand_in_again,
    hand_in_edit,
    return_revision,
    take_back,
)
from forum.discussions.actions.curation import (
    close_thread,
    hide_reply,
    mark_insight,
    pin_thread,
    reopen_thread,
    show_reply,
)
from forum.discussions.actions.later import publish_now
from forum.discussions.actions.personal import (
    discard_draft,
    mark_read,
    mark_unread,
    mark_unread_from,
    save_reply_draft,
    save_thread_draft,
)
from forum.discussions.actions.response import (
    ask_for_experience,
    count_useful,
    find_useful,
    mark_answer,
    pass_request_on,
    record_nothing_to_add,
)
from forum.discussions.actions.rooms import begin_room, close_room, end_room
from forum.discussions.actions.unmasking import ask_unmasking, decide_unmasking, know_of_unmasking
from forum.discussions.actions.words import edit_reply, withdraw_reply
from forum.discussions.models import ExperienceRequest, Reply, Thread, Unmasking
from forum.discussions.words import prepare
from forum.policies.actor import Actor
from forum.policies.vocabulary import Attribution
from tests.cast import World
from tests.clearance import cleared, handed_in, its_time_comes, kept_for_later, thread_handed_in, thread_kept_for_later
from tests.rooms import entered, room_by, said_in
from tests.threads import reply_in, thread_by

ASKER, AUTHOR, ANSWERING = "official_qn", "official_qm", "labour_qm"


@dataclass
class Stage:
    """The thread: #1 is the author's, #2 quotes and answers it, #3 stands alone, #4 is hidden, #5 is the answer."""

    world: World
    thread: Thread

    def actor(self, who: str) -> Actor:
        return self.world.actor(who)

    def reply(self, number: int) -> Reply:
        return self.thread.replies.get(number=number)

    def pk(self, number: int) -> UUID:
        return self.reply(number).pk

    @property
    def request(self) -> UUID:
        return ExperienceRequest.objects.get(thread=self.thread, settled_at=None).pk


def set_up(world: World) -> Stage:
    stage = Stage(world, thread_by(world.actor(ASKER)))
    author, other = stage.actor(AUTHOR), stage.actor(ANSWERING)
    first = reply_in(stage.thread, author, body="One hall, two queues.")
    reply_in(stage.thread, other, body="We did so too.", parent=first, quoting=[(first, "two queues")])
    reply_in(stage.thread, author, body="It took a year.", attribution=Attribution.AUTHORITY_ONLY)
    reply_in(stage.thread, stage.actor("expert"), body="Call Amara.")
    reply_in(stage.thread, other, body="Read the manual.", attribution=Attribution.PARTY_ONLY)
    hide_reply(stage.actor("moderator"), stage.pk(4), reason="Names a person.")
    mark_answer(stage.actor(ASKER), stage.pk(5), marked=True)
    asked = [world.authorities["labour_qm"].pk]
    ask_for_experience(stage.actor("moderator"), stage.thread.pk, authorities=asked)
    return stage


def words(stage: Stage, text: str) -> Any:
    return prepare(text, stage.thread)


def nested(stage: Stage) -> None:
    reply_in(stage.thread, stage.actor(AUTHOR), parent=stage.reply(2), quoting=[(stage.reply(3), "a year")])


def answering(stage: Stage) -> None:
    reply_in(stage.thread, stage.actor(ANSWERING), answers_request=True)


def edited(stage: Stage) -> None:
    edit_reply(stage.actor(AUTHOR), stage.pk(1), words=words(stage, "Three halls, one queue."), version=1)


def drafted(stage: Stage) -> UUID:
    draft = uuid4()
    kept: dict[str, Any] = {"body": "Perhaps", "fields": {}, "version": 0}
    save_reply_draft(stage.actor("official_qo"), draft, thread_id=stage.thread.pk, **kept)
    return draft


def drafted_anew(stage: Stage) -> None:
    save_thread_draft(stage.actor("official_qo"), uuid4(), body="Perhaps", fields={}, version=0)


def by_moderator(verb: Callable[..., Any], number: int, **said: Any) -> Callable[[Stage], None]:
    def act(stage: Stage) -> None:
        verb(stage.actor("moderator"), stage.pk(number), **said)

    return act


def on_thread(verb: Callable[..., Any], **said: Any) -> Callable[[Stage], None]:
    def act(stage: Stage) -> None:
        verb(stage.actor("moderator"), stage.thread.pk, **said)

    return act


def in_turn(*acts: Callable[[Stage], Any]) -> Callable[[Stage], None]:
    def act(stage: Stage) -> None:
        for one in acts:
            one(stage)

    return act


CLOSE, REOPEN = on_thread(close_thread, reason="It is settled."), on_thread(reopen_thread)
PIN, UNPIN = on_thread(pin_thread, pinned=True), on_thread(pin_thread, pinned=False)
MARK, UNMARK = (by_moderator(mark_insight, 1, marked=marked) for marked in (True, False))


def found_useful(stage: Stage) -> None:
    find_useful(stage.actor("official_qo"), stage.pk(1), useful=True)


def found_useless(stage: Stage) -> None:
    find_useful(stage.actor("official_qo"), stage.pk(1), useful=False)


def counted(stage: Stage) -> None:
    count_useful(stage.pk(1))


def masked_words(stage: Stage) -> Reply:
    room = room_by(stage.actor("moderator"))
    return said_in(room, entered(stage.actor(AUTHOR), room))


def room_to_come(stage: Stage) -> Thread:
    return room_by(stage.actor("moderator"), begins=timezone.now().date() + timedelta(days=1))


def unmasking_asked(stage: Stage) -> Unmasking:
    return ask_unmasking(stage.actor("moderator"), masked_words(stage).pk, reason="A threat.")


def unmasking_done(stage: Stage) -> Unmasking:
    asked = unmasking_asked(stage)
    return decide_unmasking(stage.actor("secretariat"), asked.pk, agreed=True, reason="I agree.")


def with_words(act: Callable[[Stage, Any], Any]) -> Callable[[Stage], Any]:
    """Something done with words of the author's that are in review."""
    return lambda stage: act(stage, handed_in(stage.thread, stage.actor(AUTHOR)))


def cleared_edit(stage: Stage) -> None:
    spoken = cleared(handed_in(stage.thread, stage.actor(AUTHOR)), stage.actor("focal_qm"))
    other = hand_in_edit(stage.actor(AUTHOR), spoken.pk, words=words(stage, "Within a month."), version=1)
    cleared(other, stage.actor("focal_qm"))


def thread_begun_in_time(stage: Stage) -> None:
    its_time_comes(thread_kept_for_later(stage.actor(AUTHOR)))


def come_when_cleared(stage: Stage) -> None:
    revision = handed_in(stage.thread, stage.actor(AUTHOR), days=1)
    cleared(revision, stage.actor("focal_qm"))
    its_time_comes(revision)


def given_back_when_due(stage: Stage) -> None:
    revision = kept_for_later(stage.thread, stage.actor(AUTHOR))
    close_thread(stage.actor("moderator"), stage.thread.pk, reason="Done.")
    its_time_comes(revision)


SCENARIOS: dict[str, list[Callable[[Stage], Any]]] = {
    "post_thread": [lambda stage: thread_by(stage.actor(AUTHOR))],
    "post_reply": [lambda stage: reply_in(stage.thread, stage.actor(AUTHOR)), nested, answering],
    "edit_reply": [edited],
    "hand_in_reply": [lambda stage: handed_in(stage.thread, stage.actor(AUTHOR))],
    "hand_in_thread": [lambda stage: thread_handed_in(stage.actor(AUTHOR))],
    "hand_in_edit": [cleared_edit],
    "hand_in_again": [
        with_words(
            lambda stage, one: hand_in_again(stage.actor(AUTHOR), one.pk, words=words(stage, "In May."), version=1)
        )
    ],
    "take_back": [with_words(lambda stage, one: take_back(stage.actor(AUTHOR), one.pk))],
    "discard_revision": [with_words(lambda stage, one: discard_revision(stage.actor(AUTHOR), one.pk))],
    "return_revision": [
        with_words(lambda stage, one: return_revision(stage.actor("focal_qm"), one.pk, comments="By when?", version=1))
    ],
    "clear_revision": [
        with_words(lambda stage, one: cleared(one, stage.actor("focal_qm"))),
        lambda stage: cleared(thread_handed_in(stage.actor(AUTHOR)), stage.actor("focal_qm")),
    ],
    "reply_later": [lambda stage: kept_for_later(stage.thread, stage.actor(AUTHOR))],
    "start_thread_later": [thread_begun_in_time],
    "publish_now": [
        lambda stage: publish_now(
            stage.actor(AUTHOR),
            kept_for_later(stage.thread, stage.actor(AUTHOR), body="Now.").pk,
            words=words(stage, "Now."),
            version=1,
        )
    ],
    "come": [
        lambda stage: its_time_comes(kept_for_later(stage.thread, stage.actor(AUTHOR))),
        come_when_cleared,
    ],
    "give_words_back": [given_back_when_due],
    "open_room": [lambda stage: room_by(stage.actor("moderator"))],
    "enter_room": [lambda stage: entered(stage.actor(AUTHOR), room_by(stage.actor("moderator")))],
    "speak_in_room": [masked_words],
    "begin_room": [lambda stage: begin_room(room_to_come(stage).pk)],
    "end_room": [lambda stage: end_room(room_by(stage.actor("moderator")).pk)],
    "close_room": [
        lambda stage: close_room(stage.actor("moderator"), room_by(stage.actor("moderator")).pk, reason="All is said.")
    ],
    "ask_unmasking": [unmasking_asked],
    "decide_unmasking": [unmasking_done],
    "know_of_unmasking": [lambda stage: know_of_unmasking(stage.actor(AUTHOR), unmasking_done(stage).pk)],
    "withdraw_reply": [
        lambda stage: withdraw_reply(stage.actor(AUTHOR), stage.pk(1)),
        lambda stage: withdraw_reply(stage.actor(ASKER), stage.pk(0)),
    ],
    "hide_reply": [
        *(by_moderator(hide_reply, number, reason="Names.") for number in (0, 1, 5)),
    ],
    "show_reply": [
        by_moderator(show_reply, 4),
        *(
            in_turn(by_moderator(hide_reply, number, reason="Names."), by_moderator(show_reply, number))
            for number in (0, 1)
        ),
    ],
    "mark_insight": [MARK, in_turn(MARK, UNMARK)],
    "find_useful": [found_useful, in_turn(found_useful, found_useless)],
    "count_useful": [in_turn(found_useful, counted), in_turn(found_useful, counted, found_useless)],
    "mark_answer": [by_moderator(mark_answer, 2, marked=True), by_moderator(mark_answer, 5, marked=False)],
    "close_thread": [CLOSE],
    "reopen_thread": [in_turn(CLOSE, REOPEN)],
    "pin_thread": [PIN, in_turn(PIN, UNPIN)],
    "ask_for_experience": [
        lambda stage: ask_for_experience(
            stage.actor("moderator"), stage.thread.pk, authorities=[stage.world.authorities["migration_qm"].pk]
        )
    ],
    "pass_request_on": [
        lambda stage: pass_request_on(
            stage.actor(ANSWERING), stage.request, authority=stage.world.authorities["passports_qo"].pk
        )
    ],
    "record_nothing_to_add": [lambda stage: record_nothing_to_add(stage.actor(ANSWERING), stage.request)],
    "mark_read": [lambda stage: mark_read(stage.actor("official_qo"), stage.thread.pk, ranges=[(0, 3)])],
    "mark_unread": [lambda stage: mark_unread(stage.actor("official_qo"), stage.thread.pk, ranges=[(1, 1)])],
    "mark_unread_from": [lambda stage: mark_unread_from(stage.actor("official_qo"), stage.thread.pk, number=1)],
    "save_reply_draft": [drafted],
    "save_thread_draft": [drafted_anew],
    "discard_draft": [lambda stage: discard_draft(stage.actor("official_qo"), drafted(stage))],
}
"""By the name of each verb, what it may do on the stage."""

STORY = in_turn(
    nested,
    edited,
    MARK,
    found_useful,
    by_moderator(hide_reply, 3, reason="Names."),
    answering,
    *SCENARIOS["show_reply"],
    *SCENARIOS["ask_for_experience"],
    lambda stage: edit_reply(stage.actor(AUTHOR), stage.pk(6), words=words(stage, "Rather not."), version=1),
    lambda stage: withdraw_reply(stage.actor(ANSWERING), stage.pk(7)),
    *SCENARIOS["mark_answer"][:1],
    PIN,
    CLOSE,
)
"""Many things in a row."""


def verbs() -> Iterator[str]:
    """The names of all verbs of discussions."""
    return every_verb(actions)


def every_verb(package: ModuleType) -> Iterator[str]:
    """The names of all verbs of a room: of every module of its actions."""
    for module in iter_modules(package.__path__):
        yield from verbs_of(import_module(f"{package.__name__}.{module.name}"))


def verbs_of(module: ModuleType) -> list[str]:
    own = [one for one in vars(module).values() if getattr(one, "__module__", "") == module.__name__]
    return [one.__name__ for one in own if getattr(one, "is_verb", False) and not one.__name__.startswith("_")]
