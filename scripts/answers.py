"""Whether a process of the forum answers on a port: for health checks. Ends with 1 if not. Standard library only."""

import http.client
import sys


def main() -> None:
    """Ask for a page that does not exist: any whole answer will do, whatever name the forum goes by."""
    connection = http.client.HTTPConnection("127.0.0.1", int(sys.argv[1]), timeout=4)
    try:
        connection.request("GET", "/nothing-here")
        connection.getresponse().read()
    except OSError as problem:
        sys.exit(f"No answer: {problem}")


if __name__ == "__main__":
    main()
