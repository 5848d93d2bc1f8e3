"""Worlds of the proofs, each written once for a module, and the number of cells that were compared."""

from collections.abc import Iterator

import pytest
from django.test import Client

from tests.proofs.apart import kept_apart
from tests.proofs.finding import Finder
from tests.proofs.plan import PEOPLE, PERSONAS
from tests.proofs.world import Told, write


@pytest.fixture(scope="module")
def told(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[Told]:
    """The world of the plan."""
    with django_db_blocker.unblock(), kept_apart():
        yield write()


@pytest.fixture(scope="module")
def finder(told: Told) -> Finder:
    """Who knows every canary of the world of the plan."""
    return Finder(told)


@pytest.fixture(scope="module")
def clients(told: Told) -> dict[str, Client]:
    """A browser of everybody's, and one of a visitor's."""
    return {who: told.cast.client(who) if who in PEOPLE else Client() for who in PERSONAS}


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how many cells were compared."""
    reports = [report for report in terminalreporter.stats.get("passed", []) if report.when == "call"]
    cells = sum(dict(report.user_properties).get("cells", 0) for report in reports)
    if cells:
        terminalreporter.write_line(f"canaries: {cells:,} cells (persona x door x canary), no canary too many or few")
