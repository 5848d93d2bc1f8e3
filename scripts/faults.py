"""`make faults`: the proofs complete, of which the tests run a sample, on the services that the environment names."""

import subprocess
import sys

from scripts.install import DEVELOPMENT, PYTHON, ROOT, install


def main() -> None:
    """Prove all there is; end with the outcome."""
    install(DEVELOPMENT)
    sys.exit(subprocess.run([str(PYTHON), "-m", "bench.complete"], cwd=ROOT, check=False).returncode)


if __name__ == "__main__":
    main()
