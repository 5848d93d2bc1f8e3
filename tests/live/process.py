"""The live process of the tests: `scripts.serve`, with the database that a test wrote, and the pace it asks for."""

import os

from django.conf import settings

settings.DATABASES["default"]["NAME"] = os.environ["TEST_DATABASE"]

if __name__ == "__main__":
    import forum.asgi
    from forum.live import hub
    from scripts.serve import main

    assert forum.asgi.application
    hub.TICK = float(os.environ.get("TEST_TICK", hub.TICK))
    main()
