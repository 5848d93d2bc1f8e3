"""`make lock`: resolve pyproject.toml into the two lock files. `make lock UPGRADE=1` takes newer releases too."""

import os
import shutil
import subprocess
import sys

from scripts.install import DEVELOPMENT, ROOT, RUNTIME, VENV

RESOLVE = "pip compile --universal --generate-hashes --no-header --no-annotate --quiet pyproject.toml"
"""Hashes and no addresses: what is installed is the same wherever it is fetched from."""


def main() -> None:
    """Resolve what runs, then what it is developed with, so that both hold the same versions."""
    uv = shutil.which("uv", path=f"{VENV / 'bin'}{os.pathsep}{os.environ['PATH']}")
    if uv is None:
        sys.exit("Resolving needs uv. Install it with: .venv/bin/pip install uv")
    upgrade = ["--upgrade"] if os.environ.get("UPGRADE") else []
    resolve = [uv, *RESOLVE.split(), *upgrade]
    subprocess.run([*resolve, "-o", RUNTIME.name], cwd=ROOT, check=True)
    subprocess.run([*resolve, "--group", "dev", "-c", RUNTIME.name, "-o", DEVELOPMENT.name], cwd=ROOT, check=True)


if __name__ == "__main__":
    main()
