"""Fixtures that every room uses."""

import pytest

from tests import cast


@pytest.fixture
def world(db: None) -> cast.World:
    """The whole cast, freshly written."""
    return cast.assemble()
