"""`make check`: format, lint, types, templates, and who may import whom."""

import subprocess
import sys
import time

from scripts.install import DEVELOPMENT, ROOT, VENV, install

CHECKS = {
    "format": ["ruff", "format", "--check", "--quiet", "."],
    "lint": ["ruff", "check", "--quiet", "."],
    "types": ["mypy"],
    "templates": ["djlint", "--lint", "--quiet", "templates"],
    "layers": ["lint-imports", "--no-cache"],
}


def main() -> None:
    """Run every check, show what the failing ones say, and end with 1 if any failed."""
    install(DEVELOPMENT)
    failed = [name for name in CHECKS if not passes(name)]
    sys.exit(f"Failed: {', '.join(failed)}" if failed else 0)


def passes(name: str) -> bool:
    """Run one check; its output is shown only if it failed."""
    start = time.monotonic()
    result = run(name)
    print(f"{'ok    ' if not result.returncode else 'FAILED'} {name} ({time.monotonic() - start:.1f} s)", flush=True)
    if result.returncode:
        print(result.stdout, flush=True)
    return not result.returncode


def run(name: str) -> subprocess.CompletedProcess[str]:
    """The outcome of one check, with both its outputs as one."""
    program, *arguments = CHECKS[name]
    command = [str(VENV / "bin" / program), *arguments]
    return subprocess.run(command, cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)


if __name__ == "__main__":
    main()
