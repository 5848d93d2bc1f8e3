"""A mask only ever covers: whatever is done in a room, in whatever order, what was masked stays so, for good."""

import random
from contextlib import suppress
from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.actions.erasure import ask_for_erasure
from accounts.actions.suspension import suspend
from forum.discussions.actions.curation import hide_reply, mark_insight, show_reply
from forum.discussions.actions.rooms import begin_room, close_room, end_room
from forum.discussions.actions.unmasking import ask_unmasking, decide_unmasking
from forum.discussions.actions.words import edit_reply, withdraw_reply
from forum.discussions.models import Reply, Thread, Unmasking
from forum.discussions.words import prepare
from forum.home.actions.erasure import erase_person
from forum.policies.decision import Refused, Unseen
from forum.policies.vocabulary import Attribution
from forum.publishing.models import SealedLabel
from tests.errands import done_by_the_worker
from tests.rooms import entered, room_by, said_in
from tests.threads import for_parties

pytestmark = pytest.mark.django_db

STEPS = 60
SPEAKERS = ("official_qm", "labour_qm", "official_qn", "focal_qn")


class Game:
    """A room, and the moves that anybody may try in it. One that is refused is a move, too."""

    def __init__(self, world, seed):
        self.world, self.lot = world, random.Random(seed)
        self.room = room_by(world.actor("moderator"), audience=for_parties(world.frameworks["FWX"]))
        self.left = set()
        for who in (*SPEAKERS, "secretariat"):
            entered(world.actor(who), self.room)

    @property
    def speaker(self):
        return self.world.actor(self.lot.choice([who for who in SPEAKERS if who not in self.left]))

    @property
    def masked(self):
        return self.lot.choice(list(Reply.objects.filter(thread=self.room, attribution="masked").order_by("number")))

    def speak(self):
        said_in(self.room, self.speaker, body=f"Words {self.lot.random()}")

    def answer(self):
        said_in(self.room, self.speaker, parent=self.masked)

    def edit(self):
        words = prepare(f"Others {self.lot.random()}", self.room)
        edit_reply(self.speaker, self.masked.pk, words=words, version=self.masked.version)

    def withdraw(self):
        withdraw_reply(self.speaker, self.masked.pk)

    def hide(self):
        hide_reply(self.world.actor("moderator"), self.masked.pk, reason="Names.")

    def show(self):
        show_reply(self.world.actor("moderator"), self.masked.pk)

    def mark(self):
        mark_insight(self.world.actor("moderator"), self.masked.pk, marked=True)

    def ask(self):
        ask_unmasking(self.world.actor("moderator"), self.masked.pk, reason="A threat.")

    def decide(self):
        asked = Unmasking.objects.filter(state="asked").first()
        if asked:
            decide_unmasking(self.world.actor("secretariat"), asked.pk, agreed=True, reason="I agree.")

    def begin(self):
        begin_room(self.room.pk)

    def end(self):
        if self.lot.random() < 0.1:
            self.lot.choice([lambda: end_room(self.room.pk), self.close])()

    def close(self):
        close_room(self.world.actor("moderator"), self.room.pk, reason="All is said.")

    def suspend(self):
        if self.lot.random() < 0.1 and not self.left:
            self.left.add("focal_qn")
            suspend(self.world.actor("secretariat"), self.world.people["focal_qn"].pk, reason="Under review.")

    def erase(self):
        if self.lot.random() < 0.1 and "official_qn" not in self.left:
            self.left.add("official_qn")
            person = self.world.people["official_qn"]
            asked = ask_for_erasure(None, person)
            erase_person(self.world.actor("secretariat"), asked.pk, confirmation=person.name)

    MOVES = (speak, answer, edit, withdraw, hide, show, mark, ask, decide, begin, end, suspend, erase)


def shown(room):
    """What stands of every author in a room, by number."""
    columns = ("attribution", "shown_label", "shown_seat", "shown_authority", "shown_party", "capacity")
    return {number: rest for number, *rest in room.replies.values_list("number", *columns)}


@pytest.mark.parametrize("seed", range(4))
def test_what_was_masked_stays_masked(world, seed):
    game = Game(world, seed)
    game.speak()
    day = timezone.now().replace(hour=0, minute=0, second=0, microsecond=0)
    for _step in range(STEPS):
        before = shown(game.room)
        with suppress(Refused, Unseen):
            game.lot.choice(Game.MOVES)(game)
        after = shown(game.room)
        assert {number: after[number] for number in before} == before
        for way, label, *who, capacity in after.values():
            if way == Attribution.MASKED:
                assert label
                assert who == [None] * 3
                assert capacity == "participant"
        assert Thread.objects.get(pk=game.room.pk).kind == "room"
        moments = {*game.room.replies.values_list("posted_at", flat=True)} - {None}
        moments |= {*game.room.replies.exclude(edited_at=None).values_list("edited_at", flat=True)}
        assert all(one - day in (timedelta(0), timedelta(days=1)) for one in moments)
    done_by_the_worker()
    assert len({label for way, label, *_ in shown(game.room).values() if label}) == (
        SealedLabel.objects.filter(room=game.room.pk).count()
    ), "Each letter is one person's, also of who was erased."
