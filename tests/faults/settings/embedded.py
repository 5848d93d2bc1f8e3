"""Those of `make run`, with the database that a test wrote."""

import os

from forum.settings.development import *

DATABASES["default"]["NAME"] = os.environ["TEST_DATABASE"]
