"""What brings about each sentence of the rules of changing readers that no form brings about."""

from collections.abc import Callable
from typing import Any

from forum.discussions.models import Thread
from forum.policies.audience import EVERYBODY, MEMBERS, Audience
from forum.policies.vocabulary import Attribution
from tests.cast import World
from tests.groups import group_of
from tests.threads import for_authority, for_group, for_parties, thread_by
from tests.widening import asked, narrowed

Chosen = Callable[[World], Audience]


def thread(world: World, **said: Any) -> Thread:
    return thread_by(world.actor("official_qm"), **said)


def narrowed_by(who: str, to: Chosen) -> Callable[[World], object]:
    return lambda world: narrowed(thread(world), world.actor(who), to(world))


def asked_of(to: Chosen, **said: Any) -> Callable[[World], object]:
    """The focal point asks, of what is for the Parties of a framework."""

    def act(world: World) -> None:
        among = for_parties(world.frameworks["FWX"])
        asked(thread(world, audience=among, **said), world.actor("focal_qm"), to(world))

    return act


def asked_twice(world: World) -> None:
    among = thread(world, audience=for_parties(world.frameworks["FWX"]))
    for _time in range(2):
        asked(among, world.actor("focal_qm"), MEMBERS)


REFUSED: dict[str, Callable[[World], object]] = {
    "Choose readers among whom you are.": narrowed_by(
        "official_qm", lambda world: for_parties(world.frameworks["FWY"])
    ),
    "That is not fewer of its readers. Others can be asked for: that needs a second look.": narrowed_by(
        "official_qm", lambda world: MEMBERS
    ),
    "Only the authority whose words began this can keep it to its own people.": narrowed_by(
        "moderator", lambda world: for_authority(world.authorities["regional_body"])
    ),
    "Those whose words began this would not read it any more. Choose readers among whom they are.": narrowed_by(
        "moderator", lambda world: for_group(group_of(world, "focal_qn", "official_qo"))
    ),
    "Its first words do not say of which authority they are, so nobody can ask for more readers.": asked_of(
        lambda world: MEMBERS, attribution=Attribution.PARTY_ONLY
    ),
    "Only a case study can be for everybody.": asked_of(lambda world: EVERYBODY),
    "They may read it already. To let fewer people read it, narrow it.": asked_of(
        lambda world: for_parties(world.frameworks["FWX"])
    ),
    "More readers were asked for already: that waits for a second look.": asked_twice,
}
