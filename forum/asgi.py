"""The process that holds sockets; in the embedded default it serves the pages too."""

import os

from channels.routing import ProtocolTypeRouter
from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "forum.settings.production")

pages = get_asgi_application()

from forum.live.routing import lifespan, sockets  # noqa: E402 (models can be imported only now)

application = ProtocolTypeRouter({"http": pages, "websocket": sockets, "lifespan": lifespan})
