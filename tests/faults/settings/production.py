"""Those of production, with static files collected to a folder of the test."""

from forum.settings.production import *

STATIC_ROOT = DATA_DIR / "staticfiles"
