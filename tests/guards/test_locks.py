"""The lock files: hashes and no addresses, and both sizes of them agree."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
LOCKS = ("requirements.lock", "requirements-dev.lock")


def pins(lock: str) -> set[str]:
    """`name==version` of every package in a lock."""
    return set(re.findall(r"^[\w.-]+==\S+", (ROOT / lock).read_text(), flags=re.MULTILINE))


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_packages_and_hashes_only(lock):
    pin = re.compile(r"[\w.-]+==[\w.!+-]+( ; [^\\]+)? \\")
    checksum = re.compile(r"    --hash=sha256:[0-9a-f]{64}( \\)?")
    lines = (ROOT / lock).read_text().splitlines()
    assert lines
    assert [line for line in lines if not (pin.fullmatch(line) or checksum.fullmatch(line))] == []


def test_what_is_developed_with_is_what_runs():
    assert pins("requirements.lock") < pins("requirements-dev.lock")
