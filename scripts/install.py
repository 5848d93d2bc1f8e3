"""The virtual environment beside the code, holding exactly what a lock file lists. Standard library only."""

import hashlib
import json
import re
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
RUNTIME = ROOT / "requirements.lock"
DEVELOPMENT = ROOT / "requirements-dev.lock"
INSTALLED = VENV / "installed.json"
OLDEST_PYTHON = (3, 11)


def install(lock: Path) -> None:
    """Make the environment hold what `lock` lists; at once when it does already. Ends the program when it cannot."""
    if sys.version_info < OLDEST_PYTHON:
        sys.exit(f"Corridor needs Python 3.11 or newer; this is {sys.version.split()[0]}. Say: make PYTHON=python3.11")
    if fingerprint(lock) == remembered().get(lock.name):
        return
    if not (VENV / "bin" / "pip").exists():
        make_environment()
    fetch(lock)
    remember(lock)


def make_environment() -> None:
    """Create the virtual environment."""
    print(f"Making a virtual environment in {VENV.name} …", flush=True)
    try:
        venv.create(VENV, with_pip=True, clear=True)
    except subprocess.CalledProcessError:
        sys.exit("Python cannot make a virtual environment here. On Debian or Ubuntu: apt-get install python3-venv")


def fetch(lock: Path) -> None:
    """Install what `lock` lists, refusing every file whose hash it does not know; show how far it is."""
    total = len(re.findall(r"^\S+==", lock.read_text(encoding="utf-8"), flags=re.MULTILINE))
    print(f"Installing {total} packages of {lock.name} (once) …", flush=True)
    pip = [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check"]
    with subprocess.Popen([*pip, "--require-hashes", "-r", lock], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None  # noqa: S101 (PIPE was asked for)
        seen = 0
        for line in process.stdout:
            if line.startswith(("Collecting ", "Requirement already satisfied")):
                seen += 1
                show(f"  {seen} of {total}")
            elif line.startswith("Installing collected"):
                show("  unpacking …")
    show("")
    if process.returncode:
        sys.exit("The packages could not be installed; the lines above say why.")


def show(progress: str) -> None:
    """Show progress in one line of a terminal; be silent in a file."""
    if sys.stdout.isatty():
        print(f"\r\033[K{progress}", end="", flush=True)


def fingerprint(lock: Path) -> str:
    """What an environment made from `lock` depends on: its text and the Python that installs it."""
    return hashlib.sha256(lock.read_bytes() + sys.version.encode()).hexdigest()


def remembered() -> dict[str, str]:
    """The fingerprints of the locks that are installed already."""
    if not (PYTHON.exists() and INSTALLED.exists()):
        return {}
    known: dict[str, str] = json.loads(INSTALLED.read_text(encoding="utf-8"))
    return known


def remember(lock: Path) -> None:
    """Note that `lock` is installed. The development lock holds the runtime lock, so it counts for both."""
    locks = {lock, RUNTIME}
    known = remembered() | {each.name: fingerprint(each) for each in locks}
    INSTALLED.write_text(json.dumps(known, indent=2), encoding="utf-8")


if __name__ == "__main__":
    install(DEVELOPMENT)
