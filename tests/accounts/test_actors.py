from accounts import actors
from tests.cast import SPEAKING


def test_everybody_who_speaks_has_an_actor(world):
    assert {name for name in SPEAKING if world.actor(name)} == set(SPEAKING)
    people = [world.user(name).pk for name in SPEAKING]
    versions = actors.versions_of(people)
    assert all(versions[world.user(name).pk] == world.actor(name).version for name in SPEAKING)
