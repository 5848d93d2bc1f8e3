"""Every page about people stands in our shell."""

import pytest

FOR_EVERYBODY = (
    "account/login",
    "account/signup",
    "account/password/reset",
    "account/password/reset/done",
    "account/password/reset/key/done",
    "account/inactive",
    "account/confirm-email",
    "account/social/login/cancelled",
    "account/social/login/error",
    "account/password/reset/key/x-y",
    "account/confirm-email/unknown",
    "invitations/unknown",
)
FOR_A_PERSON = (
    "account/logout",
    "account/email",
    "account/password/change",
    "account/2fa",
    "account/2fa/totp/activate",
    "account/2fa/webauthn",
    "account/2fa/webauthn/add",
    "account/sessions",
    "account/reauthenticate",
    "account/social/connections",
)


@pytest.mark.parametrize("address", FOR_EVERYBODY)
def test_pages_for_everybody(address, client, db):
    response = client.get(f"/{address}/", follow=True)
    assert b'class="bar"' in response.content


@pytest.mark.parametrize("address", FOR_A_PERSON)
def test_pages_for_a_person(address, world):
    response = world.client("official_qm").get(f"/{address}/", follow=True)
    assert b'class="bar"' in response.content
