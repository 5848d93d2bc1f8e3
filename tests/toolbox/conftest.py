"""The reference data, loaded once for a module, with the cast beside it."""

from collections.abc import Iterator

import pytest
from django.core.management import call_command

from tests import cast
from tests.proofs.apart import kept_apart


@pytest.fixture(scope="module")
def loaded(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[cast.World]:
    """Everything on record, and everybody of the cast."""
    with django_db_blocker.unblock(), kept_apart():
        call_command("load_reference", verbosity=0)
        yield cast.assemble()
