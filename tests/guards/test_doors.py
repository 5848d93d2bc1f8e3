"""The registry of doors is whole: what leads out of the forum is listed, and stops whom it should."""

import re

import pytest
from django.conf import settings
from django.core.management import get_commands
from django.test import Client
from django.urls import NoReverseMatch, reverse

from forum.events.models import StreamKind
from forum.live.routing import PATH
from forum.notifications import catcher_urls
from tests.doors import ACCOUNT, ADDRESSES, CATCHER, COMMANDS, MAILS, OURS, SOCKETS, STREAMS, Door, walked
from tests.guards.sources import ROOT

NOBODY = "00000000-0000-4000-8000-000000000000"
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
ROUTES = dict(walked())
FORMS = [door for door in ADDRESSES if "POST" in door.methods]

by_route = pytest.mark.parametrize("door", ADDRESSES, ids=lambda door: door.route)


def address(door: Door) -> str:
    """It, for an identifier that is nobody's."""
    plain = re.sub(r"\(\?P<\w+>(\[[^]]*\]|\.)\+\)", "abc", door.route.replace("^", "").replace("$", ""))
    plain = re.sub(r"<int:\w+>", "1", plain)
    return "/" + re.sub(r"<\w+:\w+>", NOBODY, plain)


def test_every_address_is_listed_once():
    assert sorted(ROUTES) == sorted(door.route for door in ADDRESSES)


def test_the_page_of_caught_mails_is_listed_and_is_nowhere_here(client):
    routes = {str(pattern.pattern) for pattern in catcher_urls.urlpatterns}
    assert routes == {door.route for door in CATCHER}
    assert client.get("/mail/").status_code == 404


def test_every_socket_and_stream_is_listed():
    assert [PATH] == SOCKETS
    assert set(StreamKind.values) == set(STREAMS)


def test_every_command_is_listed():
    ours = {name for name, app in get_commands().items() if app.split(".")[0] in ("forum", "accounts")}
    assert ours == set(COMMANDS)


def test_every_template_of_a_mail_is_listed():
    folders = [folder for name in ("mail", "email") for folder in (ROOT / "templates").rglob(name) if folder.is_dir()]
    stems = {
        re.sub(r"_(subject|message)$", "", path.relative_to(ROOT / "templates").with_suffix("").as_posix())
        for folder in folders
        for path in folder.glob("*.txt")
    }
    assert stems == set(MAILS)


def test_there_is_no_admin():
    assert not [app for app in settings.INSTALLED_APPS if "admin" in app]
    with pytest.raises(NoReverseMatch):
        reverse("admin:index")


@by_route
def test_public_is_what_says_so(door):
    assert getattr(ROUTES[door.route].callback, "login_required", True) == (not door.public)


@pytest.mark.django_db
@pytest.mark.parametrize("door", [door for door in ADDRESSES if not door.public], ids=lambda door: door.route)
def test_a_stranger_is_sent_to_the_entrance(door, client):
    for method in METHODS:
        answer = client.generic(method, address(door))
        assert answer.status_code in (302, 405), method
        if answer.status_code == 302:
            assert answer.headers["Location"].startswith("/account/login/")


@pytest.mark.django_db
def test_no_form_is_taken_without_its_token(world):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(world.user("moderator"))
    taken = {door.route for door in FORMS if browser.post(address(door)).status_code != 403}
    assert taken == {"mail/stop/<str:token>/"}, "What a mail program presses: its address is its token (RFC 8058)."


@pytest.mark.django_db
def test_what_is_not_asked_for_rightly_is_refused(world):
    """405 for each method that is not listed."""
    browser = world.client("secretariat")
    wrong = {
        (door.route, method)
        for door in OURS
        for method in METHODS
        if method not in door.methods.split() and browser.generic(method, address(door)).status_code != 405
    }
    assert wrong == set()


@pytest.mark.django_db
def test_pages_of_an_account_survive_what_they_do_not_know(world):
    """They are not ours: some look at who asks before they look at how."""
    browser = world.client("secretariat")
    assert {browser.delete(address(door)).status_code for door in ACCOUNT} <= {200, 301, 302, 404, 405}
