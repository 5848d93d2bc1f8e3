"""`make test`: everything, on the services that the environment names (none: SQLite and memory)."""

import os
import subprocess
import sys

from scripts.install import DEVELOPMENT, PYTHON, ROOT, install

BROWSER = "tests/browser"
LOOKS = f"{BROWSER}/test_every_page.py"
SOME_FAILED, NOTHING_COLLECTED = 1, 5


def main() -> None:
    """Run the tests in two parts, and end with the outcome of the first that fails.

    Playwright leaves an event loop running in its process, in which no asyncio test can run: the browser is a part
    of its own. How pages look is the same on every database, and takes a third of the time: it is looked at once.
    """
    install(DEVELOPMENT)
    looked_at = [f"--ignore={LOOKS}"] if os.environ.get("FORUM_DATABASE_URL") else []
    sys.exit(in_browsers(looked_at) or outcome(["-n", "2", "--dist", "loadfile", f"--ignore={BROWSER}"]))


def in_browsers(looked_at: list[str]) -> int:
    """Run the stories in browsers, two at a time; what failed is told again alone.

    Two browsers, their servers and the tests share the processors: a story that holds only when told alone has a race,
    which the output names for somebody to mend, but which is no defect of what is being tested.
    """
    code = outcome(["-n", "2", "--dist", "worksteal", BROWSER, *looked_at])
    if code != SOME_FAILED:
        return code
    print("Told again alone. What passes now has a race in its telling: mend it.", flush=True)
    return outcome(["--last-failed", BROWSER, *looked_at])


def outcome(part: list[str]) -> int:
    """Run one part; its exit code, where a part without any test counts as passed."""
    command = [str(PYTHON), "-m", "pytest", *part, *sys.argv[1:]]
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "forum.settings.test"}
    code = subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode
    return 0 if code == NOTHING_COLLECTED else code


if __name__ == "__main__":
    main()
