"""`make bench`: what is claimed about speed, measured on the services that the environment names."""

import subprocess
import sys

from scripts.install import DEVELOPMENT, PYTHON, ROOT, install


def main() -> None:
    """Measure all there is, or the benches that are named; end with the outcome."""
    install(DEVELOPMENT)
    sys.exit(subprocess.run([str(PYTHON), "-m", "bench", *sys.argv[1:]], cwd=ROOT, check=False).returncode)


if __name__ == "__main__":
    main()
