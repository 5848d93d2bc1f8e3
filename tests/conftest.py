"""Fixtures that every room uses."""

import pytest

from forum.home.catalogues.compile import compile_catalogues
from tests import cast


@pytest.fixture(autouse=True, scope="session")
def catalogues() -> None:
    """The mirrored language is generated, not committed."""
    compile_catalogues()


@pytest.fixture
def world(db: None) -> cast.World:
    """The whole cast, freshly written."""
    return cast.assemble()
