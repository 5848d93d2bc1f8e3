"""The live process of the tests: `scripts.serve`, with the database that a test wrote."""

import os

from django.conf import settings

settings.DATABASES["default"]["NAME"] = os.environ["TEST_DATABASE"]

if __name__ == "__main__":
    from scripts.serve import main

    main()
