"""`make check` is part of the tests."""

import pytest

from scripts.check import CHECKS, run


@pytest.mark.parametrize("name", CHECKS)
def test_the_check_passes(name):
    result = run(name)
    assert result.returncode == 0, result.stdout
