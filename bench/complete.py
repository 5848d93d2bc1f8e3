"""`python -m bench.complete`: the proofs, complete instead of sampled; how much was compared, and what failed."""

import os
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

from bench.figures import KEPT, ROOT, Figure, Target, keep, rows_of, table
from bench.machine import circumstances

PROOFS = {
    "canaries, twins, things of others": ["tests/proofs"],
    "rights taken away under load": ["tests/faults/test_revocations.py"],
    "processes killed, services gone": ["tests/live/test_processes.py", "tests/faults/test_topology.py"],
}
"""Each proof with where it stands. What a test says of its size with `record_property` is told in the table."""

SUMS = {"cells": "cells", "revocations": "rights"}
"""By the property: of what it is a number."""

KEPT_OF_FAULTS = KEPT.with_name("faults.json")
NONE = Target(0, at_most=True)
SECONDS_TO_CUT_OFF = Target(2, at_most=True)


def main() -> None:
    """Run them one after the other; end with 1 if anything failed."""
    services = {
        "database": "PostgreSQL" if os.environ.get("FORUM_DATABASE_URL") else "SQLite",
        "doorbell": "Redis" if os.environ.get("FORUM_REDIS_URL") else "memory",
    }
    figures = [figure for name, paths in PROOFS.items() for figure in _proven(name, paths)]
    rows = rows_of(figures, circumstances(services))
    keep(rows, instead_of_all=True, path=KEPT_OF_FAULTS)
    print(f"\n{table(rows)}")
    sys.exit(any(row["holds"] is False for row in rows))


def _proven(name: str, paths: list[str]) -> Iterator[Figure]:
    print(f"Proving: {name} …", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        command = [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-n",
            "2",
            "--dist",
            "loadfile",
            f"--junitxml={report}",
            *paths,
        ]
        subprocess.run(command, cwd=ROOT, env=os.environ | {"PROOFS": "complete"}, check=False)
        suite = ET.parse(report).getroot()[0]  # noqa: S314 (pytest wrote it just now)
    said = defaultdict(list)
    for one in suite.iter("property"):
        said[one.attrib["name"]].append(float(one.attrib["value"]))
    yield Figure(f"{name}: tests", "tests", [float(suite.attrib["tests"])])
    yield Figure(f"{name}: failed", "tests", [float(suite.attrib["failures"]) + float(suite.attrib["errors"])], NONE)
    for of, unit in SUMS.items():
        if of in said:
            yield Figure(f"{name}: compared", unit, [sum(said[of])])
    if "slowest" in said:
        yield Figure(f"{name}: slowest cut", "s", [max(said["slowest"])], SECONDS_TO_CUT_OFF)


if __name__ == "__main__":
    main()
