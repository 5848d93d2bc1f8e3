"""What brings about each sentence of the rules of clearance."""

from accounts.actions.authorities import set_cleared_first
from forum.discussions.actions.clearing import hand_in_again, return_revision, take_back
from forum.discussions.actions.later import publish_now
from forum.discussions.models import ReplyRevision
from forum.discussions.words import prepare
from tests.cast import World
from tests.clearance import cleared, handed_in
from tests.threads import reply_in, thread_by


def in_review(world: World, who: str = "official_qm") -> ReplyRevision:
    return handed_in(thread_by(world.actor("official_qn")), world.actor(who))


def spoken_at_once(world: World) -> None:
    reply_in(thread_by(world.actor("official_qn")), world.actor("official_qm"), capacity="official_position")


def changed_by_who_clears(world: World) -> None:
    revision = in_review(world)
    words = prepare("Better words.", revision.thread)
    hand_in_again(world.actor("focal_qm"), revision.pk, words=words, version=1)


def taken_back_twice(world: World) -> None:
    revision = in_review(world)
    for _time in range(2):
        take_back(world.actor("official_qm"), revision.pk)


def cleared_by_its_author(world: World) -> None:
    cleared(in_review(world), world.actor("official_qm"))


def cleared_once_returned(world: World) -> None:
    focal = world.actor("focal_qm")
    revision = in_review(world, "focal_qm")
    cleared(return_revision(focal, revision.pk, comments="On second thoughts.", version=1), focal)


def cleared_where_somebody_else_could(world: World) -> None:
    world.people["focal_bare_qm"].authenticator_set.create(type="totp", data={"secret": "A"})
    cleared(in_review(world, "focal_qm"), world.actor("focal_qm"))


def decided_for_another_authority(world: World) -> None:
    set_cleared_first(world.actor("focal_qm"), world.authorities["labour_qm"].pk, capacities=[])


def cleared_twice(world: World) -> None:
    revision = handed_in(thread_by(world.actor("official_qn")), world.actor("official_qm"), days=1)
    for _time in range(2):
        cleared(revision, world.actor("focal_qm"))


def published_while_in_review(world: World) -> None:
    revision = in_review(world)
    words = prepare(revision.body, revision.thread)
    publish_now(world.actor("official_qm"), revision.pk, words=words, version=1)


REFUSED = {
    "These words are cleared already: they are published when their time comes.": cleared_twice,
    "Only words that wait for nothing but their time can be published now.": published_while_in_review,
    "Your authority clears words in this capacity first: hand them in to your focal point.": spoken_at_once,
    "Only their author can change these words. Return them with what is to be mended.": changed_by_who_clears,
    "These words are with you already.": taken_back_twice,
    "Only a focal point of the authority can do this.": decided_for_another_authority,
    "These words are not in review: their author has them.": cleared_once_returned,
    "Another focal point of your authority clears your words.": cleared_where_somebody_else_could,
}
