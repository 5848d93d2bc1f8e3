"""The forum's pages, and beside them, in the same server, an address that is answered without any middleware."""

from collections.abc import Callable, Iterable
from typing import Any

from django.core.handlers.wsgi import WSGIHandler
from django.test import override_settings

from bench.servers import BARE
from forum.wsgi import application as forum

with override_settings(MIDDLEWARE=[]):
    bare = WSGIHandler()


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Answer one request."""
    handler = bare if environ["PATH_INFO"] == f"/{BARE}" else forum
    return handler(environ, start_response)
