"""docker-compose.yml and deploy/proxy.conf, read: the services, and which of them a path goes to with which headers."""

import re
from dataclasses import dataclass
from typing import Any

import yaml

from tests.programs import ROOT

SERVICES: dict[str, dict[str, Any]] = yaml.safe_load((ROOT / "docker-compose.yml").read_text())["services"]
PROXY = (ROOT / "deploy/proxy.conf").read_text()

UPSTREAM = re.compile(r"upstream (\w+) \{(.*?)\}", re.DOTALL)
LOCATION = re.compile(r"location (/\S*) \{\s*proxy_pass http://(\w+);(.*?)\}", re.DOTALL)
SERVER = re.compile(r"server (\w+):(\d+);")
HEADER = re.compile(r"proxy_set_header (\S+) ([^\s\"]+);")
HOST, VISITOR = "forum.example", "203.0.113.7"


@dataclass(frozen=True)
class Way:
    """Where requests go: the services, the port they listen on, and the headers with which they come."""

    services: list[str]
    port: str
    headers: dict[str, str]


def way_of(path: str) -> Way:
    """The way of the request that VISITOR sends to HOST for a path."""
    fitting = (found for found in LOCATION.findall(PROXY) if path.startswith(found[0]))
    _, upstream, settings = max(fitting, key=lambda found: len(found[0]))
    servers = SERVER.findall(dict(UPSTREAM.findall(PROXY))[upstream])
    (port,) = {port for _, port in servers}
    known = {"$http_host": HOST, "$remote_addr": VISITOR}
    headers = {name: known.get(value, value) for name, value in HEADER.findall(settings)}
    return Way([name for name, _ in servers], port, headers)
