"""Signing in at an OpenID Connect provider, walked from our button to our page. The provider is played at one place."""

import json
from base64 import urlsafe_b64encode
from hashlib import sha256
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount
from django.test import Client

from accounts.models import Invitation, User
from tests.accounts.test_invitations import invited

ISSUER = "https://login.example"
CONFIGURATION = {
    "issuer": ISSUER,
    "authorization_endpoint": f"{ISSUER}/authorize",
    "token_endpoint": f"{ISSUER}/token",
    "userinfo_endpoint": f"{ISSUER}/userinfo",
    "jwks_uri": f"{ISSUER}/keys",
    "token_endpoint_auth_methods_supported": ["client_secret_post"],
}
BEGIN = "/account/oidc/organisation/login/"

pytestmark = pytest.mark.django_db


class Provider:
    """Answers what our side asks it, for one person who has signed in there."""

    def __init__(self) -> None:
        self.person: dict[str, object] = {}
        self.challenge = ""

    def send(self, adapter, request, **_options):
        address, sent = request.url.partition("?")[0], parse_qs(request.body or "")
        answer = requests.Response()
        answer.status_code, answer.request, answer.url = 200, request, request.url
        answer.headers["content-type"] = "application/json"
        answer._content = json.dumps(self.answer(address, sent, request.headers)).encode()
        return answer

    def answer(self, address, sent, headers):
        if address == f"{ISSUER}/.well-known/openid-configuration":
            return CONFIGURATION
        if address == f"{ISSUER}/token":
            assert (sent["code"], sent["client_secret"]) == (["a-code"], ["secret"])
            verifier = sha256(sent["code_verifier"][0].encode()).digest()
            assert urlsafe_b64encode(verifier).decode().rstrip("=") == self.challenge
            return {"access_token": "a-token", "token_type": "Bearer"}
        assert address == f"{ISSUER}/userinfo"
        assert headers["Authorization"] == "Bearer a-token"
        return self.person


@pytest.fixture
def provider(settings, monkeypatch):
    """One that is ready by settings, as FORUM_OIDC_CLIENT_ID makes it."""
    app = {"provider_id": "organisation", "name": "Single sign-on", "client_id": "corridor", "secret": "secret"}
    settings.SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {"APPS": [app | {"settings": {"server_url": ISSUER}}], "OAUTH_PKCE_ENABLED": True}
    }
    played = Provider()
    monkeypatch.setattr("requests.adapters.HTTPAdapter.send", lambda *args, **options: played.send(*args, **options))
    return played


def walk(provider, browser, email, *, verified=True, name="Noor Aziz", subject="subject-1"):
    """Press our button, sign in at the provider, come back; the answer at which the browser ends."""
    provider.person = {"sub": subject, "email": email, "email_verified": verified, "name": name}
    sent_there = browser.post(BEGIN)
    assert sent_there.status_code == 302
    there = urlsplit(sent_there.headers["Location"])
    asked = {name: values[0] for name, values in parse_qs(there.query).items()}
    assert f"{there.scheme}://{there.netloc}{there.path}" == CONFIGURATION["authorization_endpoint"]
    assert (asked["client_id"], asked["response_type"]) == ("corridor", "code")
    assert set(asked["scope"].split()) == {"openid", "profile", "email"}
    provider.challenge = asked["code_challenge"]
    back = urlsplit(asked["redirect_uri"]).path
    return browser.get(back, {"code": "a-code", "state": asked["state"]}, follow=True)


def signed_in_as(browser):
    """Who is, or nobody."""
    return User.objects.filter(pk=browser.session.get("_auth_user_id")).first()


def test_who_has_an_account_comes_in_by_the_address_the_provider_vouches_for(world, client, provider):
    answer = walk(provider, client, "official_qm@example.org")
    assert answer.status_code == 200
    assert signed_in_as(client) == world.user("official_qm")
    assert SocialAccount.objects.get().user == world.user("official_qm")
    assert client.get("/exchange/").status_code == 200
    assert world.user("official_qm").name == User.objects.get(pk=world.user("official_qm").pk).name


def test_who_came_once_is_known_by_what_the_provider_calls_them(world, client, provider):
    """Even when the address at the provider is another one by now."""
    walk(provider, client, "official_qm@example.org")
    elsewhere = Client()
    walk(provider, elsewhere, "amara.osei@example.net")
    assert signed_in_as(elsewhere) == world.user("official_qm")
    assert SocialAccount.objects.count() == 1


def test_an_address_that_is_not_vouched_for_lets_nobody_in(world, client, provider):
    answer = walk(provider, client, "official_qm@example.org", verified=False)
    assert signed_in_as(client) is None
    assert not SocialAccount.objects.exists()
    assert answer.status_code == 200


def test_who_is_suspended_stays_out(world, client, provider):
    walk(provider, client, "suspended_qm@example.org")
    assert signed_in_as(client) is None or client.get("/exchange/").status_code != 200
    assert client.get("/exchange/").status_code == 302


def test_a_second_factor_is_asked_for_here_too(world, client, provider):
    answer = walk(provider, client, "moderator@example.org")
    assert answer.redirect_chain[-1][0].startswith("/account/2fa/authenticate/")
    assert signed_in_as(client) is None


def test_who_is_invited_is_seated_under_the_name_they_have_there(world, client, provider):
    _invitation, token = invited(world)
    assert "Single sign-on" in client.get(f"/invitations/{token}/").content.decode()
    answer = walk(provider, client, "New@example.org")
    assert answer.status_code == 200
    newcomer = signed_in_as(client)
    assert (newcomer.email, newcomer.name) == ("new@example.org", "Noor Aziz")
    assert not newcomer.has_usable_password()
    assert newcomer.seats.get().authority == world.authorities["migration_qm"]
    assert EmailAddress.objects.get(user=newcomer).verified
    assert Invitation.objects.get().accepted_at
    assert answer.redirect_chain[-1][0] == "/terms/?next=%2F"


@pytest.mark.parametrize("how", ["uninvited", "another address", "not vouched for", "revoked"])
def test_a_stranger_stays_out_and_leaves_no_trace(world, client, provider, how):
    invitation, token = invited(world)
    if how != "uninvited":
        client.get(f"/invitations/{token}/")
    if how == "revoked":
        Invitation.objects.filter(pk=invitation.pk).update(revoked_at=invitation.invited_at)
    before = User.objects.count()
    email = "somebody@example.org" if how == "another address" else "new@example.org"
    answer = walk(provider, client, email, verified=how != "not vouched for")
    assert signed_in_as(client) is None
    assert (User.objects.count(), SocialAccount.objects.count()) == (before, 0)
    assert not Invitation.objects.filter(accepted_at__isnull=False).exists()
    assert "Corridor" in answer.content.decode()
    assert client.get("/account/3rdparty/signup/").status_code in (302, 200)
    client.post("/account/3rdparty/signup/", {"email": email})
    assert (User.objects.count(), signed_in_as(client)) == (before, None)


def test_an_answer_that_nobody_here_asked_for_is_refused(world, client, provider):
    provider.person = {"sub": "subject-1", "email": "official_qm@example.org", "email_verified": True}
    answer = client.get(
        "/account/oidc/organisation/login/callback/", {"code": "a-code", "state": "made-up"}, follow=True
    )
    assert signed_in_as(client) is None
    assert "Corridor" in answer.content.decode()
