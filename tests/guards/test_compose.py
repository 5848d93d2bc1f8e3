"""docker-compose.yml and the proxy's configuration, held against the settings without a Docker engine."""

import shlex
import subprocess

import pytest

from forum.settings.environment import FILE_SUFFIX, PREFIX, VARIABLES
from tests.deployed import HOST, SERVICES, VISITOR, way_of
from tests.doors import OURS as DOORS
from tests.doors import SOCKETS
from tests.programs import ROOT

OURS = ("web1", "web2", "live1", "live2", "worker", "prepare")
REQUIRED = ("FORUM_ADDRESS", "FORUM_DATABASE_URL", "FORUM_REDIS_URL", "FORUM_MAIL_URL", "FORUM_MAIL_FROM")


def test_the_topology_is_whole():
    assert set(SERVICES) == {*OURS, "proxy", "postgresql", "redis", "mail"}


@pytest.mark.parametrize("name", [name for name in SERVICES if name != "prepare"])
def test_every_service_that_stays_says_whether_it_is_well(name):
    assert SERVICES[name]["healthcheck"]["test"]
    assert SERVICES[name]["restart"] == "unless-stopped"


@pytest.mark.parametrize("name", OURS)
def test_our_services_set_known_variables_and_all_that_production_needs(name):
    given = {key for key in SERVICES[name]["environment"] if key.startswith(PREFIX)}
    assert {key.removesuffix(FILE_SUFFIX) for key in given} <= set(VARIABLES)
    assert {*REQUIRED, "FORUM_SECRET_KEY_FILE"} <= given
    assert SERVICES[name]["environment"]["DJANGO_SETTINGS_MODULE"] == "forum.settings.production"


@pytest.mark.parametrize("name", OURS)
def test_no_secret_stands_in_the_file(name):
    assert SERVICES[name]["secrets"] == ["secret_key"]
    assert "FORUM_SECRET_KEY" not in SERVICES[name]["environment"]


@pytest.mark.parametrize("name", OURS)
def test_the_programs_that_are_started_exist_and_know_their_options(name):
    program, *arguments = shlex.split(SERVICES[name]["command"])
    if program == "python":
        assert (ROOT / arguments[0]).exists()
        return
    help_text = subprocess.run(
        [ROOT / ".venv/bin" / program, "--help"], capture_output=True, text=True, check=True
    ).stdout
    for option in (one for one in arguments if one.startswith("--")):
        assert option in help_text


def test_pages_go_to_web_and_sockets_to_live():
    for path in ("/", "/static/css/base.css", *(f"/{door.route}" for door in DOORS)):
        assert way_of(path).services == ["web1", "web2"]
    for path in SOCKETS:
        assert way_of(path).services == ["live1", "live2"]
        assert way_of(path).headers["Upgrade"] == "$http_upgrade"
        assert way_of(path).headers["Connection"] == "upgrade"
    assert all("forum.wsgi" in SERVICES[name]["command"] for name in ("web1", "web2"))
    assert all("forum.asgi" in SERVICES[name]["command"] for name in ("live1", "live2"))


@pytest.mark.parametrize("path", ["/", *SOCKETS])
def test_the_proxy_asks_where_services_listen_and_once_they_are_well(path):
    way = way_of(path)
    for name in way.services:
        assert f"--port {way.port} " in SERVICES[name]["command"]
        assert SERVICES[name]["healthcheck"]["test"][-1] == way.port
        assert SERVICES["proxy"]["depends_on"][name]["condition"] == "service_healthy"


@pytest.mark.parametrize("path", ["/", *SOCKETS])
def test_what_a_client_says_of_its_origin_is_overwritten(path):
    """The settings believe these headers of one proxy: FORUM_TRUSTED_PROXIES."""
    headers = way_of(path).headers
    said = (headers["Host"], headers["X-Forwarded-For"], headers["X-Forwarded-Proto"])
    assert said == (HOST, VISITOR, "https")


def test_our_services_wait_for_the_tables():
    for name in OURS[:-1]:
        assert SERVICES[name]["depends_on"]["prepare"]["condition"] == "service_completed_successfully"
