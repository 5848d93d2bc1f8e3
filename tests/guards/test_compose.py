"""docker-compose.yml, held against the settings without a Docker engine."""

import shlex
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from forum.settings.environment import FILE_SUFFIX, PREFIX, VARIABLES

ROOT = Path(__file__).resolve().parents[2]
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
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
    proxy = (ROOT / "deploy/proxy.conf").read_text()
    assert "upstream web { least_conn; server web1:8000; server web2:8000;" in proxy
    assert "upstream live { least_conn; server live1:8000; server live2:8000;" in proxy
    assert "wsgi" in SERVICES["web1"]["command"]
    assert "forum.asgi" in SERVICES["live1"]["command"]
    assert "proxy_set_header X-Forwarded-Proto https;" in proxy


def test_our_services_wait_for_the_tables():
    for name in OURS[:-1]:
        assert SERVICES[name]["depends_on"]["prepare"]["condition"] == "service_completed_successfully"
