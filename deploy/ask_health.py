"""Asks the web server of this container whether it lives; the image's HEALTHCHECK. Exit code 0 means yes.

The host name is one that the program answers to: a request for any other is refused before it reaches a page.
"""

import http.client
import os
import sys

PORT, SECONDS = 8000, 3


def main() -> int:
    """One question, one exit code."""
    host = os.environ.get("ALLOWED_HOSTS", "localhost").split(",")[0].strip().lstrip(".")
    connection = http.client.HTTPConnection("127.0.0.1", int(os.environ.get("PORT", PORT)), timeout=SECONDS)
    try:
        connection.request("GET", "/health/live", headers={"Host": host})
        return 0 if connection.getresponse().status == http.client.OK else 1
    except (OSError, http.client.HTTPException):
        return 1
    finally:
        connection.close()


if __name__ == "__main__":
    sys.exit(main())
