"""Under what circumstances a figure was measured."""

import os
import platform
import subprocess
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from bench.figures import KEPT, ROOT

PACKAGES = ("Django", "channels", "channels_redis", "granian", "uvicorn", "uvloop", "websockets", "psycopg", "redis")


def circumstances(services: Mapping[str, str]) -> dict[str, Any]:
    """The date, the commit ("+" if files differ from it), and the machine with its versions and services."""
    return {
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "commit": _commit(),
        "machine": {
            "cores": os.cpu_count(),
            "cpu": _cpu(),
            "system": f"{platform.system()} {platform.release()}",
            "python": platform.python_version(),
            **{name: version(name) for name in PACKAGES},
            **services,
        },
    }


def _commit() -> str:
    commit = _git("rev-parse", "--short=10", "HEAD").strip()
    differs = _git("status", "--porcelain", "--", ".", f":!{KEPT.relative_to(ROOT)}")
    return f"{commit}{'+' if differs else ''}"


def _git(*arguments: str) -> str:
    try:
        return subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return "unknown"


def _cpu() -> str:
    for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.processor() or sys.platform
