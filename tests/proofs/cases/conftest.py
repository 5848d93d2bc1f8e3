"""The world of case studies, written once for a module."""

from collections.abc import Iterator

import pytest

from tests.proofs.apart import kept_apart
from tests.proofs.cases.plan import CASE_LABELS
from tests.proofs.cases.world import write_cases
from tests.proofs.finding import Finder
from tests.proofs.world import Told


@pytest.fixture(scope="module")
def told(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[Told]:
    """The world of the plan of case studies."""
    with django_db_blocker.unblock(), kept_apart():
        yield write_cases()


@pytest.fixture(scope="module")
def finder(told: Told) -> Finder:
    """Who knows every canary of that world."""
    return Finder(told, CASE_LABELS)
