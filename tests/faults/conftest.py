"""Everything here commits, and starts and stops real processes."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import global_settings
from django.contrib.auth.hashers import make_password

from accounts.models import User
from tests import cast
from tests.faults.starting import of_compose, of_make_run
from tests.faults.topology import Topology
from tests.live.conftest import thread as thread
from tests.live.conftest import world as world

# With the services, the topology of production; without them there is only that of one machine.
START = of_compose if os.environ.get("FORUM_DATABASE_URL") and os.environ.get("FORUM_REDIS_URL") else of_make_run


@pytest.fixture
def topology(world: cast.World, tmp_path: Path, settings: Any, capfd: pytest.CaptureFixture[str]) -> Iterator[Topology]:
    """All processes, well, with the cast in their database, whose passwords are kept as in real life.

    Nothing that happens, the health checks included, is an error in their logs.
    """
    settings.PASSWORD_HASHERS = global_settings.PASSWORD_HASHERS
    User.objects.update(password=make_password(cast.PASSWORD))
    with START(tmp_path) as topology:
        topology.wait_until_well()
        yield topology
    said = "".join(capfd.readouterr())
    assert "ERROR" not in said
    assert "Traceback" not in said
