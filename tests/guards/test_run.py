"""`make run`: opens under both names of this machine, and ends as a whole."""

import http.client
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from scripts.run import has_ipv6
from tests.programs import ROOT, environment_of_nobody, free_port

PATIENCE = 60


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """One data folder for all starts, since a second start is the quicker one."""
    return tmp_path_factory.mktemp("data")


@pytest.fixture
def port():
    """A free port."""
    return free_port()


@contextmanager
def start(port: object, data: Path) -> Iterator[subprocess.Popen[str]]:
    """What `make run` starts, without any setting of the tests."""
    process = subprocess.Popen(
        [sys.executable, "-m", "scripts.run"],
        cwd=ROOT,
        env=environment_of_nobody() | {"PORT": str(port), "FORUM_DATA_DIR": str(data)},
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    try:
        yield process
    finally:
        process.terminate()
        process.communicate(timeout=PATIENCE)


def until_open(process: subprocess.Popen[str]) -> str:
    """What is said until the address is."""
    said = ""
    for line in process.stdout:
        said += line
        if "http://" in line:
            return said
    raise AssertionError(process.stderr.read())


def children(process: subprocess.Popen[str]) -> list[int]:
    """The processes it has started, oldest first."""
    return [int(pid) for pid in Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()]


def answers(address: str, port: int) -> bool:
    """Whether a sign-in page is served at this address."""
    with closing(http.client.HTTPConnection(address, port, timeout=PATIENCE)) as connection:
        connection.request("GET", "/account/login/")
        return connection.getresponse().status == 200


def test_it_opens_under_both_names_and_one_interrupt_ends_all(port, data):
    with start(port, data) as process:
        said = until_open(process)
        assert f"http://localhost:{port}" in said
        assert "secretariat" in said.lower()
        assert answers("127.0.0.1", port)
        assert answers("::1", port) or not has_ipv6()
        started = children(process)
        process.send_signal(signal.SIGINT)
        assert process.wait(PATIENCE) == 0
        assert len(started) == 2
        assert not any(Path(f"/proc/{child}").exists() for child in started)


@pytest.mark.parametrize(("position", "name"), [(0, "The web process"), (1, "The worker")])
def test_when_one_process_dies_the_other_is_ended_and_it_is_said(port, data, position, name):
    with start(port, data) as process:
        until_open(process)
        started = children(process)
        os.kill(started[position], signal.SIGKILL)
        assert process.wait(PATIENCE) == 1
        assert f"{name} ended by itself (exit code -9)" in process.stderr.read()
        assert not any(Path(f"/proc/{child}").exists() for child in started)


def test_a_taken_port_is_one_sentence(port, data):
    with socket.socket() as other:
        other.bind(("127.0.0.1", port))
        other.listen()
        with start(port, data) as process:
            assert process.wait(PATIENCE) == 1
            assert process.stderr.read() == (
                f"Port {port} is in use by another program. End that, or choose another: make run PORT={port + 1}\n"
            )


@pytest.mark.parametrize("port", ["http", "0", "70000", "-1"])
def test_a_port_that_is_none_is_one_sentence(port, data):
    with start(port, data) as process:
        assert process.wait(PATIENCE) == 1
        assert process.stderr.read() == f"PORT must be a number from 1 to 65535, not “{port}”.\n"
