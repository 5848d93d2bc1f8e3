"""Who speaks for an authority, and who clears there."""

import pytest

from forum.policies.actor import Actor
from tests.cast import World


@pytest.fixture
def author(world: World) -> Actor:
    """An official whose authority clears official positions."""
    return world.actor("official_qm")


@pytest.fixture
def focal(world: World) -> Actor:
    """The focal point of the same authority."""
    return world.actor("focal_qm")
