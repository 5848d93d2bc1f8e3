"""The table of bad input is whole: every route that takes a form stands in it, with all that could be wrong there."""

import pytest

from tests.doors import ADDRESSES, SOCKETS, walked
from tests.inputs.kinds import Kind
from tests.inputs.whole import EVERY, OWN
from tests.live.test_frames import NONSENSE

TAKES_NOTHING = {
    "mail/stop/<str:token>/": "one button; tests/notifications/test_mail.py knows its token",
    "account/data/erasure/": "one button; asked twice, it waits once",
    "account/logout/": "signing out asks for nothing",
    "account/2fa/totp/deactivate/": "one button",
    "account/2fa/recovery-codes/generate/": "one button",
    "account/sessions/": "one button",
    r"account/^confirm-email/(?P<key>[-:\w]+)/$": "one button; tests/accounts/test_pages.py knows its key",
    "account/signup/": "closed, whatever is sent (tests/accounts/test_enumeration.py)",
    "account/password/set/": "leads whoever has a password to its change",
    "account/login/code/confirm/": "no code is ever sent",
    r"account/^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$": "draws the fields of the change",
    "account/3rdparty/signup/": "nobody registers",
    "account/social/login/cancelled/": "leads on",
    "account/social/login/error/": "leads on",
    "account/social/signup/": "leads on",
    "account/social/connections/": "leads on",
    r"account/oidc/^(?P<provider_id>[^/]+)/login/": "leads to a provider, of which there is none",
    r"account/oidc/^(?P<provider_id>[^/]+)/login/callback/": "from a provider, of which there is none",
}
"""Addresses that answer POST and read nothing from it, and why."""


def test_every_route_that_takes_input_is_in_the_table():
    forms = {door.route for door in ADDRESSES if "POST" in door.methods}
    assert {route for route, _pattern in walked()} >= forms
    assert set(OWN) & set(TAKES_NOTHING) == set()
    assert set(OWN) | set(TAKES_NOTHING) == forms


@pytest.mark.parametrize("route", OWN)
def test_nothing_that_could_be_wrong_is_missing(route):
    there = {bad.kind for bad in (*OWN[route].bad, *EVERY[route].bad)} if route in EVERY else set(Kind)
    assert OWN[route].needed <= {bad.kind for bad in OWN[route].bad}
    assert route.startswith("account/") or Kind.WRONG_METHOD in there


@pytest.mark.parametrize("route", [route for route in OWN if "<uuid:" in route and "draft" not in route])
def test_what_an_address_names_may_be_unknown_or_of_others(route):
    assert {Kind.UNKNOWN, Kind.NOT_MINE} <= {bad.kind for bad in (*OWN[route].bad, *EVERY[route].bad)}


def test_frames_have_a_table_of_their_own():
    assert SOCKETS == ["/live/"]
    assert len(NONSENSE) >= 25
