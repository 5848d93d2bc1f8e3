"""`make pictures`: the pictures of the README, taken from a demo forum made for it and ended after."""

import os
import sys
import tempfile

from scripts.install import DEVELOPMENT, install
from scripts.run import listen, port_asked_for, prepare, running, settle, started, wait_until_open


def main() -> None:
    """Play the demo in a folder of its own, take the pictures, and end with the outcome."""
    install(DEVELOPMENT)
    port = port_asked_for()
    listeners = listen(port)
    with tempfile.TemporaryDirectory() as data:
        os.environ["FORUM_DATA_DIR"] = data
        settle(port)
        prepare()
        with running(listeners) as children:
            wait_until_open(port, children)
            sys.exit(started("-m", "scripts.camera", f"http://localhost:{port}").wait())


if __name__ == "__main__":
    main()
