"""Signing in: limits, language, single sign-on, and how our mails look."""

import pytest
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount, SocialLogin
from django.core import mail
from django.test import Client, RequestFactory

from accounts.adapters import INVITATION, AccountAdapter, SocialAccountAdapter
from accounts.models import Invitation, User
from tests.accounts.test_invitations import invited
from tests.cast import PASSWORD


@pytest.mark.parametrize(
    ("said", "counted"),
    [
        ("203.0.113.9", "203.0.113.9"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("2001:db8:1:2:ffff::1", "2001:db8:1:2::"),
        ("::ffff:203.0.113.9", "203.0.113.9"),
    ],
)
def test_limits_count_a_network_of_ipv6_as_one(said, counted):
    assert AccountAdapter().get_client_ip(RequestFactory().get("/", REMOTE_ADDR=said)) == counted


def test_a_network_that_guesses_is_stopped(world):
    """Five wrong passwords for one person in five minutes, from wherever in the network."""
    answers = [
        Client(REMOTE_ADDR=f"2001:db8:1:2::{host}")
        .post("/account/login/", {"login": "official_qm@example.org", "password": "guess"})
        .content.decode()
        for host in range(1, 8)
    ]
    assert ["Too many failed login attempts" in answer for answer in answers] == [False] * 5 + [True] * 2


def test_the_language_is_found_again_at_the_next_sign_in(world):
    first = world.client("official_qm")
    first.post("/language/", {"language": "qps", "next": "/"})
    assert User.objects.get(pk=world.user("official_qm").pk).language == "qps"
    elsewhere = Client()
    elsewhere.post("/account/login/", {"login": "official_qm@example.org", "password": PASSWORD})
    assert elsewhere.cookies["django_language"].value == "qps"
    assert 'dir="rtl"' in elsewhere.get("/account/email/").content.decode()


@pytest.mark.parametrize("code", ["", "xx", "de", "../../etc"])
def test_an_unknown_language_is_not_kept(world, code):
    world.client("official_qm").post("/language/", {"language": code, "next": "/"})
    assert User.objects.get(pk=world.user("official_qm").pk).language == ""


def test_a_visitor_chooses_a_language_without_a_trace(db):
    assert Client().post("/language/", {"language": "qps", "next": "/"}).cookies["django_language"].value == "qps"


def test_our_mails_say_the_same_in_text_and_html(world):
    Client().post("/account/password/reset/", {"email": "official_qm@example.org"})
    [message] = mail.outbox
    assert message.subject.startswith("Corridor: ")
    link = next(word for word in message.body.split() if "/account/password/reset/key/" in word)
    [html] = message.alternatives
    assert f'href="{link}"' in html.content
    assert "example.com" not in message.body


@pytest.fixture
def provider(settings):
    settings.SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {
            "APPS": [
                {
                    "provider_id": "organisation",
                    "name": "Single sign-on",
                    "client_id": "corridor",
                    "secret": "secret",
                    "settings": {"server_url": "https://login.example"},
                }
            ]
        }
    }


def arriving(email, *, verified=True, name="Noor Aziz"):
    account = SocialAccount(provider="organisation", uid="subject-1", extra_data={"name": name})
    address = EmailAddress(email=email, verified=verified, primary=True)
    return SocialLogin(user=User(email=email), account=account, email_addresses=[address])


def request_with(client, **session):
    """A request of this browser, with something in its session."""
    stored = client.session
    for key, value in session.items():
        stored[key] = value
    stored.save()
    request = client.get("/account/login/").wsgi_request
    request.session = stored
    return request


def test_the_provider_is_offered_where_there_is_one(db, client, provider):
    assert "Single sign-on" in client.get("/account/login/").content.decode()


def test_without_a_provider_none_is_offered(db, client):
    assert "openid" not in client.get("/account/login/").content.decode()


def test_single_sign_on_lets_nobody_in_who_is_not_invited(world, client, provider):
    login = arriving("new@example.org")
    SocialAccountAdapter().pre_social_login(request_with(client), login)
    assert not login.is_existing
    assert not SocialAccountAdapter().is_open_for_signup(request_with(client), login)


def test_who_followed_an_invitation_comes_in_with_the_address_it_was_sent_to(world, client, provider, monkeypatch):
    monkeypatch.setattr(SocialLogin, "connect", lambda self, request, user: setattr(self, "user", user))
    _, token = invited(world)
    client.get(f"/invitations/{token}/")
    assert client.session[INVITATION] == str(Invitation.objects.get().pk)
    login = arriving("New@example.org")
    SocialAccountAdapter().pre_social_login(request_with(client, **{INVITATION: client.session[INVITATION]}), login)
    assert (login.user.name, login.user.has_usable_password()) == ("Noor Aziz", False)
    assert login.user.seats.get().authority == world.authorities["migration_qm"]


@pytest.mark.parametrize(("email", "verified"), [("other@example.org", True), ("new@example.org", False)])
def test_an_invitation_to_another_or_unverified_address_lets_nobody_in(world, client, provider, email, verified):
    invitation, _ = invited(world)
    login = arriving(email, verified=verified)
    SocialAccountAdapter().pre_social_login(request_with(client, **{INVITATION: str(invitation.pk)}), login)
    assert not login.is_existing
    assert not Invitation.objects.get().accepted_at


def test_an_invitation_that_is_not_open_any_more_lets_nobody_in(world, client, provider):
    invitation, _ = invited(world)
    Invitation.objects.update(lapses_at=invitation.invited_at)
    login = arriving("new@example.org")
    SocialAccountAdapter().pre_social_login(request_with(client, **{INVITATION: str(invitation.pk)}), login)
    assert not login.is_existing


def test_somebody_with_an_account_is_found_by_a_verified_address(world, client, provider):
    request_with(client)
    login = arriving("official_qm@example.org")
    login.provider = type("Provider", (), {"app": None})()
    assert SocialAccountAdapter().can_authenticate_by_email(login, "official_qm@example.org")
