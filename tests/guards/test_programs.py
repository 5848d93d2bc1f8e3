"""Tests never pass for want of a program where everything must be proven, and leave nothing running."""

import subprocess
import sys

import pytest

from tests import programs
from tests.programs import ROOT, Program, program

STUBBORN = """
import signal, subprocess, sys
signal.signal(signal.SIGTERM, signal.SIG_IGN)
subprocess.Popen([sys.executable, "-c", "import signal; signal.pause()"])
print("ready", flush=True)
signal.pause()
"""


OF_OTHERS = ("chromium", "redis-server")


def test_ci_installs_what_tests_need_of_others_and_says_that_it_is_ci():
    run = (ROOT / ".ci/run").read_text()
    assert all(f"command -v {name} >/dev/null || install {name}\n" in run for name in OF_OTHERS)
    assert "export CI=true\n" in run


@pytest.mark.parametrize(("ci", "outcome"), [("true", pytest.fail.Exception), ("", pytest.skip.Exception)])
def test_a_missing_program_fails_in_ci_and_skips_elsewhere(monkeypatch, ci, outcome):
    monkeypatch.setenv("CI", ci)
    monkeypatch.setenv("PATH", "")
    for name in OF_OTHERS:
        with pytest.raises(outcome, match=f"apt-get install {name}"):
            program(name)


def test_what_a_failing_test_started_is_over_with_all_that_it_started(monkeypatch):
    monkeypatch.setattr(programs, "GRACE", 0.1)
    stubborn = Program(sys.executable, "-c", STUBBORN, stdout=subprocess.PIPE)
    assert stubborn.process.stdout.readline() == b"ready\n"
    with pytest.raises(ZeroDivisionError), stubborn:
        _ = 1 / 0
    said, _ = stubborn.process.communicate(timeout=5)  # ends when nobody is left who could say something
    assert said == b""
