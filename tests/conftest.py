"""Fixtures that every room uses."""

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.utils import translation

from forum.home.catalogues.compile import compile_catalogues
from tests import cast


@pytest.fixture(autouse=True, scope="session")
def catalogues() -> None:
    """The mirrored language is generated, not committed."""
    compile_catalogues()


@pytest.fixture(autouse=True)
def in_the_language_of_the_settings() -> Iterator[None]:
    """A page asked for in another language leaves that language behind in its thread."""
    yield
    translation.activate(settings.LANGUAGE_CODE)


@pytest.fixture
def world(db: None) -> cast.World:
    """The whole cast, freshly written."""
    return cast.assemble()
