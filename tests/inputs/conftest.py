"""The stage, written once for a module."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache

from tests.inputs.stage import Stage, set_up
from tests.proofs.apart import kept_apart


@pytest.fixture(scope="module")
def stage(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[Stage]:
    with django_db_blocker.unblock(), kept_apart():
        yield set_up()


@pytest.fixture(autouse=True)
def fresh_limits(db: None) -> Iterator[None]:
    """Limits are counted in the cache: each test begins with none used up."""
    cache.clear()
    yield
    cache.clear()
