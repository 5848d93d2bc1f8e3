"""Whether a process of the forum answers on a port: for health checks. Ends with 1 if not. Standard library only."""

import http.client
import os
import sys
from urllib.parse import urlsplit


def main() -> None:
    """Ask for a page that does not exist: any whole answer will do.

    The name is the forum's own (FORUM_ADDRESS), since a request for another one is logged as an error.
    """
    connection = http.client.HTTPConnection("127.0.0.1", int(sys.argv[1]), timeout=4)
    headers = {"Host": urlsplit(os.environ["FORUM_ADDRESS"]).netloc}
    try:
        connection.request("GET", "/nothing-here", headers=headers)
        connection.getresponse().read()
    except (OSError, http.client.HTTPException) as problem:
        sys.exit(f"No answer: {problem}")


if __name__ == "__main__":
    main()
