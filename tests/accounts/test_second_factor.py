"""The second factor, through the pages."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from tests.cast import PASSWORD, code


def given_password(email):
    client = Client()
    response = client.post("/account/login/", {"login": email, "password": PASSWORD})
    return client, response


def signed_in(client):
    return client.get("/account/email/").status_code == 200


def test_powers_begin_with_an_app(world):
    client, _ = given_password("focal_bare_qm@example.org")
    assert client.get("/invitations/").status_code == 403
    client.post("/account/reauthenticate/?next=/account/2fa/totp/activate/", {"password": PASSWORD})
    page = client.get("/account/2fa/totp/activate/")
    secret = page.context["form"].secret
    assert secret in page.content.decode()
    assert client.post("/account/2fa/totp/activate/", {"code": "000000"}).status_code == 200
    assert client.get("/invitations/").status_code == 403
    assert client.post("/account/2fa/totp/activate/", {"code": code(secret)}).status_code == 302
    assert client.get("/invitations/").status_code == 200


def test_a_person_with_an_app_signs_in_with_its_code(world):
    client, response = given_password("focal_qm@example.org")
    assert response.headers["Location"].startswith("/account/2fa/authenticate/")
    assert not signed_in(client)
    assert client.get("/account/2fa/authenticate/").status_code == 200
    client.post("/account/2fa/authenticate/", {"code": "000000"})
    assert not signed_in(client)
    client.post("/account/2fa/authenticate/", {"code": code()})
    assert signed_in(client)


def test_a_code_is_not_used_twice(world):
    used = code()
    first, _ = given_password("focal_qm@example.org")
    first.post("/account/2fa/authenticate/", {"code": used})
    second, _ = given_password("focal_qm@example.org")
    second.post("/account/2fa/authenticate/", {"code": used})
    assert (signed_in(first), signed_in(second)) == (True, False)


def test_a_recovery_code_opens_once(world):
    client, _ = given_password("focal_qm@example.org")
    client.post("/account/2fa/authenticate/", {"code": code()})
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    made = client.post("/account/2fa/recovery-codes/generate/", follow=True)
    codes = re.findall(
        r"\b[0-9a-f]{8}\b|\b\d{8}\b", re.search(r"<textarea.*?</textarea>", made.content.decode(), re.S)[0]
    )
    assert len(codes) == 10
    assert codes[0] not in client.get("/account/2fa/recovery-codes/").content.decode()
    for attempt in (True, False):
        other, _ = given_password("focal_qm@example.org")
        other.post("/account/2fa/authenticate/", {"code": codes[0]})
        assert signed_in(other) == attempt


def test_powers_end_with_the_app(world):
    client, _ = given_password("focal_qm@example.org")
    client.post("/account/2fa/authenticate/", {"code": code()})
    assert client.get("/invitations/").status_code == 200
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    client.post("/account/2fa/totp/deactivate/")
    assert not Authenticator.objects.filter(user=world.user("focal_qm"), type=Authenticator.Type.TOTP).exists()
    assert client.get("/invitations/").status_code == 403


@pytest.mark.parametrize("address", ["/account/2fa/totp/activate/", "/account/2fa/webauthn/add/"])
def test_what_is_sensitive_asks_for_the_password_again(world, address):
    client, _ = given_password("official_qm@example.org")
    assert client.get(address).headers["Location"].startswith("/account/reauthenticate/")


def test_the_page_says_what_is_missing(world):
    page = world.client("moderator_bare").get("/account/2fa/").content.decode()
    assert "Set up a second factor to use the powers of your role." in page
    assert "Set up a second factor" not in world.client("moderator").get("/account/2fa/").content.decode()


def test_demo_people_are_told_that_they_need_none_here(world):
    person = world.user("moderator_bare")
    person.is_demo = True
    person.save()
    page = world.client("moderator_bare").get("/account/2fa/").content.decode()
    assert "Demo people need no second factor here." in page
    assert "Set up a second factor to use" not in page


def test_a_passkey_is_kept_under_our_name(world):
    client, _ = given_password("official_qm@example.org")
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    page = client.get("/account/2fa/webauthn/add/").content.decode()
    assert '"name": "Corridor"' in page
